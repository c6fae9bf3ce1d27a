INSERT INTO dossier.bevinding (
    nummer, id, editie, veld, soort, onderwerp, tekst, gebieden, auteur, status, rubricering, bewijs, versie, gewijzigd,
    verwijderd, automatisch
)
SELECT
    (SELECT coalesce(max(nummer), 0) + 1 FROM dossier.bevinding WHERE editie = $editie),
    $id, $editie, $veld, $soort, $onderwerp, $tekst, $gebieden, $auteur, $status, $rubricering, $bewijs, $versie,
    $gewijzigd, $verwijderd, $automatisch
