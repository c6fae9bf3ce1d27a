-- The staged figures at the keys in `sleutels` (registered by the caller) that differ from the current ones.
WITH doel AS (
    SELECT
        s.rowid AS rij,
        k.indicator, b.tekst AS bron, m.tekst AS maat, k.gebied, k.periode, s.indelingsjaar,
        x.tekst AS uitsplitsing,
        s.waarde
    FROM (SELECT DISTINCT indicator, gebied, periode FROM sleutels) AS k
    INNER JOIN stage_woord AS i ON i.kolom = 'indicator' AND i.tekst = k.indicator
    INNER JOIN stage_woord AS g ON g.kolom = 'gebied' AND g.tekst = k.gebied
    INNER JOIN stage_woord AS p ON p.kolom = 'periode' AND p.tekst = k.periode
    INNER JOIN stage_rij AS s ON s.indicator = i.nummer AND s.gebied = g.nummer AND s.periode = p.nummer
    INNER JOIN stage_woord AS b ON b.kolom = 'bron' AND b.nummer = s.bron
    INNER JOIN stage_woord AS m ON m.kolom = 'maat' AND m.nummer = s.maat
    INNER JOIN stage_woord AS x ON x.kolom = 'uitsplitsing' AND x.nummer = s.uitsplitsing
    WHERE x.tekst = 'totaal'
),

huidig AS (
    SELECT
        d.rij,
        arg_max(
            {'waarde': w.waarde},
            {'volgnummer': u.volgnummer, 'regel': -w.regel, 'kolom': -coalesce(w.kolom, 0)}
        ) AS cijfer
    FROM doel AS d
    INNER JOIN cijfers.woord AS i ON i.kolom = 'indicator' AND i.tekst = d.indicator
    INNER JOIN cijfers.woord AS g ON g.kolom = 'gebied' AND g.tekst = d.gebied
    INNER JOIN cijfers.woord AS p ON p.kolom = 'periode' AND p.tekst = d.periode
    INNER JOIN cijfers.woord AS b ON b.kolom = 'bron' AND b.tekst = d.bron
    INNER JOIN cijfers.woord AS m ON m.kolom = 'maat' AND m.tekst = d.maat
    INNER JOIN cijfers.woord AS x ON x.kolom = 'uitsplitsing' AND x.tekst = d.uitsplitsing
    INNER JOIN cijfers.feit AS w
        ON
            w.indicator = i.nummer
            AND w.gebied = g.nummer
            AND w.periode = p.nummer
            AND w.bron = b.nummer
            AND w.maat = m.nummer
            AND w.uitsplitsing = x.nummer
            AND w.indelingsjaar = d.indelingsjaar
    INNER JOIN cijfers.upload_stand AS u ON u.volgnummer = w.upload
    WHERE u.ingetrokken IS NULL
    GROUP BY d.rij
)

SELECT d.indicator, d.bron, d.maat, d.gebied, d.periode, h.cijfer.waarde AS oud, d.waarde AS nieuw
FROM doel AS d
LEFT JOIN huidig AS h ON h.rij = d.rij
WHERE h.rij IS NULL OR h.cijfer.waarde IS DISTINCT FROM d.waarde
ORDER BY d.indicator, d.gebied, d.periode, d.bron, d.maat
