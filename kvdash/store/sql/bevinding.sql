SELECT
    id, editie, veld, soort, onderwerp, tekst, gebieden, auteur, status, rubricering, bewijs, versie, gewijzigd, verwijderd,
    automatisch
FROM dossier.bevinding
WHERE id = $id
