-- What these held is in dossier.stuk and dossier.versie now.
DROP TABLE dossier.editie;
DROP TABLE dossier.deelstatus;
DROP TABLE dossier.bevinding;
DROP TABLE dossier.prioriteit;
DROP TABLE dossier.gebeurtenis;
DROP TABLE dossier.vergelijkingsgroep;
DROP TABLE dossier.weergave;
DROP TABLE dossier.logboek;
