-- The uploads that counted at $op or right after upload $tot_en_met; both null: now.
SELECT toen.id, toen.volgnummer
FROM (
@_uploads
) AS toen
WHERE toen.ingetrokken IS NULL
