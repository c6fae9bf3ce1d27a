INSERT INTO dossier.prioriteit (
    volgorde, id, editie, veld, naam, deelthemas, elementen, gebieden, status, auteur, rubricering, bewijs, versie,
    gewijzigd, ingetrokken
)
VALUES (
    $volgorde, $id, $editie, $veld, $naam, $deelthemas, $elementen, $gebieden, $status, $auteur, $rubricering, $bewijs, $versie,
    $gewijzigd, $ingetrokken
)
