-- The rows of one file, their texts as the numbers that stage_woord explains.
CREATE TEMPORARY TABLE stage_rij (
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
    kolom INTEGER
)
