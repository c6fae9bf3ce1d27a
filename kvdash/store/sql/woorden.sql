-- Per column the numbers in woord of the texts of the stage, in the order of the stage.
SELECT s.kolom, list(w.nummer ORDER BY s.nummer)
FROM stage_woord AS s
INNER JOIN cijfers.woord AS w ON w.kolom = s.kolom AND w.tekst = s.tekst
GROUP BY s.kolom
