SELECT upload, bron, op
FROM cijfers.afronding
ORDER BY upload, bron
