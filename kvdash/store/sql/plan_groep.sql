-- How many areas of a kind the file has of each topic and period.
CREATE OR REPLACE TEMPORARY TABLE plan_groep AS
SELECT
    s.indicator, s.bron, s.maat, s.periode, s.indelingsjaar, s.uitsplitsing, g.soort,
    count(*) AS aantal
FROM stage_rij AS s
INNER JOIN stage_woord AS g ON g.kolom = 'gebied' AND g.nummer = s.gebied
GROUP BY ALL
