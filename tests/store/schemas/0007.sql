-- A store as schema 7 left it, with a little invented data. Never changed after its release.
CREATE SCHEMA beheer;

CREATE SCHEMA cijfers;

CREATE SCHEMA dossier;

CREATE TABLE beheer.schema_versie (
    nummer INTEGER NOT NULL,
    naam VARCHAR NOT NULL,
    programma VARCHAR NOT NULL,
    tijdstip TIMESTAMPTZ NOT NULL
);

-- Append-only: each edit of an indicator adds a version; the newest id of a code is the one of now.
CREATE TABLE cijfers.indicator (
    id UUID NOT NULL,
    na_volgnummer INTEGER NOT NULL,
    tijdstip TIMESTAMPTZ NOT NULL,
    code VARCHAR NOT NULL,
    naam VARCHAR NOT NULL,
    kort VARCHAR,
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

CREATE TABLE cijfers.afronding (
    upload UUID NOT NULL,
    bron VARCHAR NOT NULL,
    op INTEGER NOT NULL
);

CREATE TABLE cijfers.bestand (
    sha256 VARCHAR NOT NULL,
    deel INTEGER NOT NULL,
    inhoud BLOB NOT NULL,
    is_zstd BOOLEAN DEFAULT false
);

-- Within an upload sorted by gebied, indicator, periode.
-- Figures hold their texts as numbers, each text once in `woord` per column, and of their
-- upload the volgnummer: that writes five times as fast.
CREATE TABLE cijfers.woord (
    kolom VARCHAR NOT NULL,
    nummer INTEGER NOT NULL,
    tekst VARCHAR NOT NULL
);

CREATE TABLE cijfers.feit (
    indicator INTEGER NOT NULL,
    bron INTEGER NOT NULL,
    maat INTEGER NOT NULL,
    gebied INTEGER NOT NULL,
    periode INTEGER NOT NULL,
    indelingsjaar INTEGER NOT NULL,
    uitsplitsing INTEGER NOT NULL,
    waarde DOUBLE,
    onder DOUBLE,
    boven DOUBLE,
    status INTEGER NOT NULL,
    regel BIGINT NOT NULL,
    kolom INTEGER,
    upload INTEGER NOT NULL
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

-- Figures with their texts, for who does not read many of them.
CREATE VIEW cijfers.waarneming AS
SELECT
    i.tekst AS indicator, b.tekst AS bron, m.tekst AS maat, g.tekst AS gebied, p.tekst AS periode, f.indelingsjaar,
    x.tekst AS uitsplitsing, f.waarde, f.onder, f.boven, s.tekst AS status, f.regel, f.kolom, u.id AS upload
FROM cijfers.feit AS f
INNER JOIN cijfers.upload AS u ON u.volgnummer = f.upload
INNER JOIN cijfers.woord AS i ON i.kolom = 'indicator' AND i.nummer = f.indicator
INNER JOIN cijfers.woord AS b ON b.kolom = 'bron' AND b.nummer = f.bron
INNER JOIN cijfers.woord AS m ON m.kolom = 'maat' AND m.nummer = f.maat
INNER JOIN cijfers.woord AS g ON g.kolom = 'gebied' AND g.nummer = f.gebied
INNER JOIN cijfers.woord AS p ON p.kolom = 'periode' AND p.nummer = f.periode
INNER JOIN cijfers.woord AS x ON x.kolom = 'uitsplitsing' AND x.nummer = f.uitsplitsing
INNER JOIN cijfers.woord AS s ON s.kolom = 'status' AND s.nummer = f.status;

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

CREATE TABLE dossier.instelling (
    naam VARCHAR PRIMARY KEY,
    waarde VARCHAR NOT NULL
);

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

CREATE TABLE cijfers.merk (
    soort VARCHAR NOT NULL,
    hoogste BIGINT NOT NULL
);

CREATE TABLE cijfers.stand (
    naam UUID NOT NULL
);

INSERT INTO beheer.schema_versie VALUES (1, 'begin', '0.1.0', '2026-01-01 08:00:00+00');

INSERT INTO beheer.schema_versie VALUES (2, 'veldpagina', '0.2.0', '2026-02-01 08:00:00+00');

INSERT INTO beheer.schema_versie VALUES (3, 'weergaven', '0.3.0', '2026-03-01 08:00:00+00');

INSERT INTO beheer.schema_versie VALUES (4, 'merken', '0.4.0', '2026-12-01 08:00:00+00');

INSERT INTO beheer.schema_versie VALUES (5, 'volgorde', '0.5.0', '2026-12-02 08:00:00+00');

INSERT INTO beheer.schema_versie VALUES (6, 'indicatorversies', '0.6.0', '2026-12-03 08:00:00+00');

INSERT INTO beheer.schema_versie VALUES (7, 'stukken', '0.7.0', '2026-12-04 08:00:00+00');

INSERT INTO cijfers.indicator VALUES
('00000000-0000-7000-8000-000000000001', 0, '0001-01-01 00:00:00+00', 'inbraak', 'Inbraken', 'Inbraak', 'T1.3', '["T2.2"]', 'per 1.000', 'woningen', 'ongunstig', 'breng', false, 'wijk', 0, 'Politie', '', '', 'Verzonnen.', 500, true),
('00000000-0000-7000-8000-000000000002', 0, '0001-01-01 00:00:00+00', 'nieuw', 'Iets nieuws', NULL, NULL, '[]', 'aantal', NULL, 'geen', 'onbekend', false, 'buurt', 0, 'onbekend', '', '', '', 500, false);

INSERT INTO cijfers.upload VALUES
('00000000-0000-0000-0000-000000000001', 1, '2026-01-02 08:00:00+00', 'Anna Voorbeeld', 'a.csv', '2f006726b38c97e415323972b6c2d2b50e01449f0f73262861360fb6cf7d1ddb', 9, 'lang', 'verzonnen', 3, 2, 0, 2, '', false),
('00000000-0000-0000-0000-000000000002', 2, '2026-01-03 08:00:00+00', 'Anna Voorbeeld', 'b.csv', '2f006726b38c97e415323972b6c2d2b50e01449f0f73262861360fb6cf7d1ddb', 9, 'lang', 'verzonnen', 2, 1, 0, 1, '', false),
('00000000-0000-0000-0000-000000000003', 3, '2026-01-04 08:00:00+00', 'Anna Voorbeeld', 'c.csv', '2f006726b38c97e415323972b6c2d2b50e01449f0f73262861360fb6cf7d1ddb', 9, 'lang', 'verzonnen', 2, 1, 0, 1, 'vergissing', false);

INSERT INTO cijfers.afronding VALUES ('00000000-0000-0000-0000-000000000001', 'Politie', 5);

INSERT INTO cijfers.intrekking VALUES (1, '00000000-0000-0000-0000-000000000003', 'ingetrokken', '2026-01-05 08:00:00+00', 3);

INSERT INTO cijfers.bestand VALUES ('2f006726b38c97e415323972b6c2d2b50e01449f0f73262861360fb6cf7d1ddb', 0, 'verzonnen'::BLOB, false);

INSERT INTO cijfers.gebied VALUES
('00000000-0000-0000-0000-000000000001', 'GM1234', 'Verzonnen', 'gemeente', 2024, 'NL00', 'GM1234', NULL),
('00000000-0000-0000-0000-000000000001', 'WK123401', 'Noord', 'wijk', 2024, 'GM1234', 'GM1234', NULL),
('00000000-0000-0000-0000-000000000001', 'EG1234-KERN', 'Kern', 'eigen', 2024, 'GM1234', 'GM1234', ['BU12340101']);

INSERT INTO cijfers.grens VALUES ('WK123401', 2024, '{"type": "Polygon", "coordinates": [[[4, 52], [5, 52], [5, 53], [4, 52]]]}', '00000000-0000-0000-0000-000000000001');

INSERT INTO cijfers.woord VALUES
('indicator', 0, 'inbraak'), ('bron', 0, 'Politie'), ('maat', 0, 'aantal'), ('gebied', 0, 'GM1234'),
('periode', 0, '2023JJ00'), ('periode', 1, '2024JJ00'), ('uitsplitsing', 0, 'totaal'), ('status', 0, 'definitief'),
('status', 1, 'voorlopig');

INSERT INTO cijfers.feit VALUES
(0, 0, 0, 0, 0, 2024, 0, 10, NULL, NULL, 0, 2, 5, 1),
(0, 0, 0, 0, 1, 2024, 0, 12, NULL, NULL, 1, 3, 5, 1),
(0, 0, 0, 0, 1, 2024, 0, 14, NULL, NULL, 0, 2, 5, 2),
(0, 0, 0, 0, 1, 2024, 0, 999, NULL, NULL, 0, 2, NULL, 3);

INSERT INTO dossier.instelling VALUES ('gebruiker', 'Anna Voorbeeld');

INSERT INTO cijfers.importprofiel VALUES
('00000000-0000-0000-0000-000000000021', 'Zwanen', 'abc', '{"kolommen": [{"kop": "n", "rol": "waarde"}]}', 'Anna Voorbeeld', '2026-02-01 09:00:00+00');

INSERT INTO cijfers.leeswijze VALUES
('00000000-0000-0000-0000-000000000002', 'Zwanen', '[{"soort": "verloren nul", "reden": "klopt", "aantal": 1}]', '[]');

INSERT INTO cijfers.merk VALUES
('upload', 3), ('intrekking', 1), ('woord.indicator', 0), ('woord.bron', 0), ('woord.maat', 0), ('woord.gebied', 0),
('woord.periode', 1), ('woord.uitsplitsing', 0), ('woord.status', 1);

INSERT INTO cijfers.stand VALUES ('00000000-0000-0000-0000-00000000001f');

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

INSERT INTO dossier.stuk VALUES
('00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-00000000000b', 'bevinding', NULL, '2', '1', 'concept', 'intern', '00000000-0000-7000-8000-000000000001', 'Anna Voorbeeld', 'Anna Voorbeeld', '2026-01-02 11:00:00+00', 'false', '{"veld": 1, "soort": "aandachtspunt", "onderwerp": "T1.3", "tekst": "Inbraken nemen toe.", "gebieden": ["WK123401"], "bewijs": [{"indicator": "inbraak", "bron": "Politie", "maat": "aantal", "gebied": "GM1234", "periode": "2024JJ00", "waarde": 12.0, "onder": null, "boven": null, "noemer": null, "noemer_jaar": null, "status": "voorlopig", "upload": "00000000-0000-0000-0000-000000000001", "regel": 3}], "automatisch": false}'),
('af7aac3b-7452-5b4b-9b94-e9928ea5ec05', '00000000-0000-0000-0000-00000000000b', 'deelstatus', NULL, '1', '1', '', 'openbaar', '01a231f0-cfa4-734d-9176-17f83ccefa36', '', '', '1970-01-01 00:00:00+00', 'false', '{"veld": 4, "paragraaf": 0, "onderwerp": "T4.3", "status": "niet van toepassing", "reden": "Geen inrichtingen."}'),
('00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-00000000000b', 'editie', NULL, '1', '1', '', 'openbaar', '01a231f0-cc1f-728f-adc9-63aba277d361', '', '', '2026-01-02 09:00:00+00', 'false', '{"id": "00000000-0000-0000-0000-00000000000b", "gemeente": "GM1234", "naam": "Veiligheidsanalyse Verzonnen", "plan_van": 2027, "plan_tot": 2030, "analyse_periode": "voorjaar 2026", "uitwerking_periode": "", "deelname": "", "inleiding": "", "gemaakt": "2026-01-02T09:00:00Z"}'),
('00000000-0000-0000-0000-00000000000e', '00000000-0000-0000-0000-00000000000b', 'gebeurtenis', NULL, '1', '1', '', 'openbaar', '00000000-0000-7000-8000-000000000001', 'Anna Voorbeeld', 'Anna Voorbeeld', '2026-01-02 13:00:00+00', 'false', '{"naam": "Camera bij het station", "soort": "plaatsing", "van": "2023-05-01", "tot": null, "gebieden": ["WK123401"], "themas": ["T1.3"], "indicatoren": [], "cijferbron": "", "is_breuk": false, "bron": "Besluit van de burgemeester", "is_geleverd": false}'),
('ff7ac70a-44ee-5154-9895-61fc03b631a8', '00000000-0000-0000-0000-00000000000b', 'groepskeuze', NULL, '1', '1', '', 'openbaar', '01a231f0-cfa9-727c-8dea-bead32fe8f60', '', '', '1970-01-01 00:00:00+00', 'false', '{"groep": "Buren"}'),
('00000000-0000-0000-0000-00000000000d', '00000000-0000-0000-0000-00000000000b', 'prioriteit', NULL, '1', '1', 'mogelijk', 'intern', '00000000-0000-7000-8000-000000000001', 'Anna Voorbeeld', 'Anna Voorbeeld', '2026-01-02 12:00:00+00', 'false', '{"veld": 1, "naam": "Inbraak", "deelthemas": ["woninginbraak", "heling"], "elementen": ["voorlichting"], "gebieden": [], "bewijs": []}'),
('cc3cdfef-db4c-502c-9a2c-c3fe51066c2e', '00000000-0000-0000-0000-00000000000b', 'vergelijkingsgroep', NULL, '1', '1', '', 'openbaar', '01a231f0-cfa7-707b-9e4c-bde75c89b2dc', '', '', '1970-01-01 00:00:00+00', 'false', '{"naam": "Buren", "gemeenten": ["GM1235"]}'),
('7700de8f-8c8b-5e19-a7f7-b1ad823d5f03', '00000000-0000-0000-0000-00000000000b', 'weergave', NULL, '1', '1', '', 'openbaar', '00000000-0000-7000-8000-000000000001', 'Anna Voorbeeld', 'Anna Voorbeeld', '2026-03-01 13:00:00+00', 'false', '{"naam": "Inbraak in Noord", "pagina": "veld-1", "keuze": {"editie": "00000000-0000-0000-0000-00000000000b", "van": 2020, "tot": 2024, "gebieden": ["WK123401"], "maat": "aantal", "noemer_dichtstbij": false, "vergelijker": "gemeente", "op": {"tijd": null, "upload": null}}, "stand": [["thema", "T1.3"]], "code": "00000000"}');

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

INSERT INTO dossier.versie VALUES
('00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-00000000000b', 'bevinding', NULL, '1', '1', 'concept', 'intern', '00000000-0000-7000-8000-000000000001', 'Anna Voorbeeld', 'Anna Voorbeeld', '2026-01-02 11:00:00+00', 'false', '{"veld": 1, "soort": "aandachtspunt", "onderwerp": "T1.3", "tekst": "Inbraken dalen.", "gebieden": ["WK123401"], "bewijs": [{"indicator": "inbraak", "bron": "Politie", "maat": "aantal", "gebied": "GM1234", "periode": "2024JJ00", "waarde": 12.0, "onder": null, "boven": null, "noemer": null, "noemer_jaar": null, "status": "voorlopig", "upload": "00000000-0000-0000-0000-000000000001", "regel": 3}], "automatisch": false}'),
('00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-00000000000b', 'bevinding', NULL, '2', '1', 'concept', 'intern', '00000000-0000-7000-8000-000000000001', 'Anna Voorbeeld', 'Anna Voorbeeld', '2026-01-02 11:00:00+00', 'false', '{"veld": 1, "soort": "aandachtspunt", "onderwerp": "T1.3", "tekst": "Inbraken nemen toe.", "gebieden": ["WK123401"], "bewijs": [{"indicator": "inbraak", "bron": "Politie", "maat": "aantal", "gebied": "GM1234", "periode": "2024JJ00", "waarde": 12.0, "onder": null, "boven": null, "noemer": null, "noemer_jaar": null, "status": "voorlopig", "upload": "00000000-0000-0000-0000-000000000001", "regel": 3}], "automatisch": false}'),
('af7aac3b-7452-5b4b-9b94-e9928ea5ec05', '00000000-0000-0000-0000-00000000000b', 'deelstatus', NULL, '1', '1', '', 'openbaar', '01a231f0-cfa4-734d-9176-17f83ccefa36', '', '', '1970-01-01 00:00:00+00', 'false', '{"veld": 4, "paragraaf": 0, "onderwerp": "T4.3", "status": "niet van toepassing", "reden": "Geen inrichtingen."}'),
('00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-00000000000b', 'editie', NULL, '1', '1', '', 'openbaar', '01a231f0-cc1f-728f-adc9-63aba277d361', '', '', '2026-01-02 09:00:00+00', 'false', '{"id": "00000000-0000-0000-0000-00000000000b", "gemeente": "GM1234", "naam": "Veiligheidsanalyse Verzonnen", "plan_van": 2027, "plan_tot": 2030, "analyse_periode": "voorjaar 2026", "uitwerking_periode": "", "deelname": "", "inleiding": "", "gemaakt": "2026-01-02T09:00:00Z"}'),
('00000000-0000-0000-0000-00000000000e', '00000000-0000-0000-0000-00000000000b', 'gebeurtenis', NULL, '1', '1', '', 'openbaar', '00000000-0000-7000-8000-000000000001', 'Anna Voorbeeld', 'Anna Voorbeeld', '2026-01-02 13:00:00+00', 'false', '{"naam": "Camera bij het station", "soort": "plaatsing", "van": "2023-05-01", "tot": null, "gebieden": ["WK123401"], "themas": ["T1.3"], "indicatoren": [], "cijferbron": "", "is_breuk": false, "bron": "Besluit van de burgemeester", "is_geleverd": false}'),
('ff7ac70a-44ee-5154-9895-61fc03b631a8', '00000000-0000-0000-0000-00000000000b', 'groepskeuze', NULL, '1', '1', '', 'openbaar', '01a231f0-cfa9-727c-8dea-bead32fe8f60', '', '', '1970-01-01 00:00:00+00', 'false', '{"groep": "Buren"}'),
('00000000-0000-0000-0000-00000000000d', '00000000-0000-0000-0000-00000000000b', 'prioriteit', NULL, '1', '1', 'mogelijk', 'intern', '00000000-0000-7000-8000-000000000001', 'Anna Voorbeeld', 'Anna Voorbeeld', '2026-01-02 12:00:00+00', 'false', '{"veld": 1, "naam": "Inbraak", "deelthemas": ["woninginbraak", "heling"], "elementen": ["voorlichting"], "gebieden": [], "bewijs": []}'),
('cc3cdfef-db4c-502c-9a2c-c3fe51066c2e', '00000000-0000-0000-0000-00000000000b', 'vergelijkingsgroep', NULL, '1', '1', '', 'openbaar', '01a231f0-cfa7-707b-9e4c-bde75c89b2dc', '', '', '1970-01-01 00:00:00+00', 'false', '{"naam": "Buren", "gemeenten": ["GM1235"]}'),
('7700de8f-8c8b-5e19-a7f7-b1ad823d5f03', '00000000-0000-0000-0000-00000000000b', 'weergave', NULL, '1', '1', '', 'openbaar', '00000000-0000-7000-8000-000000000001', 'Anna Voorbeeld', 'Anna Voorbeeld', '2026-03-01 13:00:00+00', 'false', '{"naam": "Inbraak in Noord", "pagina": "veld-1", "keuze": {"editie": "00000000-0000-0000-0000-00000000000b", "van": 2020, "tot": 2024, "gebieden": ["WK123401"], "maat": "aantal", "noemer_dichtstbij": false, "vergelijker": "gemeente", "op": {"tijd": null, "upload": null}}, "stand": [["thema", "T1.3"]], "code": "00000000"}');
