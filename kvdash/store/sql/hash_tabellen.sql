-- The sum of the row hashes does not depend on the order of the rows.
SELECT 'beheer.schema_versie' AS tabel, count(*) AS rijen, sum(hash(t)) AS inhoud FROM beheer.schema_versie AS t
UNION ALL
SELECT 'cijfers.afronding', count(*), sum(hash(t)) FROM cijfers.afronding AS t
UNION ALL
SELECT 'cijfers.bestand', count(*), sum(hash(t)) FROM cijfers.bestand AS t
UNION ALL
SELECT 'cijfers.feit', count(*), sum(hash(t)) FROM cijfers.feit AS t
UNION ALL
SELECT 'cijfers.gebied', count(*), sum(hash(t)) FROM cijfers.gebied AS t
UNION ALL
SELECT 'cijfers.grens', count(*), sum(hash(t)) FROM cijfers.grens AS t
UNION ALL
SELECT 'cijfers.importprofiel', count(*), sum(hash(t)) FROM cijfers.importprofiel AS t
UNION ALL
SELECT 'cijfers.indicator', count(*), sum(hash(t)) FROM cijfers.indicator AS t
UNION ALL
SELECT 'cijfers.intrekking', count(*), sum(hash(t)) FROM cijfers.intrekking AS t
UNION ALL
SELECT 'cijfers.leeswijze', count(*), sum(hash(t)) FROM cijfers.leeswijze AS t
UNION ALL
SELECT 'cijfers.upload', count(*), sum(hash(t)) FROM cijfers.upload AS t
UNION ALL
SELECT 'cijfers.woord', count(*), sum(hash(t)) FROM cijfers.woord AS t
UNION ALL
SELECT 'dossier.instelling', count(*), sum(hash(t)) FROM dossier.instelling AS t
UNION ALL
SELECT 'dossier.stuk', count(*), sum(hash(t)) FROM dossier.stuk AS t
UNION ALL
SELECT 'dossier.versie', count(*), sum(hash(t)) FROM dossier.versie AS t
ORDER BY tabel
