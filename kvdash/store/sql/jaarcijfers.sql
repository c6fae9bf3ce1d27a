-- One figure per indicator, bron, maat, gebied and year: that of the year itself, else the sum of its months or quarters
-- (counts only). Rows are filtered before the newest is taken: that keeps it fast with millions of rows. $gebieden holds
-- what to read, $gevraagd what to give; $eigen and $delen beside each other the own areas and their buurten, whose
-- counts are added here so that each figure follows every upload, undo and earlier state by itself.
WITH stand AS (
@stand
),

gebieden AS (
    SELECT nummer, tekst, list_contains(CAST($gevraagd AS VARCHAR[]), tekst) AS is_gevraagd
    FROM cijfers.woord
    WHERE kolom = 'gebied' AND list_contains(CAST($gebieden AS VARCHAR[]), tekst)
),

indicatoren AS (
    SELECT nummer, tekst
    FROM cijfers.woord
    WHERE kolom = 'indicator' AND list_contains(CAST($indicatoren AS VARCHAR[]), tekst)
),

perioden AS (
    SELECT nummer, CAST(left(tekst, 4) AS INTEGER) AS jaar, substr(tekst, 5, 2) AS soort
    FROM cijfers.woord
    WHERE kolom = 'periode' AND tekst >= $van_periode AND tekst < $tot_periode
),

-- `ernst` orders them: of what is added up the figure is as provisional as its least certain part.
statussen AS (
    SELECT
        nummer, tekst,
        list_position(['definitief', 'nader voorlopig', 'voorlopig', 'ontbrekend', 'onderdrukt'], tekst) AS ernst
    FROM cijfers.woord
    WHERE kolom = 'status'
),

-- Figures stay numbers to the end: comparing and grouping texts takes twice as long.
kandidaten AS (
    SELECT
        f.indicator, f.bron, f.maat, f.gebied, f.periode, f.indelingsjaar, f.waarde, f.onder, f.boven, f.regel, f.kolom,
        stand.volgnummer, s.ernst, p.jaar, p.soort, g.is_gevraagd,
        f.maat = (SELECT nummer FROM cijfers.woord WHERE kolom = 'maat' AND tekst = 'aantal') AS telt
    FROM cijfers.feit AS f
    INNER JOIN stand ON stand.volgnummer = f.upload
    INNER JOIN gebieden AS g ON g.nummer = f.gebied
    INNER JOIN indicatoren AS i ON i.nummer = f.indicator
    INNER JOIN perioden AS p ON p.nummer = f.periode
    INNER JOIN statussen AS s ON s.nummer = f.status
    WHERE f.uitsplitsing = (SELECT nummer FROM cijfers.woord WHERE kolom = 'uitsplitsing' AND tekst = 'totaal')
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
        ernst, volgnummer, regel, kolom, is_gevraagd, telt
    FROM kandidaten
    ANTI JOIN te_kiezen USING (indicator, bron, maat, gebied, jaar)
),

nieuwste AS (
    SELECT
        indicator, bron, maat, gebied, indelingsjaar, waarde, onder, boven, ernst, regel, kolom, volgnummer, jaar, soort,
        is_gevraagd, telt
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
        indicator, bron, maat, gebied, jaar, indelingsjaar, soort, is_gevraagd, telt,
        CASE soort WHEN 'MM' THEN 1 WHEN 'KW' THEN 3 END * count(*) AS maanden,
        CASE WHEN count(waarde) = count(*) THEN sum(waarde) END AS waarde,
        CASE WHEN soort = 'JJ' THEN any_value(onder) END AS onder,
        CASE WHEN soort = 'JJ' THEN any_value(boven) END AS boven,
        max(ernst) AS ernst,
        max(volgnummer) AS volgnummer,
        first(regel ORDER BY volgnummer DESC, regel, kolom) AS regel,
        first(kolom ORDER BY volgnummer DESC, regel, kolom) AS kolom
    FROM nieuwste
    WHERE soort = 'JJ' OR telt
    GROUP BY indicator, bron, maat, gebied, jaar, indelingsjaar, soort, is_gevraagd, telt
),

gesommeerd AS (
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar, soort, maanden, waarde, ernst, volgnummer, regel, kolom, telt
    FROM opgesomd
    UNION ALL
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar, soort, maanden, waarde, ernst, volgnummer, regel, kolom, telt
    FROM enkel
),

samenstelling AS (
    SELECT unnest(CAST($eigen AS VARCHAR[])) AS eigen, unnest(CAST($delen AS VARCHAR[])) AS deel
),

-- Of each buurt of an own area and year the best count per indelingsjaar.
buurtcijfers AS (
    SELECT
        s.eigen, s.deel, c.indicator, c.bron, c.maat, c.jaar, c.indelingsjaar, c.maanden, c.ernst, c.regel, c.kolom,
        c.volgnummer,
        CASE WHEN c.maanden IS NULL OR c.maanden = 12 THEN c.waarde END AS waarde
    FROM gesommeerd AS c
    INNER JOIN gebieden AS g ON g.nummer = c.gebied
    INNER JOIN samenstelling AS s ON s.deel = g.tekst
    WHERE c.telt
    QUALIFY row_number() OVER (
        PARTITION BY s.eigen, c.indicator, c.bron, c.gebied, c.jaar, c.indelingsjaar
        ORDER BY c.soort = 'JJ' DESC, c.maanden = 12 DESC, c.maanden DESC, c.soort DESC
    ) = 1
),

-- An own area has a figure where each of its buurten has one of the same borders; else it says which have none.
opgeteld AS (
    SELECT
        b.indicator, b.bron, b.maat, b.eigen, b.jaar, b.indelingsjaar,
        list_sort(list_filter(
            (SELECT list(s.deel) FROM samenstelling AS s WHERE s.eigen = b.eigen),
            lambda deel: NOT list_contains(list(b.deel) FILTER (WHERE b.waarde IS NOT NULL), deel)
        )) AS ontbreekt,
        sum(b.waarde) AS waarde,
        max(b.ernst) AS ernst,
        min(b.maanden) AS maanden,
        max(b.volgnummer) AS volgnummer,
        first(b.regel ORDER BY b.volgnummer DESC, b.regel, b.kolom) AS regel,
        first(b.kolom ORDER BY b.volgnummer DESC, b.regel, b.kolom) AS kolom
    FROM buurtcijfers AS b
    GROUP BY b.indicator, b.bron, b.maat, b.eigen, b.jaar, b.indelingsjaar
),

eigen AS (
    SELECT indicator, bron, maat, eigen, jaar, indelingsjaar, maanden, ernst, volgnummer, regel, kolom, ontbreekt, waarde
    FROM opgeteld
    QUALIFY row_number() OVER (
        PARTITION BY indicator, bron, maat, eigen, jaar ORDER BY len(ontbreekt), indelingsjaar DESC
    ) = 1
),

gekozen AS (
    SELECT
        indicator, bron, maat, gebied, jaar, indelingsjaar,
        CASE WHEN maanden IS NULL OR maanden = 12 THEN waarde END AS waarde,
        onder, boven, ernst, maanden, volgnummer, regel, kolom
    FROM opgesomd
    WHERE is_gevraagd
    QUALIFY row_number() OVER (
        PARTITION BY indicator, bron, maat, gebied, jaar
        ORDER BY soort = 'JJ' DESC, maanden = 12 DESC, indelingsjaar DESC, maanden DESC, soort DESC
    ) = 1
),

gegeven AS (
    SELECT indicator, bron, maat, gebied, jaar, indelingsjaar, waarde, onder, boven, ernst, maanden, volgnummer, regel, kolom
    FROM gekozen
    UNION ALL
    SELECT indicator, bron, maat, gebied, jaar, indelingsjaar, waarde, onder, boven, ernst, maanden, volgnummer, regel, kolom
    FROM enkel
    WHERE is_gevraagd
),

-- What a file gives for an own area goes before the sum. Each number has its text: these are left joins because DuckDB then
-- looks up in the short list, and with inner ones in all figures, which takes twice as long.
alles AS (
    SELECT
        c.indicator, c.bron, c.maat, g.tekst AS gebied, c.jaar, c.indelingsjaar, c.waarde, c.onder, c.boven, s.tekst AS status,
        c.maanden, c.volgnummer, c.regel, c.kolom, CAST([] AS VARCHAR[]) AS ontbreekt
    FROM gegeven AS c
    LEFT JOIN gebieden AS g ON g.nummer = c.gebied
    LEFT JOIN statussen AS s ON s.ernst = c.ernst
    UNION ALL
    SELECT
        e.indicator, e.bron, e.maat, e.eigen, e.jaar, e.indelingsjaar, CASE WHEN e.ontbreekt = [] THEN e.waarde END, NULL,
        NULL, CASE WHEN e.ontbreekt = [] OR s.tekst = 'onderdrukt' THEN s.tekst ELSE 'ontbrekend' END, e.maanden,
        e.volgnummer, e.regel, e.kolom, e.ontbreekt
    FROM eigen AS e
    INNER JOIN statussen AS s ON s.ernst = e.ernst
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM gegeven AS c
            INNER JOIN gebieden AS g ON g.nummer = c.gebied
            WHERE
                g.tekst = e.eigen AND c.indicator = e.indicator AND c.bron = e.bron AND c.maat = e.maat AND c.jaar = e.jaar
        )
)

-- Few uploads stand behind many rows: as text each is turned into an id once.
SELECT
    i.tekst AS indicator, b.tekst AS bron, m.tekst AS maat, a.gebied, a.jaar, a.indelingsjaar, a.waarde, a.onder, a.boven,
    a.status, CAST(a.maanden AS INTEGER) AS maanden, CAST(u.id AS VARCHAR) AS upload, a.regel, a.kolom, a.ontbreekt
FROM alles AS a
LEFT JOIN indicatoren AS i ON i.nummer = a.indicator
LEFT JOIN cijfers.woord AS b ON b.kolom = 'bron' AND b.nummer = a.bron
LEFT JOIN cijfers.woord AS m ON m.kolom = 'maat' AND m.nummer = a.maat
LEFT JOIN stand AS u ON u.volgnummer = a.volgnummer
