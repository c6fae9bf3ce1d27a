DELETE FROM dossier.vergelijkingsgroep WHERE editie = $editie AND naam = $naam
