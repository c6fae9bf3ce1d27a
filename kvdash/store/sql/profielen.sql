SELECT id, naam, vingerafdruk, toewijzing, gebruiker, tijdstip
FROM cijfers.importprofiel
ORDER BY naam, id
