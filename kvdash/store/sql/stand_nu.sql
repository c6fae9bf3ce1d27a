-- Of the dossier, per kind of stuk: versions are only ever added, so as many of them are the same ones.
SELECT
    (SELECT naam FROM cijfers.stand),
    (
        SELECT string_agg(soort || '=' || CAST(aantal AS VARCHAR), ' ' ORDER BY soort)
        FROM (SELECT soort, count(*) AS aantal FROM dossier.versie GROUP BY soort) AS per_soort
    )
