DELETE FROM cijfers.gebied WHERE upload NOT IN (SELECT id FROM cijfers.upload)
