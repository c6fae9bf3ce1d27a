-- The staged rows are in order, and a query without join keeps it: each parameter lists the numbers that the texts have
-- in woord by those that they have in the stage.
INSERT INTO cijfers.feit (
    indicator, bron, maat, gebied, periode, indelingsjaar, uitsplitsing, waarde, onder, boven, status, regel, kolom,
    upload
)
SELECT
    CAST($indicator AS INTEGER[])[indicator + 1],
    CAST($bron AS INTEGER[])[bron + 1],
    CAST($maat AS INTEGER[])[maat + 1],
    CAST($gebied AS INTEGER[])[gebied + 1],
    CAST($periode AS INTEGER[])[periode + 1],
    indelingsjaar,
    CAST($uitsplitsing AS INTEGER[])[uitsplitsing + 1],
    waarde, onder, boven,
    CAST($status AS INTEGER[])[status + 1],
    regel, kolom,
    CAST($upload AS INTEGER)
FROM stage_rij
