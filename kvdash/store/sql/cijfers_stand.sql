-- Changes with every upload, undo, redo and edit of an indicator: what was computed at the same stand is still right.
SELECT
    (SELECT count(*) FROM cijfers.upload),
    (SELECT count(*) FROM cijfers.intrekking),
    (SELECT bit_xor(hash(i)) FROM cijfers.indicator AS i)
