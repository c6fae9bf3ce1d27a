-- Since schema 4. No number is the highest that there is and one more: two who write at the same time would get the same.

-- Lines of the logboek have an id, made by who writes and in order of time.
CREATE TABLE dossier.logboek_oud AS
SELECT onderwerp, nummer, tijdstip, gebruiker, actie, oud, nieuw
FROM dossier.logboek;

DROP TABLE dossier.logboek;

CREATE TABLE dossier.logboek (
    id UUID PRIMARY KEY,
    onderwerp UUID NOT NULL,
    tijdstip TIMESTAMPTZ NOT NULL,
    gebruiker VARCHAR NOT NULL,
    actie VARCHAR NOT NULL,
    oud VARCHAR,
    nieuw VARCHAR
);

INSERT INTO dossier.logboek (id, onderwerp, tijdstip, gebruiker, actie, oud, nieuw)
SELECT
    CAST('00000000-0000-7000-8000-' || lpad(CAST(row_number() OVER (ORDER BY onderwerp, nummer) AS VARCHAR), 12, '0') AS UUID),
    onderwerp, tijdstip, gebruiker, actie, oud, nieuw
FROM dossier.logboek_oud;

DROP TABLE dossier.logboek_oud;

-- What is written keeps its order of making in the same way.

CREATE TABLE dossier.bevinding_oud AS
SELECT
    id, nummer, editie, veld, soort, onderwerp, tekst, gebieden, auteur, status, rubricering, bewijs, versie,
    gewijzigd, verwijderd, automatisch
FROM dossier.bevinding;

DROP TABLE dossier.bevinding;

CREATE TABLE dossier.bevinding (
    id UUID PRIMARY KEY,
    volgorde UUID NOT NULL,
    editie UUID NOT NULL,
    veld INTEGER NOT NULL,
    soort VARCHAR NOT NULL,
    onderwerp VARCHAR,
    tekst VARCHAR NOT NULL,
    gebieden VARCHAR NOT NULL,
    auteur VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    rubricering VARCHAR NOT NULL,
    bewijs VARCHAR NOT NULL,
    versie INTEGER NOT NULL,
    gewijzigd TIMESTAMPTZ NOT NULL,
    verwijderd BOOLEAN NOT NULL,
    automatisch BOOLEAN DEFAULT false
);

INSERT INTO dossier.bevinding (
    id, editie, veld, soort, onderwerp, tekst, gebieden, auteur, status, rubricering, bewijs, versie, gewijzigd,
    verwijderd, automatisch, volgorde
)
SELECT
    id, editie, veld, soort, onderwerp, tekst, gebieden, auteur, status, rubricering, bewijs, versie, gewijzigd,
    verwijderd, automatisch,
    CAST('00000000-0000-7000-8000-' || lpad(CAST(row_number() OVER (ORDER BY nummer, id) AS VARCHAR), 12, '0') AS UUID)
FROM dossier.bevinding_oud;

DROP TABLE dossier.bevinding_oud;

CREATE TABLE dossier.prioriteit_oud AS
SELECT
    id, nummer, editie, veld, naam, deelthemas, elementen, gebieden, status, auteur, rubricering, bewijs, versie,
    gewijzigd, ingetrokken
FROM dossier.prioriteit;

DROP TABLE dossier.prioriteit;

CREATE TABLE dossier.prioriteit (
    id UUID PRIMARY KEY,
    volgorde UUID NOT NULL,
    editie UUID NOT NULL,
    veld INTEGER NOT NULL,
    naam VARCHAR NOT NULL,
    deelthemas VARCHAR NOT NULL,
    elementen VARCHAR NOT NULL,
    gebieden VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    auteur VARCHAR NOT NULL,
    rubricering VARCHAR NOT NULL,
    bewijs VARCHAR NOT NULL,
    versie INTEGER NOT NULL,
    gewijzigd TIMESTAMPTZ NOT NULL,
    ingetrokken BOOLEAN NOT NULL
);

INSERT INTO dossier.prioriteit (
    id, editie, veld, naam, deelthemas, elementen, gebieden, status, auteur, rubricering, bewijs, versie,
    gewijzigd, ingetrokken, volgorde
)
SELECT
    id, editie, veld, naam, deelthemas, elementen, gebieden, status, auteur, rubricering, bewijs, versie,
    gewijzigd, ingetrokken,
    CAST('00000000-0000-7000-8000-' || lpad(CAST(row_number() OVER (ORDER BY nummer, id) AS VARCHAR), 12, '0') AS UUID)
FROM dossier.prioriteit_oud;

DROP TABLE dossier.prioriteit_oud;

CREATE TABLE dossier.gebeurtenis_oud AS
SELECT
    id, nummer, editie, naam, soort, van, tot, gebieden, themas, indicatoren, cijferbron, is_breuk, bron, auteur,
    versie, gewijzigd, verwijderd
FROM dossier.gebeurtenis;

DROP TABLE dossier.gebeurtenis;

CREATE TABLE dossier.gebeurtenis (
    id UUID PRIMARY KEY,
    volgorde UUID NOT NULL,
    editie UUID NOT NULL,
    naam VARCHAR NOT NULL,
    soort VARCHAR NOT NULL,
    van DATE NOT NULL,
    tot DATE,
    gebieden VARCHAR NOT NULL,
    themas VARCHAR NOT NULL,
    indicatoren VARCHAR NOT NULL,
    cijferbron VARCHAR NOT NULL,
    is_breuk BOOLEAN NOT NULL,
    bron VARCHAR NOT NULL,
    auteur VARCHAR NOT NULL,
    versie INTEGER NOT NULL,
    gewijzigd TIMESTAMPTZ NOT NULL,
    verwijderd BOOLEAN NOT NULL
);

INSERT INTO dossier.gebeurtenis (
    id, editie, naam, soort, van, tot, gebieden, themas, indicatoren, cijferbron, is_breuk, bron, auteur, versie,
    gewijzigd, verwijderd, volgorde
)
SELECT
    id, editie, naam, soort, van, tot, gebieden, themas, indicatoren, cijferbron, is_breuk, bron, auteur, versie,
    gewijzigd, verwijderd,
    CAST('00000000-0000-7000-8000-' || lpad(CAST(row_number() OVER (ORDER BY nummer, id) AS VARCHAR), 12, '0') AS UUID)
FROM dossier.gebeurtenis_oud;

DROP TABLE dossier.gebeurtenis_oud;

CREATE TABLE dossier.weergave_oud AS
SELECT
    id, nummer, editie, naam, pagina, keuze, stand, auteur, versie, gewijzigd, verwijderd
FROM dossier.weergave;

DROP TABLE dossier.weergave;

CREATE TABLE dossier.weergave (
    id UUID PRIMARY KEY,
    volgorde UUID NOT NULL,
    editie UUID NOT NULL,
    naam VARCHAR NOT NULL,
    pagina VARCHAR NOT NULL,
    keuze VARCHAR NOT NULL,
    stand VARCHAR NOT NULL,
    auteur VARCHAR NOT NULL,
    versie INTEGER NOT NULL,
    gewijzigd TIMESTAMPTZ NOT NULL,
    verwijderd BOOLEAN NOT NULL
);

INSERT INTO dossier.weergave (
    id, editie, naam, pagina, keuze, stand, auteur, versie, gewijzigd, verwijderd, volgorde
)
SELECT
    id, editie, naam, pagina, keuze, stand, auteur, versie, gewijzigd, verwijderd,
    CAST('00000000-0000-7000-8000-' || lpad(CAST(row_number() OVER (ORDER BY nummer, id) AS VARCHAR), 12, '0') AS UUID)
FROM dossier.weergave_oud;

DROP TABLE dossier.weergave_oud;
