-- Each staged row beside the current figure of its key (newest upload that is not withdrawn, of it the first line), in
-- one pass. `wijzigingen` holds the hundred biggest differences; those from or to no value come last.
WITH huidig AS (
    SELECT
        s.rowid AS rij,
        arg_max(
            {'waarde': w.waarde, 'onder': w.onder, 'boven': w.boven, 'status': w.status},
            {'volgnummer': u.volgnummer, 'regel': -w.regel, 'kolom': -coalesce(w.kolom, 0)}
        ) AS cijfer
    FROM stage AS s
    INNER JOIN cijfers.waarneming AS w
        ON
            w.indicator = s.indicator
            AND w.gebied = s.gebied
            AND w.periode = s.periode
            AND w.bron = s.bron
            AND w.maat = s.maat
            AND w.indelingsjaar = s.indelingsjaar
            AND w.uitsplitsing = s.uitsplitsing
    INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
    WHERE u.ingetrokken IS NULL
    GROUP BY s.rowid
),

vergeleken AS (
    SELECT
        s.indicator, s.bron, s.maat, s.gebied, s.periode,
        h.cijfer.waarde AS oud,
        s.waarde AS nieuw,
        CASE
            WHEN h.rij IS NULL THEN 'nieuw'
            WHEN
                h.cijfer.waarde IS DISTINCT FROM s.waarde
                OR h.cijfer.onder IS DISTINCT FROM s.onder
                OR h.cijfer.boven IS DISTINCT FROM s.boven
                OR h.cijfer.status IS DISTINCT FROM s.status
                THEN 'gewijzigd'
            ELSE 'gelijk'
        END AS soort
    FROM stage AS s
    LEFT JOIN huidig AS h ON h.rij = s.rowid
)

SELECT
    count(*) FILTER (WHERE soort = 'nieuw') AS nieuw,
    count(*) FILTER (WHERE soort = 'gewijzigd') AS gewijzigd,
    count(*) FILTER (WHERE soort = 'gelijk') AS gelijk,
    max(
        {
            'verschil': coalesce(abs(nieuw - oud), -1),
            'indicator': indicator, 'bron': bron, 'maat': maat, 'gebied': gebied, 'periode': periode,
            'oud': oud, 'nieuw': nieuw
        },
        100
    ) FILTER (WHERE soort = 'gewijzigd') AS wijzigingen
FROM vergeleken
