SELECT
    id, volgnummer, tijdstip, gebruiker, bestand, sha256, grootte, indeling, omschrijving, regels_totaal,
    regels_ingelezen, regels_geweigerd, waarnemingen, notitie, ingetrokken, is_demo, profiel, aanvaard,
    bijlagen
FROM cijfers.upload_stand
WHERE id = $id
