INSERT INTO cijfers.upload (
    id, volgnummer, tijdstip, gebruiker, bestand, sha256, grootte, indeling, omschrijving, regels_totaal,
    regels_ingelezen, regels_geweigerd, waarnemingen, notitie, is_demo
)
SELECT
    $id, $volgnummer, $tijdstip, $gebruiker, $bestand, $sha256, $grootte, $indeling, $omschrijving, $regels_totaal,
    $regels_ingelezen, $regels_geweigerd, (SELECT count(*) FROM stage_rij), $notitie, $is_demo
