-- One figure per indicator, bron, maat, gebied and year: that of the year itself, else the sum of its months or quarters
-- (counts only). Rows are filtered before the newest is taken: that keeps it fast with millions of rows. $gebieden holds
-- what to read, $gevraagd what to give; $eigen and $delen beside each other the own areas and their buurten, whose
-- counts are added here so that each figure follows every upload, undo and earlier state by itself.
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

kandidaten AS (
    SELECT
        w.indicator, w.bron, w.maat, w.gebied, w.indelingsjaar, w.waarde, w.onder, w.boven, w.status, w.upload,
        w.regel, w.kolom, stand.volgnummer, w.periode,
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
),

-- Most figures are the only one of their year: they need no choosing, and choosing takes most of the time.
te_kiezen AS (
    SELECT indicator, bron, maat, gebied, jaar
    FROM kandidaten
    GROUP BY indicator, bron, maat, gebied, jaar
    HAVING count(*) > 1 OR min(soort) <> 'JJ'
),

enkel AS (
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar, soort, CAST(NULL AS BIGINT) AS maanden, waarde, onder, boven,
        status, volgnummer, upload, regel, kolom
    FROM kandidaten
    ANTI JOIN te_kiezen USING (indicator, bron, maat, gebied, jaar)
),

nieuwste AS (
    SELECT
        indicator, bron, maat, gebied, indelingsjaar, waarde, onder, boven, status, upload, regel, kolom, volgnummer, jaar,
        soort
    FROM kandidaten
    SEMI JOIN te_kiezen USING (indicator, bron, maat, gebied, jaar)
    QUALIFY row_number() OVER (
        PARTITION BY indicator, bron, maat, gebied, periode, indelingsjaar
        ORDER BY volgnummer DESC, regel, kolom
    ) = 1
),

-- Months of different borders are never added: a sum has one indelingsjaar.
opgesomd AS (
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
        max(volgnummer) AS volgnummer,
        first(upload ORDER BY volgnummer DESC, regel, kolom) AS upload,
        first(regel ORDER BY volgnummer DESC, regel, kolom) AS regel,
        first(kolom ORDER BY volgnummer DESC, regel, kolom) AS kolom
    FROM nieuwste
    WHERE soort = 'JJ' OR maat = 'aantal'
    GROUP BY indicator, bron, maat, gebied, jaar, indelingsjaar, soort
),

gesommeerd AS (
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar, soort, maanden, waarde, status, volgnummer, upload, regel, kolom
    FROM opgesomd
    UNION ALL
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar, soort, maanden, waarde, status, volgnummer, upload, regel, kolom
    FROM enkel
),

samenstelling AS (
    SELECT unnest(CAST($eigen AS VARCHAR[])) AS eigen, unnest(CAST($delen AS VARCHAR[])) AS deel
),

-- Of each buurt of an own area and year the best count per indelingsjaar.
buurtcijfers AS (
    SELECT
        s.eigen, g.indicator, g.bron, g.maat, g.gebied, g.jaar, g.indelingsjaar, g.maanden, g.status, g.upload, g.regel,
        g.kolom, g.volgnummer,
        CASE WHEN g.maanden IS NULL OR g.maanden = 12 THEN g.waarde END AS waarde
    FROM gesommeerd AS g
    INNER JOIN samenstelling AS s ON s.deel = g.gebied
    WHERE g.maat = 'aantal'
    QUALIFY row_number() OVER (
        PARTITION BY s.eigen, g.indicator, g.bron, g.gebied, g.jaar, g.indelingsjaar
        ORDER BY g.soort = 'JJ' DESC, g.maanden = 12 DESC, g.maanden DESC, g.soort DESC
    ) = 1
),

-- An own area has a figure where each of its buurten has one of the same borders; else it says which have none.
opgeteld AS (
    SELECT
        b.indicator, b.bron, b.maat, b.eigen AS gebied, b.jaar, b.indelingsjaar,
        list_sort(list_filter(
            (SELECT list(s.deel) FROM samenstelling AS s WHERE s.eigen = b.eigen),
            lambda deel: NOT list_contains(list(b.gebied) FILTER (WHERE b.waarde IS NOT NULL), deel)
        )) AS ontbreekt,
        sum(b.waarde) AS waarde,
        arg_max(
            b.status,
            list_position(['definitief', 'nader voorlopig', 'voorlopig', 'ontbrekend', 'onderdrukt'], b.status)
        ) AS status,
        min(b.maanden) AS maanden,
        first(b.upload ORDER BY b.volgnummer DESC, b.regel, b.kolom) AS upload,
        first(b.regel ORDER BY b.volgnummer DESC, b.regel, b.kolom) AS regel,
        first(b.kolom ORDER BY b.volgnummer DESC, b.regel, b.kolom) AS kolom
    FROM buurtcijfers AS b
    GROUP BY b.indicator, b.bron, b.maat, b.eigen, b.jaar, b.indelingsjaar
),

eigen AS (
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar, maanden, upload, regel, kolom, ontbreekt,
        CASE WHEN ontbreekt = [] THEN waarde END AS waarde,
        CASE WHEN ontbreekt = [] OR status = 'onderdrukt' THEN status ELSE 'ontbrekend' END AS status
    FROM opgeteld
    QUALIFY row_number() OVER (
        PARTITION BY indicator, bron, maat, gebied, jaar ORDER BY len(ontbreekt), indelingsjaar DESC
    ) = 1
),

gekozen AS (
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar,
        CASE WHEN maanden IS NULL OR maanden = 12 THEN waarde END AS waarde,
        onder, boven, status, CAST(maanden AS INTEGER) AS maanden, upload, regel, kolom
    FROM opgesomd
    WHERE list_contains(CAST($gevraagd AS VARCHAR[]), gebied)
    QUALIFY row_number() OVER (
        PARTITION BY indicator, bron, maat, gebied, jaar
        ORDER BY soort = 'JJ' DESC, maanden = 12 DESC, indelingsjaar DESC, maanden DESC, soort DESC
    ) = 1
),

gegeven AS (
    SELECT indicator, bron, maat, gebied, jaar, indelingsjaar, waarde, onder, boven, status, maanden, upload, regel, kolom
    FROM gekozen
    UNION ALL
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar, waarde, onder, boven, status, CAST(maanden AS INTEGER), upload,
        regel, kolom
    FROM enkel
    WHERE list_contains(CAST($gevraagd AS VARCHAR[]), gebied)
)

-- Few uploads stand behind many rows: as text each is turned into an id once.
SELECT
    indicator, bron, maat, gebied, jaar, indelingsjaar, waarde, onder, boven, status, maanden,
    CAST(upload AS VARCHAR) AS upload, regel, kolom, CAST([] AS VARCHAR[]) AS ontbreekt
FROM gegeven
UNION ALL
-- What a file gives for an own area goes before the sum.
SELECT
    indicator, bron, maat, gebied, jaar, indelingsjaar, waarde, NULL, NULL, status, CAST(maanden AS INTEGER),
    CAST(upload AS VARCHAR), regel, kolom, ontbreekt
FROM eigen
ANTI JOIN gegeven USING (indicator, bron, maat, gebied, jaar)
ORDER BY indicator, bron, maat, gebied, jaar
