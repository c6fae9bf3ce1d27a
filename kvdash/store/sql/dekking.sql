-- Which upload a current figure comes from does not matter here, only that there is one.
SELECT
    indicator, bron, maat,
    CAST(left(min(periode), 4) AS INTEGER) AS eerste_jaar,
    CAST(left(max(periode), 4) AS INTEGER) AS laatste_jaar,
    count(DISTINCT gebied) AS gebieden,
    count(*) AS waarnemingen
FROM (
    SELECT DISTINCT w.indicator, w.bron, w.maat, w.gebied, w.periode
    FROM cijfers.waarneming AS w
    INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
    WHERE u.ingetrokken IS NULL
)
GROUP BY indicator, bron, maat
ORDER BY indicator, bron, maat
