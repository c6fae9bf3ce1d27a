-- Current figures that the file lacks, though it has their topic and period for areas of the same kind.
INSERT INTO plan_weg (indicator, bron, maat, gebied, periode, indelingsjaar, uitsplitsing, soort, aantal, oud)
SELECT
    w.indicator, w.bron, w.maat, w.gebied, w.periode, w.indelingsjaar, w.uitsplitsing, g.soort, g.aantal, w.oud
FROM plan_paar AS w
INNER JOIN plan_groep AS g
    ON
        g.indicator = w.indicator
        AND g.bron = w.bron
        AND g.maat = w.maat
        AND g.periode = w.periode
        AND g.indelingsjaar = w.indelingsjaar
        AND g.uitsplitsing = w.uitsplitsing
        AND g.soort = left(w.gebied, CASE WHEN left(w.gebied, 2) IN ('WK', 'BU') THEN 6 ELSE 2 END)
WHERE w.rij IS NULL
QUALIFY
    row_number() OVER (
        PARTITION BY w.indicator, w.bron, w.maat, w.gebied, w.periode, w.indelingsjaar, w.uitsplitsing
        ORDER BY w.volgnummer DESC, w.regel, w.kolom
    ) = 1
