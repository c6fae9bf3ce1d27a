SELECT count(*) FROM cijfers.bestand WHERE sha256 = $sha256
