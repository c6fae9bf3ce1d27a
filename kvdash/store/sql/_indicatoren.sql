-- The indicators asked for, by number and code.
SELECT nummer, tekst
FROM cijfers.woord
WHERE kolom = 'indicator' AND list_contains(CAST($indicatoren AS VARCHAR[]), tekst)
