INSERT INTO dossier.stuk (
    id, editie, soort, ouder, versie, vorm, status, rubricering, volgorde, auteur, wie, wanneer, verwijderd, inhoud
)
VALUES (
    $id, $editie, $soort, $ouder, $versie, $vorm, $status, $rubricering, $volgorde, $auteur, $wie, $wanneer, $verwijderd,
    $inhoud
)
