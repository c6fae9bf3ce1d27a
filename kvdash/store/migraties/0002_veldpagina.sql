-- Since the first release.

-- Signals: gemeenten to compare with, under a name; gemeenten is JSON text, at most one of an editie is gekozen.
CREATE TABLE dossier.vergelijkingsgroep (
    editie UUID NOT NULL,
    naam VARCHAR NOT NULL,
    gemeenten VARCHAR NOT NULL,
    gekozen BOOLEAN NOT NULL,
    PRIMARY KEY (editie, naam)
);

-- A duiding made from a signal, until someone edits it.
ALTER TABLE dossier.bevinding ADD COLUMN automatisch BOOLEAN DEFAULT false;
