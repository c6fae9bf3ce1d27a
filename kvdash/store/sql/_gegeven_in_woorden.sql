-- What files give, with gebied and status as text. Each number has its text: this is a left join because DuckDB then looks
-- up in the short list, and with an inner one in all figures, which takes twice as long.
SELECT
    c.indicator, c.bron, c.maat, c.code AS gebied, c.periode, c.indelingsjaar, c.waarde, c.onder, c.boven, s.tekst AS status,
    c.is_af, c.maanden, c.opgeteld, c.volgnummer, c.regel, c.kolom, CAST([] AS VARCHAR[]) AS ontbreekt
FROM gegeven AS c
LEFT JOIN statussen AS s ON s.ernst = c.ernst
