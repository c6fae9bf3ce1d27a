INSERT INTO cijfers.indicator (
    code, naam, kort, thema, ook_thema, eenheid, noemer, richting, ontstaan, bezoekers, niveau, drempel, bron,
    bron_tabel, bron_sleutel, definitie, min_noemer, ingedeeld
)
VALUES (
    $code, $naam, $kort, $thema, $ook_thema, $eenheid, $noemer, $richting, $ontstaan, $bezoekers, $niveau, $drempel,
    $bron, $bron_tabel, $bron_sleutel, $definitie, $min_noemer, $ingedeeld
)
