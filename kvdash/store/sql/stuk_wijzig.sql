UPDATE dossier.stuk
SET
    editie = $editie,
    ouder = $ouder,
    versie = $versie,
    vorm = $vorm,
    status = $status,
    rubricering = $rubricering,
    volgorde = $volgorde,
    auteur = $auteur,
    wie = $wie,
    wanneer = $wanneer,
    verwijderd = $verwijderd,
    inhoud = $inhoud
WHERE id = $id AND soort = $soort AND versie = $versie - 1
