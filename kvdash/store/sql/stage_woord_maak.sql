-- `woorden` is registered by the caller. `rang` is the place of a text among those of its column; `soort` tells areas
-- of one kind: of the country above the wijk, else of one gemeente.
CREATE OR REPLACE TEMPORARY TABLE stage_woord AS
SELECT
    kolom, nummer, tekst,
    CAST(row_number() OVER (PARTITION BY kolom ORDER BY tekst) - 1 AS INTEGER) AS rang,
    CASE WHEN kolom = 'gebied' THEN left(tekst, CASE WHEN left(tekst, 2) IN ('WK', 'BU') THEN 6 ELSE 2 END) END AS soort
FROM woorden
