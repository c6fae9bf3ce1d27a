-- What the figure of one indicator, gebied and year is made of: the current rows of the year, its months or its quarters.
SELECT bron, periode, indelingsjaar, waarde, upload, regel, kolom
FROM cijfers.actueel
WHERE
    indicator = $indicator
    AND maat = $maat
    AND gebied = $gebied
    AND periode >= $van_periode
    AND periode < $tot_periode
    AND uitsplitsing = 'totaal'
ORDER BY bron, periode, indelingsjaar
