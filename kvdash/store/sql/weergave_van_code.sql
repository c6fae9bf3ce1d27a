SELECT id, editie, naam, pagina, keuze, stand, auteur, versie, gewijzigd, verwijderd
FROM dossier.weergave
WHERE starts_with(CAST(id AS VARCHAR), $code)
