-- Which indicators had counts per month or quarter of any of these gebieden at $op or right after upload $tot_en_met; both
-- null: now. Numbers are filtered before texts are joined.
WITH stand AS (
@stand
),

gebieden AS (
    SELECT nummer FROM cijfers.woord WHERE kolom = 'gebied' AND list_contains(CAST($gebieden AS VARCHAR[]), tekst)
),

perioden AS (
    SELECT nummer, substr(tekst, 5, 2) AS soort
    FROM cijfers.woord
    WHERE kolom = 'periode' AND substr(tekst, 5, 2) <> 'JJ'
),

gevonden AS (
    SELECT DISTINCT f.indicator, f.bron, p.soort
    FROM cijfers.feit AS f
    INNER JOIN perioden AS p ON p.nummer = f.periode
    WHERE
        f.upload IN (SELECT volgnummer FROM stand)
        AND f.gebied IN (SELECT nummer FROM gebieden)
        AND f.maat IN (SELECT nummer FROM cijfers.woord WHERE kolom = 'maat' AND tekst = 'aantal')
        AND f.uitsplitsing IN (SELECT nummer FROM cijfers.woord WHERE kolom = 'uitsplitsing' AND tekst = 'totaal')
)

SELECT i.tekst AS indicator, b.tekst AS bron, g.soort
FROM gevonden AS g
INNER JOIN cijfers.woord AS i ON i.kolom = 'indicator' AND i.nummer = g.indicator
INNER JOIN cijfers.woord AS b ON b.kolom = 'bron' AND b.nummer = g.bron
ORDER BY i.tekst, b.tekst, g.soort
