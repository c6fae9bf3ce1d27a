-- What counted at $op or right after upload $tot_en_met; both null: now. Which upload a figure comes from does not matter
-- here, only that there is one.
WITH stand AS (
@stand
)

SELECT
    i.tekst AS indicator, b.tekst AS bron, m.tekst AS maat,
    CAST(left(min(p.tekst), 4) AS INTEGER) AS eerste_jaar,
    CAST(left(max(p.tekst), 4) AS INTEGER) AS laatste_jaar,
    count(DISTINCT c.gebied) AS gebieden,
    count(*) AS waarnemingen
FROM (
    SELECT DISTINCT f.indicator, f.bron, f.maat, f.gebied, f.periode
    FROM cijfers.feit AS f
    WHERE f.upload IN (SELECT volgnummer FROM stand)
) AS c
INNER JOIN cijfers.woord AS i ON i.kolom = 'indicator' AND i.nummer = c.indicator
INNER JOIN cijfers.woord AS b ON b.kolom = 'bron' AND b.nummer = c.bron
INNER JOIN cijfers.woord AS m ON m.kolom = 'maat' AND m.nummer = c.maat
INNER JOIN cijfers.woord AS p ON p.kolom = 'periode' AND p.nummer = c.periode
GROUP BY i.tekst, b.tekst, m.tekst
ORDER BY i.tekst, b.tekst, m.tekst
