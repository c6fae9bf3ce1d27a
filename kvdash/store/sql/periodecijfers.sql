-- The current counts per month and quarter: of each indicator, bron, gebied and period those of the newest borders, of
-- these the newest upload. Rows are filtered before the newest is taken, as in jaarcijfers.sql, whose columns these are:
-- each is one figure of its file, not a sum of months.
SELECT
    w.indicator, w.bron, w.maat, w.gebied, w.periode, w.indelingsjaar, w.waarde, w.status,
    CAST(NULL AS INTEGER) AS maanden, CAST(w.upload AS VARCHAR) AS upload, w.regel, w.kolom
FROM cijfers.waarneming AS w
INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
WHERE
    u.ingetrokken IS NULL
    AND w.gebied IN (SELECT unnest(CAST($gebieden AS VARCHAR[])))
    AND list_contains(CAST($gebieden AS VARCHAR[]), w.gebied)
    AND list_contains(CAST($indicatoren AS VARCHAR[]), w.indicator)
    AND w.periode >= $van_periode
    AND w.periode < $tot_periode
    AND substr(w.periode, 5, 2) <> 'JJ'
    AND w.maat = 'aantal'
    AND w.uitsplitsing = 'totaal'
QUALIFY row_number() OVER (
    PARTITION BY w.indicator, w.bron, w.gebied, w.periode
    ORDER BY w.indelingsjaar DESC, u.volgnummer DESC, w.regel, w.kolom
) = 1
ORDER BY w.indicator, w.bron, w.gebied, w.periode
