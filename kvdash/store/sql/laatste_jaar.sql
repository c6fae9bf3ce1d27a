-- The newest year that is over in the figures themselves; denominators run ahead and do not count.
SELECT CAST(left(max(w.periode), 4) AS INTEGER)
FROM cijfers.waarneming AS w
INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
WHERE
    u.ingetrokken IS NULL
    AND substr(w.periode, 5) IN ('JJ00', 'MM12', 'KW04')
    AND w.indicator IN (SELECT code FROM cijfers.indicator WHERE thema IS NOT NULL)
    AND (w.gebied = $gemeente OR w.gebied IN (SELECT code FROM cijfers.gebied WHERE gemeente = $gemeente))
