-- One part at a time: as a list of parts it takes three times as long, and a registered table gives its memory back late.
INSERT INTO cijfers.bestand (sha256, deel, inhoud, is_zstd) VALUES ($sha256, $deel, $inhoud, true)
