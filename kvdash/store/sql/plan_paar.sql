-- The figures of all uploads that count, at the topics and periods of the file and in areas of the same kinds, from one
-- area up to another; each with the staged row of its key (its number `rij`; null: the file does not have it).
CREATE OR REPLACE TEMPORARY TABLE plan_paar AS
SELECT
    s.rowid AS rij,
    i.stage AS indicator,
    b.stage AS bron,
    m.stage AS maat,
    g.tekst AS gebied,
    p.stage AS periode,
    f.indelingsjaar,
    x.stage AS uitsplitsing,
    f.waarde AS oud,
    s.waarde AS nieuw,
    (
        f.waarde IS NOT DISTINCT FROM s.waarde
        AND f.onder IS NOT DISTINCT FROM s.onder
        AND f.boven IS NOT DISTINCT FROM s.boven
        AND t.stage IS NOT DISTINCT FROM s.status
    ) AS is_gelijk,
    f.upload AS volgnummer,
    f.regel,
    coalesce(f.kolom, 0) AS kolom
FROM cijfers.feit AS f
INNER JOIN plan_woord AS u ON u.kolom = 'upload' AND u.nummer = f.upload
INNER JOIN plan_woord AS i ON i.kolom = 'indicator' AND i.nummer = f.indicator
INNER JOIN plan_woord AS b ON b.kolom = 'bron' AND b.nummer = f.bron
INNER JOIN plan_woord AS m ON m.kolom = 'maat' AND m.nummer = f.maat
INNER JOIN plan_woord AS p ON p.kolom = 'periode' AND p.nummer = f.periode
INNER JOIN plan_woord AS x ON x.kolom = 'uitsplitsing' AND x.nummer = f.uitsplitsing
INNER JOIN plan_woord AS g ON g.kolom = 'gebied' AND g.nummer = f.gebied
LEFT JOIN plan_woord AS t ON t.kolom = 'status' AND t.nummer = f.status
LEFT JOIN stage_rij AS s
    ON
        s.indicator = i.stage
        AND s.gebied = g.stage
        AND s.periode = p.stage
        AND s.bron = b.stage
        AND s.maat = m.stage
        AND s.indelingsjaar = f.indelingsjaar
        AND s.uitsplitsing = x.stage
        AND s.gebied BETWEEN $eerste AND $laatste
WHERE
    g.tekst >= $van
    AND g.tekst < $tot
