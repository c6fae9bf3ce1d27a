INSERT INTO dossier.weergave (
    nummer, id, editie, naam, pagina, keuze, stand, auteur, versie, gewijzigd, verwijderd
)
SELECT
    (SELECT coalesce(max(nummer), 0) + 1 FROM dossier.weergave WHERE editie = $editie),
    $id, $editie, $naam, $pagina, $keuze, $stand, $auteur, $versie, $gewijzigd, $verwijderd
