-- What the figure of one indicator, gebied and year is made of: the rows of the year, its months or its quarters that
-- counted at $op or right after upload $tot_en_met; both null: now.
WITH stand AS (
@stand
)

SELECT w.bron, w.periode, w.indelingsjaar, w.waarde, w.upload, w.regel, w.kolom
FROM cijfers.waarneming AS w
INNER JOIN stand ON stand.id = w.upload
WHERE
    w.indicator = $indicator
    AND w.maat = $maat
    AND w.gebied = $gebied
    AND w.periode >= $van_periode
    AND w.periode < $tot_periode
    AND w.uitsplitsing = 'totaal'
QUALIFY row_number() OVER (
    PARTITION BY w.bron, w.periode, w.indelingsjaar
    ORDER BY stand.volgnummer DESC, w.regel, w.kolom
) = 1
ORDER BY w.bron, w.periode, w.indelingsjaar
