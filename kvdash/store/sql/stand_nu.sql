-- Of the dossier: each write adds lines to the logboek, and none is ever changed: as many lines, the last of that time,
-- are the same ones.
SELECT
    (SELECT naam FROM cijfers.stand),
    (SELECT count(*) FROM dossier.logboek),
    (SELECT max(tijdstip) FROM dossier.logboek)
