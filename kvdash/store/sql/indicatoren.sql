-- Of each indicator the newest version that was there at $op or right after upload $tot_en_met; both null: now.
SELECT
    code, naam, kort, thema, ook_thema, eenheid, noemer, richting, ontstaan, bezoekers, niveau, drempel, bron,
    bron_tabel, bron_sleutel, definitie, min_noemer, ingedeeld
FROM cijfers.indicator
WHERE
    (CAST($op AS TIMESTAMPTZ) IS NULL OR tijdstip <= CAST($op AS TIMESTAMPTZ))
    AND (
        CAST($tot_en_met AS UUID) IS NULL
        OR na_volgnummer < (SELECT volgnummer FROM cijfers.upload WHERE id = CAST($tot_en_met AS UUID))
    )
QUALIFY row_number() OVER (PARTITION BY code ORDER BY id DESC) = 1
ORDER BY code
