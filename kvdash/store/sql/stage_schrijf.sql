INSERT INTO cijfers.waarneming (
    indicator, bron, maat, gebied, periode, indelingsjaar, uitsplitsing, waarde, onder, boven, status, regel, kolom,
    upload
)
SELECT
    indicator, bron, maat, gebied, periode, indelingsjaar, uitsplitsing, waarde, onder, boven, status, regel, kolom,
    CAST($upload AS UUID)
FROM stage
ORDER BY gebied, indicator, periode
