"""Sentences on what is shown and found, and what must be said beside a figure."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.gebied import Gebied, Niveau
from kvdash.domain.reeks import Kanttekening, Punt, Status
from kvdash.domain.vergelijking import Vergelijking
from kvdash.taal import (
    balktekst,
    bewijszin,
    bronregel,
    cijfer,
    filterzin,
    grafiektekst,
    grafiektitel,
    niveaumelding,
    noemermelding,
    ondertitel,
    punttekst,
    toelichting,
    waarzin,
)
from tests.taal.bouw import beeld, punt, reeks

DAALT = {2015: 400.0, 2016: 420.0, 2024: 200.0}
STIJGT = {2015: 200.0, 2024: 400.0}
GELIJK = {2015: 200.0, 2024: 201.0}
NAMEN = {"GM9999": "Voorbeeldstad", "NL00": "Nederland"}
STAD = reeks("Voorbeeldstad", GELIJK)


def test_filter_in_words() -> None:
    gemeente, land = (Gebied(code=c, naam=n, niveau="gemeente", indelingsjaar=2024) for c, n in NAMEN.items())
    met_gemeente = Vergelijking(vergelijker="gemeente", gebied=gemeente)
    zin = filterzin(["Centrum", "Noord"], van=2015, tot=2024, vergelijking=met_gemeente)
    assert zin == "Centrum en Noord, 2015–2024, vergeleken met Voorbeeldstad"
    assert filterzin([], van=2024, tot=2024, vergelijking=met_gemeente) == "De hele gemeente, 2024"
    met_land = Vergelijking(vergelijker="nederland", gebied=land)
    assert (
        filterzin([], van=2024, tot=2024, vergelijking=met_land) == "De hele gemeente, 2024, vergeleken met Nederland"
    )
    assert filterzin(["Centrum"], van=2015, tot=2024) == "Centrum, 2015–2024"


def test_title_says_from_where_to_where_it_went() -> None:
    titel = grafiektitel(beeld(reeks("Centrum", DAALT), maat="aantal", vergelijking=STAD))
    assert titel == "Woninginbraak: in Centrum van 400 in 2015 naar 200 in 2024"


def test_title_names_years_once_and_counts_more_gebieden_than_fit() -> None:
    later = reeks("West", {2016: 3.0, 2023: 5.0})
    reeksen = (reeks("Noord", STIJGT), reeks("Zuid", GELIJK), later, reeks("Leeg", {2024: 1.0}))
    titel = "Woninginbraak: in Noord van 200 in 2015 naar 400 in 2024, in Zuid van 200 naar 201"
    assert grafiektitel(beeld(*reeksen, maat="aantal")) == f"{titel} en in West van 3 in 2016 naar 5 in 2023"
    meer = beeld(*reeksen, reeks("Centrum", DAALT), maat="aantal")
    assert grafiektitel(meer) == f"{titel}, in West van 3 in 2016 naar 5 in 2023 en nog 1 gebied"


def test_title_without_two_figures_claims_nothing() -> None:
    assert grafiektitel(beeld(reeks("Centrum", {2024: None}))) == "Woninginbraak: nog geen cijfers"
    assert grafiektitel(beeld(reeks("Centrum", {2023: None, 2024: 3.0}))) == "Woninginbraak: cijfers over 2024"
    los = beeld(reeks("Centrum", {2023: 3.0, 2024: None}), reeks("Noord", {2023: None, 2024: 3.0}))
    assert grafiektitel(los) == "Woninginbraak: te weinig cijfers om te vergelijken"
    assert grafiektitel(beeld()) == "Woninginbraak: nog geen cijfers"


@given(st.lists(st.floats(0, 1e6), min_size=5, max_size=5))
def test_a_title_leaves_to_the_signals_how_it_develops(waarden: list[float]) -> None:
    jaren = dict(zip(range(2020, 2025), waarden, strict=True))
    titel = grafiektitel(beeld(reeks("Noord", jaren), maat="aantal"))
    eerste, laatste = (cijfer(waarde, maat="aantal") for waarde in (waarden[0], waarden[-1]))
    assert titel == f"Woninginbraak: in Noord van {eerste} in 2020 naar {laatste} in 2024"
    assert not re.search(r"stijg|steg|daal|gelijk|hoger|lager|meer|trend", titel)


waarden = st.dictionaries(st.integers(2012, 2024), st.none() | st.floats(0, 1e6), max_size=6)


@given(st.lists(waarden, max_size=5))
def test_no_sentence_claims_proof_or_a_cause(reeksen: list[dict[int, float | None]]) -> None:
    b = beeld(*(reeks(f"Wijk {n}", w) for n, w in enumerate(reeksen)), maat="aantal", vergelijking=STAD)
    for zin in (grafiektitel(b), grafiektekst(b), ondertitel(b)):
        assert not re.search(r"bewezen|bewijst|toeval|doordat|omdat|dankzij|door ", zin, re.IGNORECASE)
        assert "None" not in zin


def test_subtitle_names_unit_period_and_comparator() -> None:
    b = beeld(reeks("Centrum", STIJGT), vergelijking=STAD)
    assert ondertitel(b) == "Per 1.000 woningen, 2015–2024, vergeleken met Voorbeeldstad"
    gepubliceerd = ondertitel(beeld(reeks("Centrum", STIJGT), zoals_gepubliceerd=True))
    assert gepubliceerd == "Per 1.000 woningen (zoals gepubliceerd), 2015–2024"
    assert ondertitel(beeld(maat="aantal")) == "Aantal"


def test_source_line() -> None:
    assert bronregel(beeld()) == "Bron: Politie."
    assert (
        bronregel(beeld().model_copy(update={"afgerond_op": 5}))
        == "Bron: Politie. De aantallen zijn afgerond op 5-tallen."
    )
    assert bronregel(beeld(bijgewerkt="m.csv", is_demo=True)) == "Bron: Politie (m.csv). Voorbeeldgegevens."


def test_alternative_text_of_lines_has_finding_unit_and_extremes() -> None:
    b = beeld(reeks("Centrum", {2015: 400.0, 2016: 420.0, 2017: None, 2024: 1200.0}), maat="aantal", vergelijking=STAD)
    assert grafiektekst(b) == (
        "Woninginbraak. Aantal, 2015–2024, vergeleken met Voorbeeldstad. "
        "Centrum: van 400 in 2015 naar 1.200 in 2024, laagste 400 in 2015, hoogste 1.200 in 2024; "
        "geen cijfer over 2017. "
        "Voorbeeldstad: van 200 in 2015 naar 201 in 2024, laagste 200 in 2015, hoogste 201 in 2024."
    )


def test_alternative_text_of_bars() -> None:
    wijken = (reeks("Centrum", {2024: 12.3}), reeks("Noord", {2024: 2.0}), reeks("Zuid", {2024: None}))
    tekst = balktekst(beeld(wijken=wijken, vergelijking=reeks("Voorbeeldstad", {2024: 4.5})), jaar=2024)
    assert tekst == (
        "Woninginbraak per wijk in 2024, per 1.000 woningen. Hoogste: Centrum (12,3). Laagste: Noord (2,0). "
        "Voorbeeldstad: 4,5."
    )
    assert balktekst(beeld(wijken=wijken), jaar=2020).endswith("Er zijn geen cijfers per wijk.")


def test_evidence_in_words() -> None:
    bewijs = Bewijs(
        indicator="straatroof", bron="Politie", maat="per 1.000", gebied="WK1", periode="2024JJ00", waarde=1.24
    )
    zin = bewijszin(bewijs, indicator="Straatroof", gebied="Centrum")
    assert zin == "Straatroof in Centrum, 2024: 1,2 per 1.000 (Politie)"
    voorlopig = bewijs.model_copy(update={"status": "voorlopig"})
    assert bewijszin(voorlopig, indicator="S", gebied="C").endswith("1,2 per 1.000 (voorlopig cijfer, Politie)")
    leeg = bewijs.model_copy(update={"waarde": None, "status": "onderdrukt"})
    assert bewijszin(leeg, indicator="S", gebied="C") == "S in C, 2024: te klein om te publiceren (Politie)"


@pytest.mark.parametrize(
    ("kanttekening", "tekst"),
    [
        ("noemer_ontbreekt", "aantal inwoners niet bekend"),
        ("noemer_ander_jaar", "gerekend met het aantal inwoners van 2022"),
        ("noemer_te_klein", "te weinig inwoners voor een cijfer per 1.000"),
        ("onvolledig", "onvolledig (9 van 12 maanden)"),
        (None, ""),
    ],
)
def test_reasons_beside_a_figure(kanttekening: Kanttekening | None, tekst: str) -> None:
    p = punt(2024, None).model_copy(update={"kanttekening": kanttekening, "noemer_jaar": 2022, "maanden": 9})
    assert toelichting(p) == tekst


def test_the_reason_names_the_denominator_that_is_meant() -> None:
    p = punt(2024, None).model_copy(update={"kanttekening": "noemer_te_klein"})
    assert toelichting(p, noemer="woningen") == "te weinig woningen voor een cijfer per 1.000"


def test_points_as_text_keep_zero_missing_and_suppressed_apart() -> None:
    def met(waarde: float | None, status: Status) -> str:
        return punttekst(punt(2024, waarde).model_copy(update={"status": status}), maat="aantal")

    teksten = [met(0, "definitief"), met(None, "ontbrekend"), met(None, "onderdrukt"), met(0, "voorlopig")]
    assert teksten == ["0", "geen cijfer", "te klein om te publiceren", "0 (voorlopig cijfer)"]
    assert met(None, "definitief") == "–"


def test_a_count_stands_where_the_rate_means_nothing() -> None:
    p = Punt(periode=punt(2024, None).periode, waarde=None, aantal=3, noemer=120, kanttekening="noemer_te_klein")
    assert punttekst(p, maat="per 1.000") == "aantal 3 (te weinig inwoners voor een cijfer per 1.000)"


def test_missing_denominators_come_with_advice() -> None:
    assert noemermelding([], noemer="woningen") == ""
    melding = noemermelding([2019, 2020], noemer="woningen")
    assert melding.startswith("Over 2019 en 2020 is het aantal woningen niet bekend.")
    assert "Lees op de pagina Gegevens" in melding


def test_a_level_below_is_known_elsewhere_not_missing() -> None:
    assert niveaumelding("gemeente") == "alleen voor de gemeente bekend"
    assert niveaumelding("basisteam") == "alleen voor het basisteam bekend"
    niveaus: tuple[Niveau, ...] = get_args(Niveau)
    assert len({niveaumelding(n) for n in niveaus}) == len(niveaus)


def test_the_newest_year_tells_where_it_is_highest_and_lowest() -> None:
    wijken = (reeks("Noord", {2023: 9.0, 2024: 4.0}), reeks("Zuid", {2024: 1.5}), reeks("Oost", {2023: 20.0}))
    assert waarzin(beeld(wijken[0], wijken=wijken)) == "Hoogst in 2024: Noord (4,0); laagst: Zuid (1,5)."
    assert waarzin(beeld(wijken[0], wijken=wijken[:1])) == ""
