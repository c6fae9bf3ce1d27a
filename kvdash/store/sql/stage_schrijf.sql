-- The staged rows are in order, and a query without join keeps it: each parameter lists the texts by their numbers.
INSERT INTO cijfers.waarneming (
    indicator, bron, maat, gebied, periode, indelingsjaar, uitsplitsing, waarde, onder, boven, status, regel, kolom,
    upload
)
SELECT
    CAST($indicator AS VARCHAR[])[indicator + 1],
    CAST($bron AS VARCHAR[])[bron + 1],
    CAST($maat AS VARCHAR[])[maat + 1],
    CAST($gebied AS VARCHAR[])[gebied + 1],
    CAST($periode AS VARCHAR[])[periode + 1],
    indelingsjaar,
    CAST($uitsplitsing AS VARCHAR[])[uitsplitsing + 1],
    waarde, onder, boven,
    CAST($status AS VARCHAR[])[status + 1],
    regel, kolom,
    CAST($upload AS UUID)
FROM stage_rij
