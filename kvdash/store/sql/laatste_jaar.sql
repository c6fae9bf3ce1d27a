-- The newest year that is over in the figures of these indicators, as they were at $op or right after upload $tot_en_met;
-- both null: now.
WITH toen AS (
@_uploads
)

SELECT CAST(left(max(p.tekst), 4) AS INTEGER)
FROM cijfers.feit AS f
INNER JOIN cijfers.woord AS p ON p.kolom = 'periode' AND p.nummer = f.periode
WHERE
    f.upload IN (SELECT volgnummer FROM toen WHERE ingetrokken IS NULL)
    AND substr(p.tekst, 5) IN ('JJ00', 'MM12', 'KW04')
    AND f.indicator IN (
        SELECT nummer
        FROM cijfers.woord
        WHERE kolom = 'indicator' AND list_contains(CAST($indicatoren AS VARCHAR[]), tekst)
    )
    AND f.gebied IN (
        SELECT nummer
        FROM cijfers.woord
        WHERE
            kolom = 'gebied'
            AND (
                tekst = $gemeente
                OR tekst IN (SELECT code FROM cijfers.gebied WHERE gemeente = $gemeente AND upload IN (SELECT id FROM toen))
            )
    )
