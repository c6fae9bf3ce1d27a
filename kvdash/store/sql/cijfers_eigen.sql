-- The figures of periods of one kind, also of own areas: $eigen and $delen hold these and their buurten beside each other, whose counts
-- are added here so that each figure follows every upload, undo and earlier state by itself. A query of its own, for
-- without own areas the other takes half the time.
@_cijfers
,

gesommeerd AS (
    SELECT
        indicator, bron, maat, gebied, periode, indelingsjaar, soort, is_zelf, maanden, nodig, opgeteld, waarde, ernst, is_af,
        volgnummer, regel, kolom, telt
    FROM opgesomd
    UNION ALL
    SELECT
        indicator, bron, maat, gebied, periode, indelingsjaar, soort, is_zelf, maanden, nodig, opgeteld, waarde, ernst, is_af,
        volgnummer, regel, kolom, telt
    FROM enkel
),

samenstelling AS (
    SELECT unnest(CAST($eigen AS VARCHAR[])) AS eigen, unnest(CAST($delen AS VARCHAR[])) AS deel
),

-- Of each buurt of an own area and period the best count per indelingsjaar.
buurtcijfers AS (
    SELECT
        s.eigen, s.deel, c.indicator, c.bron, c.maat, c.periode, c.indelingsjaar, c.maanden, c.opgeteld, c.ernst, c.is_af, c.regel, c.kolom,
        c.volgnummer,
        CASE WHEN c.maanden IS NULL OR c.maanden = c.nodig THEN c.waarde END AS waarde
    FROM gesommeerd AS c
    INNER JOIN gebieden AS g ON g.nummer = c.gebied
    INNER JOIN samenstelling AS s ON s.deel = g.tekst
    WHERE c.telt
    QUALIFY row_number() OVER (
        PARTITION BY s.eigen, c.indicator, c.bron, c.gebied, c.periode, c.indelingsjaar
        ORDER BY c.is_zelf DESC, c.maanden = c.nodig DESC, c.maanden DESC, c.soort DESC
    ) = 1
),

-- An own area has a figure where each of its buurten has one of the same borders; else it says which have none.
opgeteld AS (
    SELECT
        b.indicator, b.bron, b.maat, b.eigen, b.periode, b.indelingsjaar,
        list_sort(list_filter(
            (SELECT list(s.deel) FROM samenstelling AS s WHERE s.eigen = b.eigen),
            lambda deel: NOT list_contains(coalesce(list(b.deel) FILTER (WHERE b.waarde IS NOT NULL), []), deel)
        )) AS ontbreekt,
        sum(b.waarde) AS waarde,
        max(b.ernst) AS ernst,
        bool_and(b.is_af) AS is_af,
        sum(b.opgeteld) AS opgeteld,
        min(b.maanden) AS maanden,
        max(b.volgnummer) AS volgnummer,
        first(b.regel ORDER BY b.volgnummer DESC, b.regel, b.kolom) AS regel,
        first(b.kolom ORDER BY b.volgnummer DESC, b.regel, b.kolom) AS kolom
    FROM buurtcijfers AS b
    GROUP BY b.indicator, b.bron, b.maat, b.eigen, b.periode, b.indelingsjaar
),

eigen AS (
    SELECT
        indicator, bron, maat, eigen, periode, indelingsjaar, maanden, opgeteld, ernst, is_af, volgnummer, regel, kolom, ontbreekt,
        waarde
    FROM opgeteld
    QUALIFY row_number() OVER (
        PARTITION BY indicator, bron, maat, eigen, periode ORDER BY len(ontbreekt), indelingsjaar DESC
    ) = 1
),

-- What a file gives for an own area goes before the sum.
alles AS (
@_gegeven_in_woorden
    UNION ALL
    SELECT
        e.indicator, e.bron, e.maat, e.eigen, e.periode, e.indelingsjaar, CASE WHEN e.ontbreekt = [] THEN e.waarde END, NULL,
        NULL, CASE WHEN e.ontbreekt = [] OR s.tekst = 'onderdrukt' THEN s.tekst ELSE 'ontbrekend' END, e.is_af, e.maanden,
        e.opgeteld, e.volgnummer, e.regel, e.kolom, e.ontbreekt
    FROM eigen AS e
    INNER JOIN statussen AS s ON s.ernst = e.ernst
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM gegeven AS c
            INNER JOIN gebieden AS g ON g.nummer = c.gebied
            WHERE
                g.tekst = e.eigen AND c.indicator = e.indicator AND c.bron = e.bron AND c.maat = e.maat
                AND c.periode = e.periode
        )
)

@_cijfers_in_woorden
