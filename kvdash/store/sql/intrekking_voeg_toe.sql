INSERT INTO cijfers.intrekking (nummer, upload, soort, tijdstip, na_volgnummer)
SELECT $nummer, $upload, $soort, $tijdstip, (SELECT coalesce(max(volgnummer), 0) FROM cijfers.upload)
