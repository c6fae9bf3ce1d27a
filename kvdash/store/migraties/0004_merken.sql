-- Since schema 3.

-- The highest number ever given out, per kind of number: none is given out again, also when what had it is gone. Kinds
-- are upload, intrekking, and each column of woord.
CREATE TABLE cijfers.merk (
    soort VARCHAR NOT NULL,
    hoogste BIGINT NOT NULL
);

INSERT INTO cijfers.merk (soort, hoogste)
SELECT 'upload', coalesce(max(volgnummer), 0)
FROM cijfers.upload
UNION ALL
SELECT 'intrekking', coalesce(max(nummer), 0)
FROM cijfers.intrekking
UNION ALL
SELECT 'woord.' || k.kolom, coalesce((SELECT max(w.nummer) FROM cijfers.woord AS w WHERE w.kolom = k.kolom), -1)
FROM (
    SELECT unnest(['indicator', 'bron', 'maat', 'gebied', 'periode', 'uitsplitsing', 'status']) AS kolom
) AS k;

-- One row: the name of the state of all that is in this schema. Each transaction that writes here gives another.
CREATE TABLE cijfers.stand (
    naam UUID NOT NULL
);

INSERT INTO cijfers.stand (naam) VALUES ('00000000-0000-0000-0000-000000000000');
