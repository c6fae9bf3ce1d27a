-- Begin of jaarcijfers.sql and jaarcijfers_eigen.sql. One figure per indicator, bron, maat, gebied and year: that of the
-- year itself, else the sum of its months or quarters (counts only). Rows are filtered before the newest is taken: that
-- keeps it fast with millions of rows. $gebieden holds what to read, $gevraagd what to give.
WITH stand AS (
@stand
),

gebieden AS (
    SELECT nummer, tekst, list_contains(CAST($gevraagd AS VARCHAR[]), tekst) AS is_gevraagd
    FROM cijfers.woord
    WHERE kolom = 'gebied' AND list_contains(CAST($gebieden AS VARCHAR[]), tekst)
),

indicatoren AS (
@_indicatoren
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
)
