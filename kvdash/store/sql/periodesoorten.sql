-- Which indicators have counts per month or quarter of any of these gebieden.
SELECT DISTINCT w.indicator, w.bron, substr(w.periode, 5, 2) AS soort
FROM cijfers.waarneming AS w
INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
WHERE
    u.ingetrokken IS NULL
    AND w.gebied IN (SELECT unnest(CAST($gebieden AS VARCHAR[])))
    AND list_contains(CAST($gebieden AS VARCHAR[]), w.gebied)
    AND substr(w.periode, 5, 2) <> 'JJ'
    AND w.maat = 'aantal'
    AND w.uitsplitsing = 'totaal'
ORDER BY w.indicator, w.bron, soort
