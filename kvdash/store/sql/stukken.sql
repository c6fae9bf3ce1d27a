-- The stukken of one kind, also removed ones.
SELECT
    id, editie, soort, ouder, versie, vorm, status, rubricering, volgorde, auteur, wie, wanneer, verwijderd, inhoud
FROM dossier.stuk
WHERE soort = $soort
ORDER BY volgorde, id
