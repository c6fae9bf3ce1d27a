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

-- Gebeurtenissen. gebieden, themas and indicatoren are JSON text; nummer keeps the order of making within the editie.
CREATE TABLE dossier.gebeurtenis (
    id UUID PRIMARY KEY,
    nummer INTEGER NOT NULL,
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

-- Statuses of parts of the analyse, where there were only those of whole thema's: these get paragraaf 0.
CREATE TABLE dossier.deelstatus (
    editie UUID NOT NULL,
    veld INTEGER NOT NULL,
    paragraaf INTEGER NOT NULL,
    onderwerp VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    reden VARCHAR NOT NULL,
    PRIMARY KEY (editie, veld, paragraaf, onderwerp)
);

INSERT INTO dossier.deelstatus (editie, veld, paragraaf, onderwerp, status, reden)
SELECT editie, CAST(substr(thema, 2, 1) AS INTEGER), 0, thema, status, reden
FROM dossier.themastatus;

DROP TABLE dossier.themastatus;

-- To which multiple (5, 10; 1: none) the counts of a bron are rounded in an upload, where there are enough to tell.
CREATE TABLE cijfers.afronding (
    upload UUID NOT NULL,
    bron VARCHAR NOT NULL,
    op INTEGER NOT NULL
);

-- Kaart: boundaries come in with an upload (those from before have none), and an own area is a set of buurten.
ALTER TABLE cijfers.grens ADD COLUMN upload UUID;
ALTER TABLE cijfers.gebied ADD COLUMN delen VARCHAR[];

-- Importprofielen: a confirmed toewijzing (JSON text) for files of one structure; one per vingerafdruk.
CREATE TABLE cijfers.importprofiel (
    id UUID NOT NULL,
    naam VARCHAR NOT NULL,
    vingerafdruk VARCHAR NOT NULL,
    toewijzing VARCHAR NOT NULL,
    gebruiker VARCHAR NOT NULL,
    tijdstip TIMESTAMPTZ NOT NULL
);

-- How an upload was read, where a user had a hand in it: by which importprofiel, which warnings were accepted with what
-- reason, and which files explained its codes (both JSON text).
CREATE TABLE cijfers.leeswijze (
    upload UUID NOT NULL,
    profiel VARCHAR NOT NULL,
    aanvaard VARCHAR NOT NULL,
    bijlagen VARCHAR NOT NULL
);

CREATE OR REPLACE VIEW cijfers.upload_stand AS
SELECT
    u.id, u.volgnummer, u.tijdstip, u.gebruiker, u.bestand, u.sha256, u.grootte, u.indeling, u.omschrijving,
    u.regels_totaal, u.regels_ingelezen, u.regels_geweigerd, u.waarnemingen, u.notitie, u.is_demo,
    CASE WHEN laatste.soort = 'ingetrokken' THEN laatste.tijdstip END AS ingetrokken,
    coalesce(l.profiel, '') AS profiel,
    coalesce(l.aanvaard, '[]') AS aanvaard,
    coalesce(l.bijlagen, '[]') AS bijlagen
FROM cijfers.upload AS u
LEFT JOIN cijfers.leeswijze AS l ON l.upload = u.id
LEFT JOIN (
    SELECT i.upload, i.soort, i.tijdstip
    FROM cijfers.intrekking AS i
    WHERE i.nummer = (SELECT max(j.nummer) FROM cijfers.intrekking AS j WHERE j.upload = i.upload)
) AS laatste ON laatste.upload = u.id;
