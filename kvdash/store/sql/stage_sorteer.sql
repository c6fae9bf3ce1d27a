-- The order in which figures are kept. After this the numbers of gebied, indicator and periode are their places in it.
CREATE OR REPLACE TEMPORARY TABLE stage_rij AS
SELECT
    i.rang AS indicator,
    s.bron, s.maat,
    g.rang AS gebied,
    p.rang AS periode,
    s.indelingsjaar, s.uitsplitsing, s.waarde, s.onder, s.boven, s.status, s.regel, s.kolom
FROM stage_rij AS s
INNER JOIN stage_woord AS g ON g.kolom = 'gebied' AND g.nummer = s.gebied
INNER JOIN stage_woord AS i ON i.kolom = 'indicator' AND i.nummer = s.indicator
INNER JOIN stage_woord AS p ON p.kolom = 'periode' AND p.nummer = s.periode
ORDER BY g.rang, i.rang, p.rang
