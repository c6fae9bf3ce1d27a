-- The name of the state of cijfers, and of the dossier how many versions there are of each kind of stuk: they are only ever
-- added, so as many of them are the same ones. (One row each: putting them in one text takes three times as long.)
SELECT CAST(naam AS VARCHAR) AS wat, CAST(NULL AS BIGINT) AS aantal
FROM cijfers.stand
UNION ALL
SELECT soort, count(*)
FROM dossier.versie
GROUP BY soort
