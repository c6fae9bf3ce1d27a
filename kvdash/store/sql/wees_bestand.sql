DELETE FROM cijfers.bestand WHERE list_contains(CAST($sommen AS VARCHAR[]), sha256)
