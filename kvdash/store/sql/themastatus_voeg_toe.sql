INSERT INTO dossier.themastatus (editie, thema, status, reden) VALUES ($editie, $thema, $status, $reden)
