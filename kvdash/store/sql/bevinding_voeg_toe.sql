INSERT INTO dossier.bevinding (
    volgorde, id, editie, veld, soort, onderwerp, tekst, gebieden, auteur, status, rubricering, bewijs, versie, gewijzigd,
    verwijderd, automatisch
)
VALUES (
    $volgorde, $id, $editie, $veld, $soort, $onderwerp, $tekst, $gebieden, $auteur, $status, $rubricering, $bewijs, $versie,
    $gewijzigd, $verwijderd, $automatisch
)
