SELECT
    indicator, bron, maat, gebied, periode, indelingsjaar, uitsplitsing, waarde, onder, boven, status, regel, kolom
FROM stage_rij
