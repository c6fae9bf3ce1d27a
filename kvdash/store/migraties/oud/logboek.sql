SELECT onderwerp, tijdstip, gebruiker, actie, oud, nieuw
FROM dossier.logboek
ORDER BY id
