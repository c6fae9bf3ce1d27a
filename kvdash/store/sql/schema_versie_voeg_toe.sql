INSERT INTO beheer.schema_versie (nummer, naam, programma, tijdstip)
VALUES ($nummer, $naam, $programma, $tijdstip)
