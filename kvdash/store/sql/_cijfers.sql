-- Begin of cijfers.sql and cijfers_eigen.sql. One figure per indicator, bron, maat, gebied and period of kind $soort (JJ,
-- KW or MM): that of the period itself, else the sum of the months or quarters in it (counts only). Rows are filtered before
-- the newest is taken: that keeps it fast with millions of rows. $gebieden holds what to read, $gevraagd what to give. A
-- month is numbered year * 12 + month - 1; $volgnummers and $gelezen tell in which month each upload was read in.
WITH geldig AS (
@stand
),

gelezen AS (
    SELECT unnest(CAST($volgnummers AS BIGINT[])) AS volgnummer, unnest(CAST($gelezen AS INTEGER[])) AS maand
),

stand AS (
    SELECT g.id, g.volgnummer, l.maand
    FROM geldig AS g
    INNER JOIN gelezen AS l ON l.volgnummer = g.volgnummer
),

gebieden AS (
    SELECT nummer, tekst, list_contains(CAST($gevraagd AS VARCHAR[]), tekst) AS is_gevraagd
    FROM cijfers.woord
    WHERE kolom = 'gebied' AND list_contains(CAST($gebieden AS VARCHAR[]), tekst)
),

indicatoren AS (
@_indicatoren
),

codes AS (
    SELECT
        nummer, CAST(left(tekst, 4) AS INTEGER) AS jaar, substr(tekst, 5, 2) AS soort,
        CAST(substr(tekst, 7, 2) AS INTEGER) AS plek
    FROM cijfers.woord
    WHERE kolom = 'periode' AND tekst >= $van_periode AND tekst < $tot_periode
),

-- `periode` numbers the asked period in which one lies: year * 100, plus the number of a quarter or month. `maanden` is how
-- many months it needs.
perioden AS (
    SELECT
        nummer, soort, soort = $soort AS is_zelf,
        jaar * 100 + CASE
            WHEN $soort = 'JJ' THEN 0
            WHEN $soort = 'KW' AND soort = 'MM' THEN (plek + 2) // 3
            ELSE plek
        END AS periode,
        CASE $soort WHEN 'JJ' THEN 12 WHEN 'KW' THEN 3 ELSE 1 END AS maanden,
        jaar * 12 + CASE soort WHEN 'KW' THEN plek * 3 - 3 WHEN 'MM' THEN plek - 1 ELSE 0 END AS eerste,
        jaar * 12 + CASE soort WHEN 'KW' THEN plek * 3 - 1 WHEN 'MM' THEN plek - 1 ELSE 11 END AS laatste
    FROM codes
    WHERE soort = 'MM' OR ($soort <> 'MM' AND soort = 'KW') OR ($soort = 'JJ' AND soort = 'JJ')
),

-- `ernst` orders them: of what is added up the figure is as provisional as its least certain part.
statussen AS (
    SELECT
        nummer, tekst,
        list_position(['definitief', 'nader voorlopig', 'voorlopig', 'ontbrekend', 'onderdrukt'], tekst) AS ernst
    FROM cijfers.woord
    WHERE kolom = 'status'
),

-- Figures stay numbers to the end: comparing and grouping texts takes twice as long. Only the code of the gebied goes along:
-- DuckDB takes the figures for few, and would look up each gebied in all of them. What had not begun when its file was
-- read in is no count: files are often filled with zeros already. `is_af` is whether it was over.
kandidaten AS (
    SELECT
        f.indicator, f.bron, f.maat, f.gebied, f.periode AS deel, f.indelingsjaar, f.waarde, f.onder, f.boven, f.regel, f.kolom,
        stand.volgnummer, s.ernst, p.periode, p.soort, p.is_zelf, p.maanden AS nodig, p.laatste < stand.maand AS is_af,
        g.is_gevraagd, g.tekst AS code,
        f.maat = (SELECT nummer FROM cijfers.woord WHERE kolom = 'maat' AND tekst = 'aantal') AS telt
    FROM cijfers.feit AS f
    INNER JOIN stand ON stand.volgnummer = f.upload
    INNER JOIN gebieden AS g ON g.nummer = f.gebied
    INNER JOIN indicatoren AS i ON i.nummer = f.indicator
    INNER JOIN perioden AS p ON p.nummer = f.periode
    INNER JOIN statussen AS s ON s.nummer = f.status
    WHERE
        f.uitsplitsing = (SELECT nummer FROM cijfers.woord WHERE kolom = 'uitsplitsing' AND tekst = 'totaal')
        AND (p.soort = 'JJ' OR p.eerste <= stand.maand)
),

-- Most figures are the only one of their period: they need no choosing, and choosing takes most of the time.
te_kiezen AS (
    SELECT indicator, bron, maat, gebied, periode
    FROM kandidaten
    GROUP BY indicator, bron, maat, gebied, periode
    HAVING count(*) > 1 OR NOT bool_and(is_zelf)
),

enkel AS (
    SELECT
        indicator, bron, maat, gebied, periode, indelingsjaar, soort, is_zelf, CAST(NULL AS BIGINT) AS maanden, nodig,
        1 AS opgeteld, waarde,
        onder, boven, ernst, is_af, volgnummer, regel, kolom, is_gevraagd, code, telt
    FROM kandidaten
    ANTI JOIN te_kiezen USING (indicator, bron, maat, gebied, periode)
    WHERE $soort = 'JJ' OR telt
),

nieuwste AS (
    SELECT
        indicator, bron, maat, gebied, indelingsjaar, waarde, onder, boven, ernst, is_af, regel, kolom, volgnummer, periode,
        soort, is_zelf, nodig, is_gevraagd, code, telt
    FROM kandidaten
    SEMI JOIN te_kiezen USING (indicator, bron, maat, gebied, periode)
    WHERE $soort = 'JJ' OR telt
    QUALIFY row_number() OVER (
        PARTITION BY indicator, bron, maat, gebied, deel, indelingsjaar
        ORDER BY volgnummer DESC, regel, kolom
    ) = 1
),

-- Months of different borders are never added: a sum has one indelingsjaar.
opgesomd AS (
    SELECT
        indicator, bron, maat, gebied, periode, indelingsjaar, soort, is_zelf, nodig, is_gevraagd, telt,
        CASE WHEN NOT is_zelf THEN CASE soort WHEN 'MM' THEN 1 WHEN 'KW' THEN 3 END * count(*) END AS maanden,
        CASE WHEN count(waarde) = count(*) THEN sum(waarde) END AS waarde,
        CASE WHEN is_zelf THEN any_value(onder) END AS onder,
        CASE WHEN is_zelf THEN any_value(boven) END AS boven,
        any_value(code) AS code,
        max(ernst) AS ernst,
        bool_and(is_af) AS is_af,
        count(*) AS opgeteld,
        max(volgnummer) AS volgnummer,
        first(regel ORDER BY volgnummer DESC, regel, kolom) AS regel,
        first(kolom ORDER BY volgnummer DESC, regel, kolom) AS kolom
    FROM nieuwste
    WHERE is_zelf OR telt
    GROUP BY indicator, bron, maat, gebied, periode, indelingsjaar, soort, is_zelf, nodig, is_gevraagd, telt
),

gekozen AS (
    SELECT
        indicator, bron, maat, gebied, periode, indelingsjaar,
        CASE WHEN maanden IS NULL OR maanden = nodig THEN waarde END AS waarde,
        onder, boven, ernst, is_af, maanden, opgeteld, volgnummer, regel, kolom, code
    FROM opgesomd
    WHERE is_gevraagd
    QUALIFY row_number() OVER (
        PARTITION BY indicator, bron, maat, gebied, periode
        ORDER BY is_zelf DESC, maanden = nodig DESC, indelingsjaar DESC, maanden DESC, soort DESC
    ) = 1
),

gegeven AS (
    SELECT
        indicator, bron, maat, gebied, periode, indelingsjaar, waarde, onder, boven, ernst, is_af, maanden, opgeteld,
        volgnummer, regel, kolom, code
    FROM gekozen
    UNION ALL
    SELECT
        indicator, bron, maat, gebied, periode, indelingsjaar, waarde, onder, boven, ernst, is_af, maanden, opgeteld,
        volgnummer, regel, kolom, code
    FROM enkel
    WHERE is_gevraagd
)
