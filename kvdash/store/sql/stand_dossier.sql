-- Each write adds lines to the logboek, and none is ever changed: as many lines, the last of that time, are the same ones.
SELECT count(*), max(tijdstip) FROM dossier.logboek
