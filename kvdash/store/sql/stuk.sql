SELECT
    id, editie, soort, ouder, versie, vorm, status, rubricering, volgorde, auteur, wie, wanneer, verwijderd, inhoud
FROM dossier.stuk
WHERE id = $id
