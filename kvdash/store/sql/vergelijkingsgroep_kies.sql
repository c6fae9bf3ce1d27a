UPDATE dossier.vergelijkingsgroep SET gekozen = (naam = CAST($naam AS VARCHAR)) IS TRUE WHERE editie = $editie
