SELECT tijdstip, gebruiker, actie, oud, nieuw
FROM dossier.logboek
WHERE onderwerp = $onderwerp
ORDER BY id
