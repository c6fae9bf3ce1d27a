INSERT INTO dossier.vergelijkingsgroep (editie, naam, gemeenten, gekozen)
VALUES ($editie, $naam, $gemeenten, $gekozen)
