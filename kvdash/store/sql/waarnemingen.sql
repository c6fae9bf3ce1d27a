SELECT
    indicator, bron, maat, gebied, periode, indelingsjaar, uitsplitsing, waarde, onder, boven, status, regel, kolom
FROM cijfers.waarneming
WHERE upload = $upload
ORDER BY regel, kolom
