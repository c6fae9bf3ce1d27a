UPDATE dossier.prioriteit
SET
    editie = $editie,
    veld = $veld,
    naam = $naam,
    deelthemas = $deelthemas,
    elementen = $elementen,
    gebieden = $gebieden,
    status = $status,
    auteur = $auteur,
    rubricering = $rubricering,
    bewijs = $bewijs,
    versie = $versie,
    gewijzigd = $gewijzigd,
    ingetrokken = $ingetrokken
WHERE id = $id AND versie = $gelezen_versie
