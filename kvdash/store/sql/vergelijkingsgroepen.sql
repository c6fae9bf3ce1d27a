SELECT editie, naam, gemeenten, gekozen
FROM dossier.vergelijkingsgroep
WHERE editie = $editie
ORDER BY naam
