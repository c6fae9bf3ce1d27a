UPDATE dossier.weergave
SET
    editie = $editie,
    naam = $naam,
    pagina = $pagina,
    keuze = $keuze,
    stand = $stand,
    auteur = $auteur,
    versie = $versie,
    gewijzigd = $gewijzigd,
    verwijderd = $verwijderd
WHERE id = $id AND versie = $gelezen_versie
