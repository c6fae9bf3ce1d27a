-- Current figures that the staged file no longer has, though it has the same indicator, bron, maat and periode for areas
-- of the same kind: of the country above the wijk, else of one gemeente. Where more are missing than the file has, it is
-- another selection of areas, and nothing has disappeared.
WITH groep AS (
    SELECT
        indicator, bron, maat, periode, indelingsjaar, uitsplitsing,
        left(gebied, CASE WHEN left(gebied, 2) IN ('WK', 'BU') THEN 6 ELSE 2 END) AS soort,
        count(*) AS aantal
    FROM stage
    GROUP BY ALL
),

weg AS (
    SELECT
        w.indicator, w.bron, w.maat, w.periode, w.indelingsjaar, w.uitsplitsing, w.gebied,
        g.soort, g.aantal,
        arg_max(w.waarde, {'volgnummer': u.volgnummer, 'regel': -w.regel, 'kolom': -coalesce(w.kolom, 0)}) AS oud
    FROM cijfers.waarneming AS w
    INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
    INNER JOIN groep AS g
        ON
            g.indicator = w.indicator
            AND g.bron = w.bron
            AND g.maat = w.maat
            AND g.periode = w.periode
            AND g.indelingsjaar = w.indelingsjaar
            AND g.uitsplitsing = w.uitsplitsing
            AND g.soort = left(w.gebied, CASE WHEN left(w.gebied, 2) IN ('WK', 'BU') THEN 6 ELSE 2 END)
    WHERE
        u.ingetrokken IS NULL
        AND NOT EXISTS (
            SELECT 1
            FROM stage AS s
            WHERE
                s.indicator = w.indicator
                AND s.gebied = w.gebied
                AND s.periode = w.periode
                AND s.bron = w.bron
                AND s.maat = w.maat
                AND s.indelingsjaar = w.indelingsjaar
                AND s.uitsplitsing = w.uitsplitsing
        )
    GROUP BY ALL
),

verdwenen AS (
    SELECT indicator, bron, maat, gebied, periode, oud
    FROM weg
    QUALIFY
        count(*) OVER (PARTITION BY indicator, bron, maat, periode, indelingsjaar, uitsplitsing, soort) <= aantal
)

SELECT
    count(*) AS aantal,
    min(
        {
            'indicator': indicator, 'gebied': gebied, 'periode': periode, 'bron': bron, 'maat': maat,
            'oud': oud, 'nieuw': NULL::DOUBLE
        },
        100
    ) AS voorbeelden
FROM verdwenen
