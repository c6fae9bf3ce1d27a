"""The first lines of a veld and of a thema."""

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.signaal import Signaal, SignaalNiveau, Signalen
from kvdash.domain.vergelijking import Vergelijking
from kvdash.taal import themakop, veldzinnen

STAD = Gebied(code="GM9999", naam="Voorbeeldstad", niveau="gemeente", indelingsjaar=2024)
MET_STAD = Vergelijking(vergelijker="gemeente", gebied=STAD)
NOORD, ZUID = (Gebied(code=n, naam=n, niveau="wijk", indelingsjaar=2024) for n in ("Noord", "Zuid"))


def signaal(naam: str, gebied: Gebied, **rest: object) -> Signaal:
    indicator = Indicator(code=naam, naam=naam, thema="T1.3", richting="ongunstig")
    vast = {"bron": "Politie", "maat": "aantal", "vergelijking": MET_STAD, "jaar": 2024, "waarde": 5.0}
    return Signaal.model_validate({"indicator": indicator, "gebied": gebied, **vast, **rest})


def hoog(naam: str, gebied: Gebied, **rest: object) -> Signaal:
    return signaal(naam, gebied, kant="hoger", sterkte="afwijkend", **rest)


def signalen(*alle: Signaal, niveau: SignaalNiveau = "wijk") -> Signalen:
    return Signalen(
        gemeente=STAD, vergelijking=MET_STAD, jaar=2024, niveau=niveau, vergelijkingen=len(alle), signalen=alle
    )


GEWOON = signaal("Diefstal", NOORD, kant="lager", sterkte="vergelijkbaar")
GEMEENTE = signalen(
    signaal("Fraude", STAD, trend="stijgt", reden="gemeente zelf"),
    signaal("Inbraak", STAD, trend="daalt", reden="gemeente zelf"),
    niveau="gemeente",
)


def test_a_veld_tells_how_where_and_whether_it_gets_worse() -> None:
    wijken = signalen(hoog("Inbraak", NOORD, trend="stijgt"), hoog("Overlast", NOORD), GEWOON)
    assert veldzinnen(wijken, GEMEENTE) == (
        "In 2024 vallen 2 van de 3 onderwerpen ongunstig op.",
        "Het vaakst ongunstig: Noord (2 onderwerpen).",
        "Ongunstig én slechter geworden: inbraak in Noord.",
        "Slechter geworden in heel Voorbeeldstad (2020–2024): fraude.",
        "Beter geworden: inbraak.",
    )


def test_where_nothing_stands_out_it_says_so() -> None:
    zinnen = veldzinnen(signalen(GEWOON, signaal("Inbraak", ZUID, sterkte="vergelijkbaar")), signalen())
    assert zinnen == (
        "In 2024 valt geen van de 2 onderwerpen ongunstig op.",
        "Nergens is een cijfer ongunstig én wordt het slechter.",
    )


def test_what_is_only_known_of_the_gemeente_is_not_called_fine() -> None:
    zinnen = veldzinnen(signalen(), GEMEENTE)
    assert zinnen[0] == "Van dit veld zijn er geen cijfers per wijk om met elkaar te vergelijken."
    assert len(zinnen) == 3


def test_without_figures_there_is_nothing_to_say() -> None:
    assert veldzinnen(signalen(), signalen()) == ()
    assert themakop(signalen(), signalen()) == ""


def test_long_lists_tell_how_many_more() -> None:
    gestegen = signalen(*(signaal(f"Feit {n}", STAD, trend="stijgt", reden="gemeente zelf") for n in range(5)))
    assert "feit 0, feit 1, feit 2 en 2 andere." in veldzinnen(signalen(), gestegen)[1]


def test_a_thema_has_its_finding_in_one_line() -> None:
    assert (
        themakop(signalen(hoog("Overlast", ZUID)), GEMEENTE)
        == "Hoger in Zuid: overlast. In 2020–2024 gestegen: fraude; gedaald: inbraak."
    )


def test_sentences_use_the_short_name_and_leave_capitals_in_a_row() -> None:
    lang = signaal("Inbraak en diefstal uit woning", STAD, trend="daalt", reden="gemeente zelf")
    kort = lang.model_copy(update={"indicator": lang.indicator.model_copy(update={"kort": "Woninginbraak"})})
    wmo = signaal("WMO-meldingen", STAD, trend="stijgt", reden="gemeente zelf")
    assert themakop(signalen(), signalen(kort, wmo, niveau="gemeente")) == (
        "In 2020–2024 gestegen: WMO-meldingen; gedaald: woninginbraak."
    )
