INSERT INTO dossier.logboek (onderwerp, nummer, tijdstip, gebruiker, actie, oud, nieuw)
SELECT
    $onderwerp,
    (SELECT coalesce(max(nummer), 0) + 1 FROM dossier.logboek WHERE onderwerp = $onderwerp),
    $tijdstip, $gebruiker, $actie, $oud, $nieuw
