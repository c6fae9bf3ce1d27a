-- The first figures under a number: those of an upload itself came after what was there when its number was given out.
DELETE FROM cijfers.feit
WHERE rowid IN (SELECT rowid FROM cijfers.feit WHERE upload = $volgnummer ORDER BY rowid LIMIT $aantal)
