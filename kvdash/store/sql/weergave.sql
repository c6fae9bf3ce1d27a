SELECT id, editie, naam, pagina, keuze, stand, auteur, versie, gewijzigd, verwijderd
FROM dossier.weergave
WHERE id = $id
