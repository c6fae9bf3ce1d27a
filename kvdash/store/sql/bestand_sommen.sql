SELECT DISTINCT sha256 FROM cijfers.bestand
