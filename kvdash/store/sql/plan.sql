-- Of each staged row that meets figures the current one (newest upload, of it the first line): how many differ, and the
-- hundred biggest differences; those from or to no value come last. `los` are figures that the file does not have.
WITH huidig AS MATERIALIZED (
    SELECT indicator, bron, maat, gebied, periode, oud, nieuw, is_gelijk
    FROM plan_paar
    WHERE rij IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY rij ORDER BY volgnummer DESC, regel, kolom) = 1
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
