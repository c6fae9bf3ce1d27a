-- One figure per indicator, bron, maat, gebied and year: that of the year itself, else the sum of its months or quarters
-- (counts only). Rows are filtered before the newest is taken: that keeps it fast with millions of rows.
WITH stand AS (
    -- The uploads that counted at $op or right after upload $tot_en_met; both null: now.
    SELECT u.id, u.volgnummer
    FROM cijfers.upload AS u
    LEFT JOIN (
        SELECT i.upload, arg_max(i.soort, i.nummer) AS soort
        FROM cijfers.intrekking AS i
        WHERE
            (CAST($op AS TIMESTAMPTZ) IS NULL OR i.tijdstip <= CAST($op AS TIMESTAMPTZ))
            AND (
                CAST($tot_en_met AS UUID) IS NULL
                OR i.na_volgnummer < (SELECT volgnummer FROM cijfers.upload WHERE id = CAST($tot_en_met AS UUID))
            )
        GROUP BY i.upload
    ) AS laatste ON laatste.upload = u.id
    WHERE
        laatste.soort IS DISTINCT FROM 'ingetrokken'
        AND (CAST($op AS TIMESTAMPTZ) IS NULL OR u.tijdstip <= CAST($op AS TIMESTAMPTZ))
        AND (
            CAST($tot_en_met AS UUID) IS NULL
            OR u.volgnummer <= (SELECT volgnummer FROM cijfers.upload WHERE id = CAST($tot_en_met AS UUID))
        )
),

nieuwste AS (
    SELECT
        w.indicator, w.bron, w.maat, w.gebied, w.indelingsjaar, w.waarde, w.onder, w.boven, w.status, w.upload,
        w.regel, w.kolom, stand.volgnummer,
        CAST(left(w.periode, 4) AS INTEGER) AS jaar,
        substr(w.periode, 5, 2) AS soort
    FROM cijfers.waarneming AS w
    INNER JOIN stand ON stand.id = w.upload
    WHERE
        -- The first skips row groups by their lowest and highest gebied, the others leave rows out while scanning.
        w.gebied IN (SELECT unnest(CAST($gebieden AS VARCHAR[])))
        AND list_contains(CAST($gebieden AS VARCHAR[]), w.gebied)
        AND list_contains(CAST($indicatoren AS VARCHAR[]), w.indicator)
        AND w.periode >= $van_periode
        AND w.periode < $tot_periode
        AND w.uitsplitsing = 'totaal'
    QUALIFY row_number() OVER (
        PARTITION BY w.indicator, w.bron, w.maat, w.gebied, w.periode, w.indelingsjaar
        ORDER BY stand.volgnummer DESC, w.regel, w.kolom
    ) = 1
),

-- Months of different borders are never added: a sum has one indelingsjaar.
gesommeerd AS (
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar, soort,
        CASE soort WHEN 'MM' THEN 1 WHEN 'KW' THEN 3 END * count(*) AS maanden,
        CASE WHEN count(waarde) = count(*) THEN sum(waarde) END AS waarde,
        CASE WHEN soort = 'JJ' THEN any_value(onder) END AS onder,
        CASE WHEN soort = 'JJ' THEN any_value(boven) END AS boven,
        arg_max(
            status,
            list_position(['definitief', 'nader voorlopig', 'voorlopig', 'ontbrekend', 'onderdrukt'], status)
        ) AS status,
        first(upload ORDER BY volgnummer DESC, regel, kolom) AS upload,
        first(regel ORDER BY volgnummer DESC, regel, kolom) AS regel,
        first(kolom ORDER BY volgnummer DESC, regel, kolom) AS kolom
    FROM nieuwste
    WHERE soort = 'JJ' OR maat = 'aantal'
    GROUP BY indicator, bron, maat, gebied, jaar, indelingsjaar, soort
)

SELECT
    indicator, bron, maat, gebied, jaar, indelingsjaar,
    CASE WHEN maanden IS NULL OR maanden = 12 THEN waarde END AS waarde,
    onder, boven, status, CAST(maanden AS INTEGER) AS maanden, upload, regel, kolom
FROM gesommeerd
QUALIFY row_number() OVER (
    PARTITION BY indicator, bron, maat, gebied, jaar
    ORDER BY soort = 'JJ' DESC, maanden = 12 DESC, indelingsjaar DESC, maanden DESC, soort DESC
) = 1
ORDER BY indicator, bron, maat, gebied, jaar
