DELETE FROM cijfers.leeswijze WHERE upload NOT IN (SELECT id FROM cijfers.upload)
