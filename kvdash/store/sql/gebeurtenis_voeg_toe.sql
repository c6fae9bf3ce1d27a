INSERT INTO dossier.gebeurtenis (
    nummer, id, editie, naam, soort, van, tot, gebieden, themas, indicatoren, cijferbron, is_breuk, bron, auteur, versie,
    gewijzigd, verwijderd
)
SELECT
    (SELECT coalesce(max(nummer), 0) + 1 FROM dossier.gebeurtenis WHERE editie = $editie),
    $id, $editie, $naam, $soort, $van, $tot, $gebieden, $themas, $indicatoren, $cijferbron, $is_breuk, $bron,
    $auteur, $versie, $gewijzigd, $verwijderd
