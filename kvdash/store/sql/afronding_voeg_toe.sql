INSERT INTO cijfers.afronding (upload, bron, op) VALUES ($upload, $bron, $op)
