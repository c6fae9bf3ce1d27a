UPDATE dossier.gebeurtenis
SET
    editie = $editie,
    naam = $naam,
    soort = $soort,
    van = $van,
    tot = $tot,
    gebieden = $gebieden,
    themas = $themas,
    indicatoren = $indicatoren,
    cijferbron = $cijferbron,
    is_breuk = $is_breuk,
    bron = $bron,
    auteur = $auteur,
    versie = $versie,
    gewijzigd = $gewijzigd,
    verwijderd = $verwijderd
WHERE id = $id AND versie = $gelezen_versie
