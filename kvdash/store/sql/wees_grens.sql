DELETE FROM cijfers.grens WHERE upload NOT IN (SELECT id FROM cijfers.upload)
