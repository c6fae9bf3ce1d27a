-- Current figures that the file no longer has, the first hundred of them. Where more are missing than the file has, it
-- is another selection of areas, and nothing has disappeared.
WITH verdwenen AS MATERIALIZED (
    SELECT indicator, bron, maat, gebied, periode, oud
    FROM plan_weg
    QUALIFY
        count(*) OVER (PARTITION BY indicator, bron, maat, periode, indelingsjaar, uitsplitsing, soort) <= aantal
),

eerste AS (
    SELECT indicator, bron, maat, gebied, periode, oud
    FROM verdwenen
    ORDER BY indicator, gebied, periode, bron, maat, oud
    LIMIT 100
)

SELECT
    (SELECT count(*) FROM verdwenen) AS aantal,
    list(
        {
            'indicator': i.tekst, 'gebied': v.gebied, 'periode': p.tekst, 'bron': b.tekst, 'maat': m.tekst,
            'oud': v.oud, 'nieuw': NULL::DOUBLE
        }
        ORDER BY i.tekst, v.gebied, p.tekst, b.tekst, m.tekst
    ) AS voorbeelden
FROM eerste AS v
INNER JOIN stage_woord AS i ON i.kolom = 'indicator' AND i.nummer = v.indicator
INNER JOIN stage_woord AS b ON b.kolom = 'bron' AND b.nummer = v.bron
INNER JOIN stage_woord AS m ON m.kolom = 'maat' AND m.nummer = v.maat
INNER JOIN stage_woord AS p ON p.kolom = 'periode' AND p.nummer = v.periode
