-- Few uploads stand behind many rows: as text each is turned into an id once.
SELECT
    i.tekst AS indicator, b.tekst AS bron, m.tekst AS maat, a.gebied, a.periode // 100 AS jaar, a.periode % 100 AS nummer,
    a.indelingsjaar, a.waarde, a.onder, a.boven, a.status, a.is_af, CAST(a.maanden AS INTEGER) AS maanden,
    CAST(a.opgeteld AS INTEGER) AS opgeteld, CAST(u.id AS VARCHAR) AS upload, a.regel, a.kolom, a.ontbreekt
FROM alles AS a
LEFT JOIN indicatoren AS i ON i.nummer = a.indicator
LEFT JOIN cijfers.woord AS b ON b.kolom = 'bron' AND b.nummer = a.bron
LEFT JOIN cijfers.woord AS m ON m.kolom = 'maat' AND m.nummer = a.maat
LEFT JOIN stand AS u ON u.volgnummer = a.volgnummer
