-- The current counts per month and quarter: of each indicator, bron, gebied and period those of the newest borders, of
-- these the newest upload. Numbers are filtered before the newest is taken and texts are joined, as in jaarcijfers.sql,
-- whose columns these are: each is one figure of its file, not a sum of months.
WITH gebieden AS (
    SELECT nummer, tekst
    FROM cijfers.woord
    WHERE kolom = 'gebied' AND list_contains(CAST($gebieden AS VARCHAR[]), tekst)
),

indicatoren AS (
@_indicatoren
),

perioden AS (
    SELECT nummer, tekst
    FROM cijfers.woord
    WHERE
        kolom = 'periode'
        AND tekst >= $van_periode
        AND tekst < $tot_periode
        AND substr(tekst, 5, 2) <> 'JJ'
),

nieuwste AS (
    SELECT f.indicator, f.bron, f.gebied, f.periode, f.indelingsjaar, f.waarde, f.status, f.upload, f.regel, f.kolom
    FROM cijfers.feit AS f
    WHERE
        f.upload IN (SELECT volgnummer FROM cijfers.upload_stand WHERE ingetrokken IS NULL)
        AND f.gebied IN (SELECT nummer FROM gebieden)
        AND f.indicator IN (SELECT nummer FROM indicatoren)
        AND f.periode IN (SELECT nummer FROM perioden)
        AND f.maat IN (SELECT nummer FROM cijfers.woord WHERE kolom = 'maat' AND tekst = 'aantal')
        AND f.uitsplitsing IN (SELECT nummer FROM cijfers.woord WHERE kolom = 'uitsplitsing' AND tekst = 'totaal')
    QUALIFY row_number() OVER (
        PARTITION BY f.indicator, f.bron, f.gebied, f.periode
        ORDER BY f.indelingsjaar DESC, f.upload DESC, f.regel, f.kolom
    ) = 1
)

SELECT
    i.tekst AS indicator, b.tekst AS bron, 'aantal' AS maat, g.tekst AS gebied, p.tekst AS periode, n.indelingsjaar,
    n.waarde, s.tekst AS status, CAST(NULL AS INTEGER) AS maanden, CAST(u.id AS VARCHAR) AS upload, n.regel, n.kolom
FROM nieuwste AS n
INNER JOIN indicatoren AS i ON i.nummer = n.indicator
INNER JOIN cijfers.woord AS b ON b.kolom = 'bron' AND b.nummer = n.bron
INNER JOIN gebieden AS g ON g.nummer = n.gebied
INNER JOIN perioden AS p ON p.nummer = n.periode
INNER JOIN cijfers.woord AS s ON s.kolom = 'status' AND s.nummer = n.status
INNER JOIN cijfers.upload AS u ON u.volgnummer = n.upload
ORDER BY i.tekst, b.tekst, g.tekst, p.tekst
