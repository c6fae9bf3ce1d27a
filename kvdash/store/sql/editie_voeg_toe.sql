INSERT INTO dossier.editie (
    id, gemeente, naam, plan_van, plan_tot, analyse_periode, uitwerking_periode, deelname, gemaakt
)
VALUES ($id, $gemeente, $naam, $plan_van, $plan_tot, $analyse_periode, $uitwerking_periode, $deelname, $gemaakt)
