-- The number is taken here, inside the transaction: two uploads at the same time never share one.
INSERT INTO cijfers.upload (
    id, volgnummer, tijdstip, gebruiker, bestand, sha256, grootte, indeling, omschrijving, regels_totaal,
    regels_ingelezen, regels_geweigerd, waarnemingen, notitie, is_demo
)
SELECT
    $id,
    greatest(CAST($volgnummer AS INTEGER), (SELECT coalesce(max(volgnummer), 0) + 1 FROM cijfers.upload)),
    $tijdstip, $gebruiker, $bestand, $sha256, $grootte, $indeling, $omschrijving, $regels_totaal, $regels_ingelezen,
    $regels_geweigerd, (SELECT count(*) FROM stage_rij), $notitie, $is_demo
