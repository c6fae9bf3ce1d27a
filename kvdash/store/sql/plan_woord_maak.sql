-- The numbers of figures in the store beside those of the stage: of the texts the file has, of areas of the same kinds as
-- those of the file (`stage` is null for an area the file does not have), and of the uploads that count. In a table, so
-- that joining them costs little.
CREATE OR REPLACE TEMPORARY TABLE plan_woord AS
SELECT w.kolom, w.nummer, w.tekst, s.nummer AS stage
FROM cijfers.woord AS w
LEFT JOIN stage_woord AS s ON s.kolom = w.kolom AND s.tekst = w.tekst
WHERE
    s.nummer IS NOT NULL
    OR (
        w.kolom = 'gebied'
        AND left(w.tekst, CASE WHEN left(w.tekst, 2) IN ('WK', 'BU') THEN 6 ELSE 2 END)
        IN (SELECT soort FROM stage_woord WHERE kolom = 'gebied')
    )
UNION ALL
SELECT 'upload', volgnummer, '', NULL
FROM cijfers.upload_stand
WHERE ingetrokken IS NULL
