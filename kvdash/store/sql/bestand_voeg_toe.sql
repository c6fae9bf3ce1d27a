INSERT INTO cijfers.bestand (sha256, deel, inhoud) VALUES ($sha256, $deel, $inhoud)
