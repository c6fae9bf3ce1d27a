INSERT INTO dossier.instelling (naam, waarde) VALUES ($naam, $waarde)
