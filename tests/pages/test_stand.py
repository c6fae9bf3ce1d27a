"""What a page shows is of the state of the data now, whoever wrote last, and only for who may see it."""

from collections.abc import Callable

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.sessie import Sessie
from kvdash.services import dossier
from kvdash.store import Store
from kvdash.ui import data, state
from tests.pages.conftest import ANALIST, Bladeren, tekst_op
from tests.stukken import schrijf_bevinding


def _schrijf(store: Store, editie: Editie, tekst: str) -> None:
    schrijf_bevinding(store, ANALIST, editie=editie.id, veld=1, soort="bewoners", tekst=tekst)


def test_what_another_store_object_writes_is_on_the_page_at_the_next_run(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", paragraaf="4")
    assert "Van een ander proces." not in tekst_op(at)
    with Store.open(data.opslag().store.path) as ander:
        _schrijf(ander, editie, "Van een ander proces.")
    assert "Van een ander proces." in tekst_op(at.run())


def _als(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sessie], None]:
    return lambda sessie: monkeypatch.setattr(state, "sessie", lambda: sessie)


def test_who_may_see_the_same_share_an_answer_and_who_may_see_less_never_get_it(
    editie: Editie, monkeypatch: pytest.MonkeyPatch
) -> None:
    word, gevraagd = _als(monkeypatch), []
    lees = data._onthouden(
        lambda store, sessie, e: gevraagd.append(sessie) or dossier.bevindingen(store, sessie, e)  # type: ignore[func-returns-value]
    )
    _schrijf(data.opslag().store, editie, "Intern.")
    word(Sessie.van("Ans", "analist"))
    eerste = lees(editie.id)
    word(Sessie.van("Bo", "beheerder"))
    assert lees(editie.id) is eerste
    assert [b.inhoud.tekst for b in eerste] == ["Intern."]
    word(Sessie.van("Piet", "partner"))
    assert lees(editie.id) == ()
    word(Sessie.van("Ans", "analist"))
    assert lees(editie.id) is eerste
    assert [sessie.gebruiker for sessie in gevraagd] == ["", ""]  # the answer is nobody's
