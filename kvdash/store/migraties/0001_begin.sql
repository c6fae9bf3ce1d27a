-- The first schema. Two contexts: cijfers (large, append-only, no keys: DuckLake has none) and dossier (small, edited).

CREATE SCHEMA beheer;
CREATE SCHEMA cijfers;
CREATE SCHEMA dossier;

CREATE TABLE beheer.schema_versie (
    nummer INTEGER NOT NULL,
    naam VARCHAR NOT NULL,
    programma VARCHAR NOT NULL,
    tijdstip TIMESTAMPTZ NOT NULL
);

CREATE TABLE cijfers.indicator (
    code VARCHAR NOT NULL,
    naam VARCHAR NOT NULL,
    thema VARCHAR,
    ook_thema VARCHAR NOT NULL,
    eenheid VARCHAR NOT NULL,
    noemer VARCHAR,
    richting VARCHAR NOT NULL,
    ontstaan VARCHAR NOT NULL,
    bezoekers BOOLEAN NOT NULL,
    niveau VARCHAR NOT NULL,
    drempel INTEGER NOT NULL,
    bron VARCHAR NOT NULL,
    bron_tabel VARCHAR NOT NULL,
    bron_sleutel VARCHAR NOT NULL,
    definitie VARCHAR NOT NULL,
    min_noemer INTEGER NOT NULL,
    ingedeeld BOOLEAN NOT NULL
);

-- Append-only: each upload adds the areas it knew; which version counts is decided on reading.
CREATE TABLE cijfers.gebied (
    upload UUID NOT NULL,
    code VARCHAR NOT NULL,
    naam VARCHAR NOT NULL,
    niveau VARCHAR NOT NULL,
    indelingsjaar INTEGER NOT NULL,
    ouder VARCHAR,
    gemeente VARCHAR
);

CREATE TABLE cijfers.grens (
    code VARCHAR NOT NULL,
    indelingsjaar INTEGER NOT NULL,
    geometrie VARCHAR NOT NULL
);

CREATE TABLE cijfers.upload (
    id UUID NOT NULL,
    volgnummer INTEGER NOT NULL,
    tijdstip TIMESTAMPTZ NOT NULL,
    gebruiker VARCHAR NOT NULL,
    bestand VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    grootte BIGINT NOT NULL,
    indeling VARCHAR NOT NULL,
    omschrijving VARCHAR NOT NULL,
    regels_totaal BIGINT NOT NULL,
    regels_ingelezen BIGINT NOT NULL,
    regels_geweigerd BIGINT NOT NULL,
    waarnemingen BIGINT NOT NULL,
    notitie VARCHAR NOT NULL,
    is_demo BOOLEAN NOT NULL
);

-- Journal of undo and redo. na_volgnummer is the newest upload at that moment: with it the state right after any
-- upload can be told without comparing clocks. soort: ingetrokken, hersteld.
CREATE TABLE cijfers.intrekking (
    nummer INTEGER NOT NULL,
    upload UUID NOT NULL,
    soort VARCHAR NOT NULL,
    tijdstip TIMESTAMPTZ NOT NULL,
    na_volgnummer INTEGER NOT NULL
);

CREATE TABLE cijfers.bestand (
    sha256 VARCHAR NOT NULL,
    deel INTEGER NOT NULL,
    inhoud BLOB NOT NULL
);

-- Within an upload sorted by gebied, indicator, periode: a page asks for many indicators of a few areas that lie
-- together, so most row groups are skipped without an index.
CREATE TABLE cijfers.waarneming (
    indicator VARCHAR NOT NULL,
    bron VARCHAR NOT NULL,
    maat VARCHAR NOT NULL,
    gebied VARCHAR NOT NULL,
    periode VARCHAR NOT NULL,
    indelingsjaar INTEGER NOT NULL,
    uitsplitsing VARCHAR NOT NULL,
    waarde DOUBLE,
    onder DOUBLE,
    boven DOUBLE,
    status VARCHAR NOT NULL,
    regel BIGINT NOT NULL,
    kolom INTEGER,
    upload UUID NOT NULL
);

CREATE VIEW cijfers.upload_stand AS
SELECT
    u.id, u.volgnummer, u.tijdstip, u.gebruiker, u.bestand, u.sha256, u.grootte, u.indeling, u.omschrijving,
    u.regels_totaal, u.regels_ingelezen, u.regels_geweigerd, u.waarnemingen, u.notitie, u.is_demo,
    CASE WHEN laatste.soort = 'ingetrokken' THEN laatste.tijdstip END AS ingetrokken
FROM cijfers.upload AS u
LEFT JOIN (
    SELECT i.upload, i.soort, i.tijdstip
    FROM cijfers.intrekking AS i
    WHERE i.nummer = (SELECT max(j.nummer) FROM cijfers.intrekking AS j WHERE j.upload = i.upload)
) AS laatste ON laatste.upload = u.id;

-- The current figures: of each key the newest upload that is not withdrawn, of it the first line.
CREATE VIEW cijfers.actueel AS
SELECT
    w.indicator, w.bron, w.maat, w.gebied, w.periode, w.indelingsjaar, w.uitsplitsing,
    w.waarde, w.onder, w.boven, w.status, w.regel, w.kolom, w.upload
FROM cijfers.waarneming AS w
INNER JOIN cijfers.upload_stand AS u ON u.id = w.upload
WHERE u.ingetrokken IS NULL
QUALIFY row_number() OVER (
    PARTITION BY w.indicator, w.bron, w.maat, w.gebied, w.periode, w.indelingsjaar, w.uitsplitsing
    ORDER BY u.volgnummer DESC, w.regel, w.kolom
) = 1;

CREATE TABLE dossier.editie (
    id UUID PRIMARY KEY,
    gemeente VARCHAR NOT NULL,
    naam VARCHAR NOT NULL,
    plan_van INTEGER NOT NULL,
    plan_tot INTEGER NOT NULL,
    analyse_periode VARCHAR NOT NULL,
    uitwerking_periode VARCHAR NOT NULL,
    deelname VARCHAR NOT NULL,
    gemaakt TIMESTAMPTZ NOT NULL
);

CREATE TABLE dossier.themastatus (
    editie UUID NOT NULL,
    thema VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    reden VARCHAR NOT NULL,
    PRIMARY KEY (editie, thema)
);

-- gebieden, bewijs, deelthemas and elementen are JSON text. nummer keeps the order of making within the editie.
CREATE TABLE dossier.bevinding (
    id UUID PRIMARY KEY,
    nummer INTEGER NOT NULL,
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
    verwijderd BOOLEAN NOT NULL
);

CREATE TABLE dossier.prioriteit (
    id UUID PRIMARY KEY,
    nummer INTEGER NOT NULL,
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

CREATE TABLE dossier.instelling (
    naam VARCHAR PRIMARY KEY,
    waarde VARCHAR NOT NULL
);

-- oud and nieuw are the record before and after as JSON text; a themastatus is kept with its editie.
CREATE TABLE dossier.logboek (
    onderwerp UUID NOT NULL,
    nummer INTEGER NOT NULL,
    tijdstip TIMESTAMPTZ NOT NULL,
    gebruiker VARCHAR NOT NULL,
    actie VARCHAR NOT NULL,
    oud VARCHAR,
    nieuw VARCHAR,
    PRIMARY KEY (onderwerp, nummer)
);
