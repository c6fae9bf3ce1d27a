-- Of each staged row that meets figures the current one (newest upload, of it the first line): how many differ, and the
-- hundred biggest differences; those from or to no value come last. `los` are figures that the file does not have.
WITH vaker AS (
    SELECT rij
    FROM plan_paar
    WHERE rij IS NOT NULL
    GROUP BY rij
    HAVING count(*) > 1
),

-- Most rows meet one figure: they need no choosing, and choosing takes most of the time.
huidig AS MATERIALIZED (
    SELECT p.indicator, p.bron, p.maat, p.gebied, p.periode, p.oud, p.nieuw, p.is_gelijk
    FROM plan_paar AS p
    ANTI JOIN vaker AS v ON v.rij = p.rij
    WHERE p.rij IS NOT NULL
    UNION ALL
    SELECT p.indicator, p.bron, p.maat, p.gebied, p.periode, p.oud, p.nieuw, p.is_gelijk
    FROM plan_paar AS p
    SEMI JOIN vaker AS v ON v.rij = p.rij
    QUALIFY row_number() OVER (PARTITION BY p.rij ORDER BY p.volgnummer DESC, p.regel, p.kolom) = 1
),

grootste AS (
    SELECT indicator, bron, maat, gebied, periode, oud, nieuw, coalesce(abs(nieuw - oud), -1) AS verschil
    FROM huidig
    WHERE NOT is_gelijk
    ORDER BY verschil DESC, indicator DESC, gebied DESC, periode DESC, bron DESC, maat DESC
    LIMIT 100
)

SELECT
    count(*) FILTER (WHERE is_gelijk) AS gelijk,
    count(*) FILTER (WHERE NOT is_gelijk) AS gewijzigd,
    (SELECT count(*) FROM plan_paar WHERE rij IS NULL) AS los,
    (
        SELECT
            list(
                {
                    'verschil': v.verschil, 'indicator': i.tekst, 'bron': b.tekst, 'maat': m.tekst, 'gebied': v.gebied,
                    'periode': p.tekst, 'oud': v.oud, 'nieuw': v.nieuw
                }
            )
        FROM grootste AS v
        INNER JOIN stage_woord AS i ON i.kolom = 'indicator' AND i.nummer = v.indicator
        INNER JOIN stage_woord AS b ON b.kolom = 'bron' AND b.nummer = v.bron
        INNER JOIN stage_woord AS m ON m.kolom = 'maat' AND m.nummer = v.maat
        INNER JOIN stage_woord AS p ON p.kolom = 'periode' AND p.nummer = v.periode
    ) AS wijzigingen
FROM huidig
