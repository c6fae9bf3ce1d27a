-- Versions are only ever added: as many of them are the same ones.
SELECT count(*) FROM dossier.versie
