DELETE FROM cijfers.indicator WHERE code IN (SELECT unnest(CAST($codes AS VARCHAR[])))
