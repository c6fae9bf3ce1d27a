INSERT INTO dossier.prioriteit (
    nummer, id, editie, veld, naam, deelthemas, elementen, gebieden, status, auteur, rubricering, bewijs, versie,
    gewijzigd, ingetrokken
)
SELECT
    (SELECT coalesce(max(nummer), 0) + 1 FROM dossier.prioriteit WHERE editie = $editie),
    $id, $editie, $veld, $naam, $deelthemas, $elementen, $gebieden, $status, $auteur, $rubricering, $bewijs, $versie,
    $gewijzigd, $ingetrokken
