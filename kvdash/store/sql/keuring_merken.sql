-- The highest number in use, per kind of number, also of what no upload vouches for.
SELECT 'upload' AS soort, greatest(
    (SELECT coalesce(max(volgnummer), 0) FROM cijfers.upload),
    (SELECT coalesce(max(upload), 0) FROM cijfers.feit)
) AS hoogste
UNION ALL
SELECT 'intrekking', coalesce(max(nummer), 0)
FROM cijfers.intrekking
UNION ALL
SELECT 'woord.' || kolom, max(nummer)
FROM cijfers.woord
GROUP BY kolom
UNION ALL
SELECT 'woord.indicator', coalesce(max(indicator), -1)
FROM cijfers.feit
UNION ALL
SELECT 'woord.bron', coalesce(max(bron), -1)
FROM cijfers.feit
UNION ALL
SELECT 'woord.maat', coalesce(max(maat), -1)
FROM cijfers.feit
UNION ALL
SELECT 'woord.gebied', coalesce(max(gebied), -1)
FROM cijfers.feit
UNION ALL
SELECT 'woord.periode', coalesce(max(periode), -1)
FROM cijfers.feit
UNION ALL
SELECT 'woord.uitsplitsing', coalesce(max(uitsplitsing), -1)
FROM cijfers.feit
UNION ALL
SELECT 'woord.status', coalesce(max(status), -1)
FROM cijfers.feit
