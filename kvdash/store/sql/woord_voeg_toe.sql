-- The texts of the stage that the store does not know yet, numbered on in the order of the texts.
INSERT INTO cijfers.woord (kolom, nummer, tekst)
SELECT s.kolom, m.hoogste + row_number() OVER (PARTITION BY s.kolom ORDER BY s.tekst), s.tekst
FROM stage_woord AS s
INNER JOIN cijfers.merk AS m ON m.soort = 'woord.' || s.kolom
ANTI JOIN cijfers.woord AS w ON w.kolom = s.kolom AND w.tekst = s.tekst
