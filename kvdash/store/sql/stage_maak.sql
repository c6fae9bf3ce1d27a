-- The rows of one file, their texts as the numbers that stage_woord explains.
CREATE TEMPORARY TABLE stage_rij (
    indicator INTEGER NOT NULL,
    bron USMALLINT NOT NULL,
    maat UTINYINT NOT NULL,
    gebied INTEGER NOT NULL,
    periode USMALLINT NOT NULL,
    indelingsjaar SMALLINT NOT NULL,
    uitsplitsing INTEGER NOT NULL,
    waarde DOUBLE,
    onder DOUBLE,
    boven DOUBLE,
    status UTINYINT NOT NULL,
    regel BIGINT NOT NULL,
    kolom INTEGER
)
