SELECT id, gemeente, naam, plan_van, plan_tot, analyse_periode, uitwerking_periode, deelname, gemaakt
FROM dossier.editie
ORDER BY gemaakt, id
