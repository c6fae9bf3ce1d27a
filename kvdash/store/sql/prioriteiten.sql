SELECT
    id, editie, veld, naam, deelthemas, elementen, gebieden, status, auteur, rubricering, bewijs, versie, gewijzigd,
    ingetrokken
FROM dossier.prioriteit
WHERE editie = $editie
ORDER BY volgorde, id
