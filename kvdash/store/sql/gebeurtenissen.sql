SELECT
    id, editie, naam, soort, van, tot, gebieden, themas, indicatoren, cijferbron, is_breuk, bron, auteur, versie,
    gewijzigd, verwijderd
FROM dossier.gebeurtenis
WHERE editie = $editie AND NOT verwijderd
ORDER BY volgorde, id
