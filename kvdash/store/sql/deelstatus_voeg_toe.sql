INSERT INTO dossier.deelstatus (editie, veld, paragraaf, onderwerp, status, reden)
VALUES ($editie, $veld, $paragraaf, $onderwerp, $status, $reden)
