SELECT editie, veld, paragraaf, onderwerp, status, reden
FROM dossier.deelstatus
WHERE editie = $editie AND veld = $veld AND paragraaf = $paragraaf AND onderwerp = $onderwerp
