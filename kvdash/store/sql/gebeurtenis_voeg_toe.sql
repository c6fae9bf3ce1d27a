INSERT INTO dossier.gebeurtenis (
    volgorde, id, editie, naam, soort, van, tot, gebieden, themas, indicatoren, cijferbron, is_breuk, bron, auteur, versie,
    gewijzigd, verwijderd
)
VALUES (
    $volgorde, $id, $editie, $naam, $soort, $van, $tot, $gebieden, $themas, $indicatoren, $cijferbron, $is_breuk, $bron,
    $auteur, $versie, $gewijzigd, $verwijderd
)
