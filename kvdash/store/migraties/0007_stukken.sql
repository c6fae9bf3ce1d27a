-- Since schema 6. All that people write is kept in one way: a stuk, with every version of it. What was in the tables of each
-- kind and in the logboek comes in here (kvdash.store.omzetting); inhoud is JSON text that no query looks into.

CREATE TABLE dossier.stuk (
    id UUID PRIMARY KEY,
    editie UUID NOT NULL,
    soort VARCHAR NOT NULL,
    ouder UUID,
    versie INTEGER NOT NULL,
    vorm INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    rubricering VARCHAR NOT NULL,
    volgorde UUID NOT NULL,
    auteur VARCHAR NOT NULL,
    wie VARCHAR NOT NULL,
    wanneer TIMESTAMPTZ NOT NULL,
    verwijderd BOOLEAN NOT NULL,
    inhoud VARCHAR NOT NULL
);

CREATE TABLE dossier.versie (
    id UUID NOT NULL,
    editie UUID NOT NULL,
    soort VARCHAR NOT NULL,
    ouder UUID,
    versie INTEGER NOT NULL,
    vorm INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    rubricering VARCHAR NOT NULL,
    volgorde UUID NOT NULL,
    auteur VARCHAR NOT NULL,
    wie VARCHAR NOT NULL,
    wanneer TIMESTAMPTZ NOT NULL,
    verwijderd BOOLEAN NOT NULL,
    inhoud VARCHAR NOT NULL,
    PRIMARY KEY (id, versie)
);
