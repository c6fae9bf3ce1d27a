DELETE FROM cijfers.intrekking WHERE upload NOT IN (SELECT id FROM cijfers.upload)
