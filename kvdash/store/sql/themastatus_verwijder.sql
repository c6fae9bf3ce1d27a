DELETE FROM dossier.themastatus WHERE editie = $editie AND thema = $thema
