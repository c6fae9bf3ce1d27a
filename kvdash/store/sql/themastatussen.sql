SELECT editie, thema, status, reden
FROM dossier.themastatus
WHERE editie = $editie
ORDER BY thema
