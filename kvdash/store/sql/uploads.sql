-- The uploads that were there at $op or right after upload $tot_en_met; both null: now.
SELECT
    u.id, u.volgnummer, u.tijdstip, u.gebruiker, u.bestand, u.sha256, u.grootte, u.indeling, u.omschrijving,
    u.regels_totaal, u.regels_ingelezen, u.regels_geweigerd, u.waarnemingen, u.notitie, toen.ingetrokken, u.is_demo,
    u.profiel, u.aanvaard, u.bijlagen
FROM cijfers.upload_stand AS u
INNER JOIN (
@_uploads
) AS toen ON toen.id = u.id
ORDER BY u.volgnummer DESC
