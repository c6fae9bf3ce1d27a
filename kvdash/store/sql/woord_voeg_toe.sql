-- The texts of the stage that the store does not know yet, numbered on in the order of the texts.
INSERT INTO cijfers.woord (kolom, nummer, tekst)
SELECT
    s.kolom,
    coalesce((SELECT max(w.nummer) + 1 FROM cijfers.woord AS w WHERE w.kolom = s.kolom), 0)
    + row_number() OVER (PARTITION BY s.kolom ORDER BY s.tekst) - 1,
    s.tekst
FROM stage_woord AS s
ANTI JOIN cijfers.woord AS w ON w.kolom = s.kolom AND w.tekst = s.tekst
