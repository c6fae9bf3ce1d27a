-- The figures of all uploads that count, at the topics and periods of the file and in areas of the same kinds, from one
-- area up to another; each with the staged row of its key (its number `rij`; null: the file does not have it).
CREATE OR REPLACE TEMPORARY TABLE plan_paar AS
SELECT
    s.rowid AS rij,
    i.nummer AS indicator,
    b.nummer AS bron,
    m.nummer AS maat,
    w.gebied,
    p.nummer AS periode,
    w.indelingsjaar,
    x.nummer AS uitsplitsing,
    w.waarde AS oud,
    s.waarde AS nieuw,
    (
        w.waarde IS NOT DISTINCT FROM s.waarde
        AND w.onder IS NOT DISTINCT FROM s.onder
        AND w.boven IS NOT DISTINCT FROM s.boven
        AND w.status = t.tekst
    ) AS is_gelijk,
    u.volgnummer,
    w.regel,
    coalesce(w.kolom, 0) AS kolom
FROM cijfers.waarneming AS w
INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
INNER JOIN stage_woord AS i ON i.kolom = 'indicator' AND i.tekst = w.indicator
INNER JOIN stage_woord AS b ON b.kolom = 'bron' AND b.tekst = w.bron
INNER JOIN stage_woord AS m ON m.kolom = 'maat' AND m.tekst = w.maat
INNER JOIN stage_woord AS p ON p.kolom = 'periode' AND p.tekst = w.periode
INNER JOIN stage_woord AS x ON x.kolom = 'uitsplitsing' AND x.tekst = w.uitsplitsing
LEFT JOIN stage_woord AS g ON g.kolom = 'gebied' AND g.tekst = w.gebied
LEFT JOIN stage_rij AS s
    ON
        s.indicator = i.nummer
        AND s.gebied = g.nummer
        AND s.periode = p.nummer
        AND s.bron = b.nummer
        AND s.maat = m.nummer
        AND s.indelingsjaar = w.indelingsjaar
        AND s.uitsplitsing = x.nummer
        AND s.gebied BETWEEN $eerste AND $laatste
LEFT JOIN stage_woord AS t ON t.kolom = 'status' AND t.nummer = s.status
WHERE
    u.ingetrokken IS NULL
    AND w.gebied >= $van
    AND w.gebied < $tot
    AND left(w.gebied, CASE WHEN left(w.gebied, 2) IN ('WK', 'BU') THEN 6 ELSE 2 END)
    IN (SELECT soort FROM stage_woord WHERE kolom = 'gebied')
