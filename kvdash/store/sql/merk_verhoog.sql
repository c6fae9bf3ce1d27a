-- $soorten and $hoogsten go side by side.
UPDATE cijfers.merk
SET hoogste = list_extract(CAST($hoogsten AS BIGINT[]), list_position(CAST($soorten AS VARCHAR[]), soort))
WHERE
    list_contains(CAST($soorten AS VARCHAR[]), soort)
    AND hoogste < list_extract(CAST($hoogsten AS BIGINT[]), list_position(CAST($soorten AS VARCHAR[]), soort))
