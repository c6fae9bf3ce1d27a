SELECT
    indicator, bron, maat, gebied, jaar, indelingsjaar, waarde, onder, boven, status, maanden, upload, regel, kolom,
    ontbreekt
FROM (
@jaarcijfers
)
ORDER BY indicator, bron, maat, gebied, jaar
