-- The newest year that is over in the figures themselves; denominators run ahead and do not count.
SELECT CAST(left(max(p.tekst), 4) AS INTEGER)
FROM cijfers.feit AS f
INNER JOIN cijfers.woord AS p ON p.kolom = 'periode' AND p.nummer = f.periode
WHERE
    f.upload IN (SELECT volgnummer FROM cijfers.upload_stand WHERE ingetrokken IS NULL)
    AND substr(p.tekst, 5) IN ('JJ00', 'MM12', 'KW04')
    AND f.indicator IN (
        SELECT w.nummer
        FROM cijfers.woord AS w
        INNER JOIN cijfers.indicator AS i ON i.code = w.tekst
        WHERE w.kolom = 'indicator' AND i.thema IS NOT NULL
    )
    AND f.gebied IN (
        SELECT nummer
        FROM cijfers.woord
        WHERE
            kolom = 'gebied'
            AND (tekst = $gemeente OR tekst IN (SELECT code FROM cijfers.gebied WHERE gemeente = $gemeente))
    )
