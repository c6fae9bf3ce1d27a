CREATE TEMPORARY TABLE stage (
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
    kolom INTEGER
)
