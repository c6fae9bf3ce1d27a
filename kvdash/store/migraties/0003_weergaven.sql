-- Since schema 2.

-- The name of an indicator in sentences, tiles and small charts, where that is shorter than the whole one.
ALTER TABLE cijfers.indicator ADD COLUMN kort VARCHAR;

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

INSERT INTO cijfers.woord (kolom, nummer, tekst)
SELECT kolom, row_number() OVER (PARTITION BY kolom ORDER BY tekst) - 1, tekst
FROM (
    SELECT 'indicator' AS kolom, indicator AS tekst FROM cijfers.waarneming
    UNION
    SELECT 'bron', bron FROM cijfers.waarneming
    UNION
    SELECT 'maat', maat FROM cijfers.waarneming
    UNION
    SELECT 'gebied', gebied FROM cijfers.waarneming
    UNION
    SELECT 'periode', periode FROM cijfers.waarneming
    UNION
    SELECT 'uitsplitsing', uitsplitsing FROM cijfers.waarneming
    UNION
    SELECT 'status', status FROM cijfers.waarneming
);

INSERT INTO cijfers.feit (
    indicator, bron, maat, gebied, periode, indelingsjaar, uitsplitsing, waarde, onder, boven, status, regel, kolom, upload
)
SELECT
    i.nummer, b.nummer, m.nummer, g.nummer, p.nummer, w.indelingsjaar, x.nummer, w.waarde, w.onder, w.boven, s.nummer,
    w.regel, w.kolom, u.volgnummer
FROM cijfers.waarneming AS w
INNER JOIN cijfers.upload AS u ON u.id = w.upload
INNER JOIN cijfers.woord AS i ON i.kolom = 'indicator' AND i.tekst = w.indicator
INNER JOIN cijfers.woord AS b ON b.kolom = 'bron' AND b.tekst = w.bron
INNER JOIN cijfers.woord AS m ON m.kolom = 'maat' AND m.tekst = w.maat
INNER JOIN cijfers.woord AS g ON g.kolom = 'gebied' AND g.tekst = w.gebied
INNER JOIN cijfers.woord AS p ON p.kolom = 'periode' AND p.tekst = w.periode
INNER JOIN cijfers.woord AS x ON x.kolom = 'uitsplitsing' AND x.tekst = w.uitsplitsing
INNER JOIN cijfers.woord AS s ON s.kolom = 'status' AND s.tekst = w.status
ORDER BY u.volgnummer, g.nummer, i.nummer, p.nummer, w.regel, w.kolom;

DROP VIEW cijfers.actueel;
DROP TABLE cijfers.waarneming;

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

-- Original files are kept as one zstd stream in parts; those from before as they were.
ALTER TABLE cijfers.bestand ADD COLUMN is_zstd BOOLEAN DEFAULT false;

-- Pages with their filters and views under a name; keuze and stand are JSON text.
CREATE TABLE dossier.weergave (
    id UUID PRIMARY KEY,
    nummer INTEGER NOT NULL,
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
