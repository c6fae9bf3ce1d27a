SELECT editie, veld, paragraaf, onderwerp, status, reden
FROM dossier.deelstatus
WHERE editie = $editie
ORDER BY veld, paragraaf, onderwerp
