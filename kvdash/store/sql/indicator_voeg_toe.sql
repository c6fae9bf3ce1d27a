INSERT INTO cijfers.indicator (
    id, na_volgnummer, tijdstip, code, naam, kort, thema, ook_thema, eenheid, noemer, richting, ontstaan, bezoekers,
    niveau, drempel, bron, bron_tabel, bron_sleutel, definitie, min_noemer, ingedeeld
)
VALUES (
    $id, $na_volgnummer, $tijdstip, $code, $naam, $kort, $thema, $ook_thema, $eenheid, $noemer, $richting, $ontstaan,
    $bezoekers, $niveau, $drempel, $bron, $bron_tabel, $bron_sleutel, $definitie, $min_noemer, $ingedeeld
)
