INSERT INTO cijfers.importprofiel (id, naam, vingerafdruk, toewijzing, gebruiker, tijdstip)
VALUES ($id, $naam, $vingerafdruk, $toewijzing, $gebruiker, $tijdstip)
