-- The staged figures at the keys in `sleutels` (registered by the caller) that differ from the current ones.
WITH doel AS (
    SELECT s.rowid AS rij, s.indicator, s.bron, s.maat, s.gebied, s.periode, s.indelingsjaar, s.uitsplitsing, s.waarde
    FROM stage AS s
    SEMI JOIN sleutels AS k ON k.indicator = s.indicator AND k.gebied = s.gebied AND k.periode = s.periode
    WHERE s.uitsplitsing = 'totaal'
),

huidig AS (
    SELECT
        d.rij,
        arg_max(
            {'waarde': w.waarde},
            {'volgnummer': u.volgnummer, 'regel': -w.regel, 'kolom': -coalesce(w.kolom, 0)}
        ) AS cijfer
    FROM doel AS d
    INNER JOIN cijfers.waarneming AS w
        ON
            w.indicator = d.indicator
            AND w.gebied = d.gebied
            AND w.periode = d.periode
            AND w.bron = d.bron
            AND w.maat = d.maat
            AND w.indelingsjaar = d.indelingsjaar
            AND w.uitsplitsing = d.uitsplitsing
    INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
    WHERE u.ingetrokken IS NULL
    GROUP BY d.rij
)

SELECT d.indicator, d.bron, d.maat, d.gebied, d.periode, h.cijfer.waarde AS oud, d.waarde AS nieuw
FROM doel AS d
LEFT JOIN huidig AS h ON h.rij = d.rij
WHERE h.rij IS NULL OR h.cijfer.waarde IS DISTINCT FROM d.waarde
ORDER BY d.indicator, d.gebied, d.periode, d.bron, d.maat
