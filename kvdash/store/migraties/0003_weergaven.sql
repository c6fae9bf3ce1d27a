-- Since schema 2.

-- The name of an indicator in sentences, tiles and small charts, where that is shorter than the whole one.
ALTER TABLE cijfers.indicator ADD COLUMN kort VARCHAR;
