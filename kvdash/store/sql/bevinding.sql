SELECT
    id, editie, veld, soort, onderwerp, tekst, gebieden, auteur, status, rubricering, bewijs, versie, gewijzigd, verwijderd
FROM dossier.bevinding
WHERE id = $id
