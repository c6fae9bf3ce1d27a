"""Saved weergaven on the pages: keeping, finding, renaming and removing them, and opening one by its link."""

from streamlit.testing.v1 import AppTest

from kvdash.domain.editie import Editie
from kvdash.domain.keuze import Keuze
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.domain.weergave import Weergave
from kvdash.services import dossier
from kvdash.ui import data
from tests.pages.conftest import ANALIST, Bladeren, klik, tekst_op, vul
from tests.stukken import bewaar_weergave

STAND = {"thema": "T1.3", "indicator": "woninginbraak", "weergave": "tabel"}


def _keuze(editie: Editie, *gebieden: str) -> Keuze:
    return Keuze(editie=editie.id, van=2022, tot=2024, gebieden=gebieden, maat="aantal", vergelijker="nederland")


def _bewaar(editie: Editie, naam: str = "Inbraak", *gebieden: str, **stand: str) -> Stuk[Weergave]:
    keuze = _keuze(editie, *gebieden)
    return bewaar_weergave(data.opslag().store, ANALIST, naam=naam, keuze=keuze, stand=tuple((STAND | stand).items()))


def _open(at: AppTest) -> AppTest:
    at.session_state["weergaven"] = True
    return _goed(at.run())


def _goed(at: AppTest) -> AppTest:
    assert not at.exception and not at.error
    return at


def _melding(at: AppTest) -> str:
    return next((regel for regel in tekst_op(at).splitlines() if 'role="status"' in regel), "")


def _links(at: AppTest) -> list[str]:
    return [link.proto.label for link in at.get("page_link")]


def test_what_is_on_screen_is_kept_under_a_name(editie: Editie, blader: Bladeren) -> None:
    at = _open(blader("veld-1", thema="T1.3", weergave="tabel", gebieden=["Wijk 01 Haven"], van="2022", maat="aantal"))
    assert "Er zijn nog geen bewaarde weergaven" in tekst_op(at)
    next(t for t in at.text_input if t.label == "Naam voor wat u nu ziet").set_value("Haven in *cijfers*")
    at = klik(at, "Bewaar deze weergave")
    assert "Weergave &#x27;Haven in *cijfers*&#x27; is bewaard." in _melding(at)
    (bewaard,) = data.weergaven(editie.id)
    assert (bewaard.inhoud.naam, bewaard.inhoud.pagina, bewaard.auteur) == (
        "Haven in *cijfers*",
        "veld-1",
        ANALIST.gebruiker,
    )
    assert bewaard.inhoud.keuze == Keuze(editie=editie.id, van=2022, tot=2024, gebieden=("WK999801",), maat="aantal")
    assert dict(bewaard.inhoud.stand) == {"paragraaf": "1", "thema": "T1.3", "weergave": "tabel"}
    assert f"?bewaard={bewaard.inhoud.code}" in at.code[0].value
    assert r"Haven in \*cijfers\*" in _links(at)
    assert r"Haven in \*cijfers\*" in _links(_goed(blader()))


def test_a_name_that_is_taken_is_refused_beside_the_form(editie: Editie, blader: Bladeren) -> None:
    _bewaar(editie)
    at = _open(blader("veld-2"))
    next(t for t in at.text_input if t.label == "Naam voor wat u nu ziet").set_value("inbraak")
    at = klik(at, "Bewaar deze weergave")
    assert "al een weergave met de naam" in at.error[0].value
    assert len(data.weergaven(editie.id)) == 1


def test_it_is_renamed_and_removed_after_a_question(editie: Editie, blader: Bladeren) -> None:
    code = _bewaar(editie).inhoud.code
    at = _open(blader("veld-1"))
    at = at.button(key=f"naam-{code}").click().run()
    vul(at, "Nieuwe naam", "Anders")
    at = _goed(klik(at, "Bewaren"))
    assert [w.inhoud.naam for w in data.weergaven(editie.id)] == ["Anders"]
    at = at.button(key=f"weg-{code}").click().run()
    assert "Weet u het zeker?" in tekst_op(at)
    at = at.button(key=f"nee-{code}").click().run()
    assert [w.inhoud.naam for w in data.weergaven(editie.id)] == ["Anders"]
    at = at.button(key=f"weg-{code}").click().run().button(key=f"ja-{code}").click().run()
    assert data.weergaven(editie.id) == ()
    _goed(klik(at, "Ongedaan maken"))
    assert [w.inhoud.naam for w in data.weergaven(editie.id)] == ["Anders"]


def test_a_former_name_and_a_removed_weergave_come_back(editie: Editie, blader: Bladeren) -> None:
    """What goes on under another name is not among what was removed, and the link stays the same."""
    eerst = _bewaar(editie)
    nu = dossier.wijzig(data.opslag().store, ANALIST, eerst, inhoud=eerst.inhoud.model_copy(update={"naam": "Anders"}))
    at = _open(blader("veld-1"))
    assert not [knop for knop in at.button if knop.label.startswith("Weggehaald")]
    at = _goed(at.button(key=f"geschiedenis-{nu.id}").click().run())
    at = _goed(at.button(key=f"versie-{eerst.id}-1").click().run())
    (terug,) = data.weergaven(editie.id)
    assert (terug.inhoud.naam, terug.inhoud.code) == ("Inbraak", eerst.inhoud.code)
    weg = data.verwijder(terug)
    at = _open(blader("veld-1"))
    at = _goed(klik(at, "Weggehaald (1)"))
    _goed(at.button(key=f"terug-{weg.id}-{weg.versie}").click().run())
    assert [w.inhoud.naam for w in data.weergaven(editie.id)] == ["Inbraak"]


def test_two_names_at_once_are_both_shown(editie: Editie, blader: Bladeren) -> None:
    bewaard = _bewaar(editie)
    at = _open(blader("veld-1")).button(key=f"naam-{bewaard.inhoud.code}").click().run()
    hun = bewaard.inhoud.model_copy(update={"naam": "INBRAAK"})
    dossier.wijzig(data.opslag().store, Sessie.van("Bram", "analist"), bewaard, inhoud=hun)
    vul(at, "Nieuwe naam", "inbraak")
    at = klik(at, "Bewaren")
    assert at.warning[0].value.startswith("Bram heeft dit intussen gewijzigd")
    assert "INBRAAK</p>" in tekst_op(at) and "<p>inbraak</p>" in tekst_op(at)
    klik(at, "Bewaren")
    assert [w.inhoud.naam for w in data.weergaven(editie.id)] == ["inbraak"]


def test_a_link_opens_page_filters_and_views_as_they_were(editie: Editie, blader: Bladeren) -> None:
    bewaard = _bewaar(editie, "Inbraak", "WK999802")
    at = _goed(blader("veld-1", gebieden=["Wijk 01 Haven"], van="2023", thema="T1.1"))
    at.query_params["bewaard"] = bewaard.inhoud.code
    at = _goed(at.run())
    assert "Wijk 02 Veld, 2022–2024" in tekst_op(at)
    assert "Weergave &#x27;Inbraak&#x27; is geopend." in _melding(at)
    assert at.segmented_control(key="weergave").value == "tabel"
    assert at.segmented_control(key="maat").value == "aantal"
    assert at.selectbox(key="vergelijk").value == "nederland"
    assert "bewaard" not in at.query_params
    at.selectbox(key="van").set_value(2023)
    assert "Wijk 02 Veld, 2023–2024" in tekst_op(_goed(at.run()))


def test_what_is_gone_is_told_and_the_rest_opens(editie: Editie, blader: Bladeren) -> None:
    bewaard = _bewaar(editie, "Oud", indicator="weg", gebied="WK000000")
    toen = bewaard.inhoud.model_copy(update={"keuze": _keuze(editie, "WK999802", "WK000000")})
    data.opslag().store.dossier.schrijf(bewaard.volgende(wie="Ans", wanneer=bewaard.wanneer, inhoud=toen))
    at = blader("veld-1")
    at.query_params["bewaard"] = bewaard.inhoud.code
    at = _goed(at.run())
    for deel in ("is geopend", "Het gebied WK000000 is er niet meer", "Het onderwerp weg is er niet meer"):
        assert deel in _melding(at)
    assert "Wijk 02 Veld, 2022–2024" in tekst_op(at)


def test_an_unknown_or_removed_link_says_so_and_shows_the_page(editie: Editie, blader: Bladeren) -> None:
    at = _goed(blader("veld-1", bewaard="00000000", thema="T1.3"))
    assert "bestaat niet" in _melding(at)
    assert "Veld 1" in tekst_op(at)
    assert "bewaard" not in at.query_params
    weg = data.verwijder(_bewaar(editie))
    assert "is verwijderd" in _melding(_goed(blader(bewaard=weg.inhoud.code)))


def test_the_filters_of_prioriteiten_are_kept_too(editie: Editie, blader: Bladeren) -> None:
    at = _open(blader("prioriteiten", velden="2,3", volgorde="naam"))
    next(t for t in at.text_input if t.label == "Naam voor wat u nu ziet").set_value("Twee velden")
    klik(at, "Bewaar deze weergave")
    (bewaard,) = data.weergaven(editie.id)
    assert dict(bewaard.inhoud.stand) == {"velden": "2,3", "volgorde": "naam"}
    at = blader("prioriteiten")
    at.query_params["bewaard"] = bewaard.inhoud.code
    at = _goed(at.run())
    assert [veld.nummer for veld in at.session_state["velden"]] == [2, 3]
    assert at.selectbox(key="volgorde").value == "naam"
