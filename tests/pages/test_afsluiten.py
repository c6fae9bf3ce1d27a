"""Closing a thema or a part of it with a reason, opening it again, and what empty parts say."""

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.domain.editie import Editie
from kvdash.domain.sessie import Sessie
from kvdash.services.edities import deelstatussen
from kvdash.ui import data
from tests.pages.conftest import Bladeren, klik, tekst_op, vul
from tests.sessies import SESSIE
from tests.stukken import sluit

BRAM = Sessie.van("Bram", "analist")


def _open(at: AppTest, deel: str) -> AppTest:
    at.session_state[f"sluit-{deel}-open"] = True
    return at.run()


def _sluit(at: AppTest, deel: str, reden: str) -> AppTest:
    at.text_input(key=f"sluit-{deel}-reden").set_value(reden)
    return at.button(key=f"sluit-{deel}-knop").click().run()


def _delen(editie: Editie, veld: int) -> list[tuple[int, str]]:
    return [s.deel for s in deelstatussen(data.opslag().store, SESSIE, editie.id, veld=veld).statussen]


def test_the_figures_of_a_thema_are_closed_opened_and_closed_again(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-5")
    assert "nog geen cijfers ingelezen" in at.info[0].value
    at = _open(at, "5-1-T5.1")
    at.radio(key="sluit-5-1-T5.1-status").set_value("geen cijfers beschikbaar")
    at = _sluit(at, "5-1-T5.1", "Komen volgend jaar.")
    assert at.info[0].value == "Geen cijfers beschikbaar. Komen volgend jaar."
    at = klik(at, "Weer openen")
    assert _delen(editie, 5) == []
    klik(at, "Ongedaan maken")
    assert _delen(editie, 5) == [(1, "T5.1")]


def test_a_thema_with_figures_can_be_closed_as_a_whole(editie: Editie, blader: Bladeren) -> None:
    at = _sluit(_open(blader("veld-1", thema="T1.3"), "1-0-T1.3"), "1-0-T1.3", "Speelt hier niet.")
    assert at.info[0].value == "Niet van toepassing (hele thema). Speelt hier niet."
    aanpak = blader("veld-1", paragraaf="2")
    assert [i.value for i in aanpak.info] == ["Niet van toepassing (hele thema). Speelt hier niet."]
    at = klik(at, "Ongedaan maken")
    assert _delen(editie, 1) == []


@pytest.mark.parametrize(
    ("paragraaf", "deel", "leeg"),
    [
        ("2", "1-2-T1.1", "nog geen aandachtspunt"),
        ("3", "1-3-R1", "nog niets over de aanpak"),
        ("4", "1-4-ondernemers", "in gesprekken voor deze analyse"),
    ],
)
def test_a_part_of_a_paragraph_says_what_is_missing_and_can_be_closed(
    editie: Editie, blader: Bladeren, paragraaf: str, deel: str, leeg: str
) -> None:
    at = blader("veld-1", paragraaf=paragraaf)
    voor = tekst_op(at).count(leeg)
    assert voor > 0
    at = _sluit(_open(at, deel), deel, "Hier niet.")
    assert [i.value for i in at.info] == ["Niet van toepassing. Hier niet."]
    assert tekst_op(at).count(leeg) == voor - 1
    assert _delen(editie, 1) == [(int(paragraaf), deel.split("-")[2])]


def test_without_a_reason_nothing_is_closed(editie: Editie, blader: Bladeren) -> None:
    at = _sluit(_open(blader("veld-1", paragraaf="2"), "1-2-T1.1"), "1-2-T1.1", "  ")
    assert "zonder reden" in at.error[0].value
    assert _delen(editie, 1) == []


def test_a_reason_is_edited_has_a_history_and_comes_back(editie: Editie, blader: Bladeren) -> None:
    at = klik(_sluit(_open(blader("veld-1", paragraaf="2"), "1-2-T1.1"), "1-2-T1.1", "Hier niet."), "Wijzigen")
    vul(at, "Waarom?", "Hier nooit.")
    at = klik(klik(at, "Bewaren"), "Geschiedenis")
    assert "<del>niet.</del> <ins>nooit.</ins>" in tekst_op(at)
    at = klik(at, "Zet deze versie terug")
    assert [i.value for i in at.info] == ["Niet van toepassing. Hier niet."]
    at = _open(klik(at, "Weer openen"), "1-2-T1.1")
    at = klik(klik(at, "Weggehaald (1)"), "Terugzetten")
    assert [i.value for i in at.info] == ["Niet van toepassing. Hier niet."]


def test_two_who_close_the_same_part_see_both_reasons(editie: Editie, blader: Bladeren) -> None:
    at = _open(blader("veld-1", paragraaf="2"), "1-2-T1.1")
    sluit(data.opslag().store, BRAM, editie=editie.id, veld=1, paragraaf=2, onderwerp="T1.1", reden="Van Bram.")
    at = _sluit(at, "1-2-T1.1", "Van mij.")
    assert at.warning[0].value.startswith("Bram heeft dit intussen gewijzigd")
    assert "<p>Van Bram.</p>" in tekst_op(at) and "<p>Van mij.</p>" in tekst_op(at)
    at = klik(at, "Bewaren")
    assert [i.value for i in at.info] == ["Niet van toepassing. Van mij."]
