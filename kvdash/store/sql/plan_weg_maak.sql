CREATE OR REPLACE TEMPORARY TABLE plan_weg (
    indicator INTEGER NOT NULL,
    bron INTEGER NOT NULL,
    maat INTEGER NOT NULL,
    gebied VARCHAR NOT NULL,
    periode INTEGER NOT NULL,
    indelingsjaar INTEGER NOT NULL,
    uitsplitsing INTEGER NOT NULL,
    soort VARCHAR NOT NULL,
    aantal BIGINT NOT NULL,
    oud DOUBLE
)
