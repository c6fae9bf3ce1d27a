-- All that people wrote as schema 6 has it, each row as JSON text.
SELECT 'editie' AS soort, CAST(to_json(t) AS VARCHAR) AS rij FROM dossier.editie AS t
UNION ALL
SELECT 'deelstatus', CAST(to_json(t) AS VARCHAR) FROM dossier.deelstatus AS t
UNION ALL
SELECT 'bevinding', CAST(to_json(t) AS VARCHAR) FROM dossier.bevinding AS t
UNION ALL
SELECT 'prioriteit', CAST(to_json(t) AS VARCHAR) FROM dossier.prioriteit AS t
UNION ALL
SELECT 'gebeurtenis', CAST(to_json(t) AS VARCHAR) FROM dossier.gebeurtenis AS t
UNION ALL
SELECT 'vergelijkingsgroep', CAST(to_json(t) AS VARCHAR) FROM dossier.vergelijkingsgroep AS t
UNION ALL
SELECT 'weergave', CAST(to_json(t) AS VARCHAR) FROM dossier.weergave AS t
