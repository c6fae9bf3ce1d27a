INSERT INTO dossier.weergave (
    volgorde, id, editie, naam, pagina, keuze, stand, auteur, versie, gewijzigd, verwijderd
)
VALUES (
    $volgorde, $id, $editie, $naam, $pagina, $keuze, $stand, $auteur, $versie, $gewijzigd, $verwijderd
)
