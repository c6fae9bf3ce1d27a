-- Whether there may be current figures at keys of the file; answered from the bounds of the row groups where there are
-- none.
SELECT count(*) > 0
FROM (
    SELECT 1
    FROM cijfers.waarneming AS w
    INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
    WHERE
        u.ingetrokken IS NULL
        AND w.gebied >= $van_gebied AND w.gebied < $tot_gebied
        AND w.periode >= $van_periode AND w.periode <= $tot_periode
        AND w.indicator >= $van_indicator AND w.indicator <= $tot_indicator
    LIMIT 1
)
