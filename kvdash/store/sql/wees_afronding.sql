DELETE FROM cijfers.afronding WHERE upload NOT IN (SELECT id FROM cijfers.upload)
