-- Changes with every upload, undo and redo: what was computed at the same stand is still right.
SELECT (SELECT count(*) FROM cijfers.upload), (SELECT count(*) FROM cijfers.intrekking)
