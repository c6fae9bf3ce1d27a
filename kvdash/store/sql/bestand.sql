SELECT inhoud, is_zstd FROM cijfers.bestand WHERE sha256 = $sha256 ORDER BY deel
