-- The uploads that have other figures than they were finished with; without `bestand` no upload was finished.
SELECT
    coalesce(u.volgnummer, f.upload) AS volgnummer, u.bestand, coalesce(f.rijen, 0) AS rijen,
    coalesce(u.waarnemingen, 0) AS hoort
FROM cijfers.upload AS u
FULL JOIN (
    SELECT upload, count(*) AS rijen
    FROM cijfers.feit
    GROUP BY upload
) AS f ON f.upload = u.volgnummer
WHERE coalesce(f.rijen, 0) <> coalesce(u.waarnemingen, 0)
ORDER BY 1
