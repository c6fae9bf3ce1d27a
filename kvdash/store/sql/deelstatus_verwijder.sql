DELETE FROM dossier.deelstatus
WHERE editie = $editie AND veld = $veld AND paragraaf = $paragraaf AND onderwerp = $onderwerp
