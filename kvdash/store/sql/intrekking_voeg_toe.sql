INSERT INTO cijfers.intrekking (nummer, upload, soort, tijdstip, na_volgnummer)
SELECT
    (SELECT coalesce(max(nummer), 0) + 1 FROM cijfers.intrekking),
    $upload, $soort, $tijdstip,
    (SELECT coalesce(max(volgnummer), 0) FROM cijfers.upload)
