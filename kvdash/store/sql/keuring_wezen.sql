-- How many rows there are of uploads that were not finished, beside figures and files.
SELECT count(*)
FROM (
    SELECT upload FROM cijfers.gebied
    UNION ALL
    SELECT upload FROM cijfers.grens
    UNION ALL
    SELECT upload FROM cijfers.afronding
    UNION ALL
    SELECT upload FROM cijfers.leeswijze
    UNION ALL
    SELECT upload FROM cijfers.intrekking
) AS alles
WHERE upload NOT IN (SELECT id FROM cijfers.upload)
