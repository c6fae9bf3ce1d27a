-- Since schema 5.

-- Append-only: each edit of an indicator adds a version, so that figures can be read with the names and units of then. The
-- newest id of a code is the one of now. na_volgnummer is the newest upload before it was written, as in cijfers.intrekking.
-- What an older kvdash kept is the one version there is: it holds from the beginning.
CREATE TABLE cijfers.indicator_oud AS
SELECT
    code, naam, kort, thema, ook_thema, eenheid, noemer, richting, ontstaan, bezoekers, niveau, drempel, bron,
    bron_tabel, bron_sleutel, definitie, min_noemer, ingedeeld
FROM cijfers.indicator;

DROP TABLE cijfers.indicator;

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

INSERT INTO cijfers.indicator (
    id, na_volgnummer, tijdstip, code, naam, kort, thema, ook_thema, eenheid, noemer, richting, ontstaan, bezoekers,
    niveau, drempel, bron, bron_tabel, bron_sleutel, definitie, min_noemer, ingedeeld
)
SELECT
    CAST('00000000-0000-7000-8000-' || lpad(CAST(row_number() OVER (ORDER BY code) AS VARCHAR), 12, '0') AS UUID),
    0, CAST('0001-01-01 00:00:00+00' AS TIMESTAMPTZ),
    code, naam, kort, thema, ook_thema, eenheid, noemer, richting, ontstaan, bezoekers, niveau, drempel, bron,
    bron_tabel, bron_sleutel, definitie, min_noemer, ingedeeld
FROM cijfers.indicator_oud;

DROP TABLE cijfers.indicator_oud;
