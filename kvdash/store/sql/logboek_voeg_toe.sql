INSERT INTO dossier.logboek (id, onderwerp, tijdstip, gebruiker, actie, oud, nieuw)
VALUES ($id, $onderwerp, $tijdstip, $gebruiker, $actie, $oud, $nieuw)
