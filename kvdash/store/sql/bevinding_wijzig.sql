UPDATE dossier.bevinding
SET
    editie = $editie,
    veld = $veld,
    soort = $soort,
    onderwerp = $onderwerp,
    tekst = $tekst,
    gebieden = $gebieden,
    auteur = $auteur,
    status = $status,
    rubricering = $rubricering,
    bewijs = $bewijs,
    versie = $versie,
    gewijzigd = $gewijzigd,
    verwijderd = $verwijderd,
    automatisch = $automatisch
WHERE id = $id AND versie = $gelezen_versie
