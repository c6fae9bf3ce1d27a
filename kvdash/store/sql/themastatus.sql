SELECT editie, thema, status, reden
FROM dossier.themastatus
WHERE editie = $editie AND thema = $thema
