SELECT
    id, editie, veld, soort, onderwerp, tekst, gebieden, auteur, status, rubricering, bewijs, versie, gewijzigd, verwijderd,
    automatisch
FROM dossier.bevinding
WHERE editie = $editie AND NOT verwijderd AND (CAST($veld AS INTEGER) IS NULL OR veld = CAST($veld AS INTEGER))
ORDER BY volgorde, id
