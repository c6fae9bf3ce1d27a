SELECT id, editie, naam, pagina, keuze, stand, auteur, versie, gewijzigd, verwijderd
FROM dossier.weergave
WHERE editie = $editie AND NOT verwijderd
ORDER BY lower(naam), volgorde
