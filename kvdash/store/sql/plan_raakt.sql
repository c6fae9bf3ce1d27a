-- Whether there may be current figures at keys of the file; answered from the bounds of the row groups where there are
-- none.
SELECT count(*) > 0
FROM (
    SELECT 1
    FROM cijfers.feit AS f
    INNER JOIN plan_woord AS u ON u.kolom = 'upload' AND u.nummer = f.upload
    INNER JOIN plan_woord AS g ON g.kolom = 'gebied' AND g.nummer = f.gebied
    INNER JOIN plan_woord AS p ON p.kolom = 'periode' AND p.nummer = f.periode
    INNER JOIN plan_woord AS i ON i.kolom = 'indicator' AND i.nummer = f.indicator
    LIMIT 1
)
