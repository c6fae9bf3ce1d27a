"""Writing on the pages: what is kept with it, and the ways back."""

from collections.abc import Callable
from html import escape
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Editie
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.services import dossier
from kvdash.ui import data
from tests import bestanden
from tests.pages.conftest import ANALIST, Bladeren, bevindingen, klik, meer, prioriteiten, tekst_op, vul
from tests.stukken import markeer_prioriteit, schrijf_bevinding, wijzig

BRAM = Sessie.van("Bram", "analist")


def _bij_grafiek(blader: Bladeren) -> AppTest:
    return blader("veld-1", thema="T1.3", gebieden=["Wijk 01 Haven"], van="2022")


def test_an_aandachtspunt_keeps_the_figure_it_was_written_at(editie: Editie, blader: Bladeren) -> None:
    at = klik(_bij_grafiek(blader), "Nieuw aandachtspunt")
    vul(at, "Nieuw aandachtspunt", "Let op de Haven.")
    klik(at, "Bewaren")
    (geschreven,) = bevindingen(editie.id)
    inhoud = geschreven.inhoud
    (bewijs,) = inhoud.bewijs
    assert (inhoud.soort, inhoud.onderwerp, geschreven.auteur) == ("aandachtspunt", "T1.3", ANALIST.gebruiker)
    assert (bewijs.indicator, bewijs.gebied, bewijs.periode) == ("woninginbraak", "WK999801", "2024JJ00")
    assert (bewijs.maat, bewijs.waarde) == ("aantal", bestanden.aantal("WK999801", 2024))
    assert bewijs.upload is not None


def test_evidence_can_be_of_another_gebied_and_year_or_left_out(editie: Editie, blader: Bladeren) -> None:
    at = klik(_bij_grafiek(blader), "Nieuwe duiding")
    at.selectbox(key="bewijs-gebied").set_value("GM9998")
    at.selectbox(key="bewijs-jaar").set_value(2022).run()
    vul(at, "Nieuwe duiding", "In 2022 was dit hoger.")
    at = klik(at, "Bewaren")
    at = klik(at, "Nieuwe duiding")
    at.checkbox(key="bewijs-mee").uncheck().run()
    vul(at, "Nieuwe duiding", "Zonder cijfer.")
    klik(at, "Bewaren")
    met, zonder = (stuk.inhoud for stuk in bevindingen(editie.id))
    assert (met.bewijs[0].gebied, met.bewijs[0].waarde) == ("GM9998", bestanden.aantal("GM9998", 2022))
    assert zonder.bewijs == ()


def test_an_empty_text_is_refused_beside_the_form(editie: Editie, blader: Bladeren) -> None:
    at = klik(klik(_bij_grafiek(blader), "Nieuw aandachtspunt"), "Bewaren")
    assert at.error[0].value == "Schrijf eerst een tekst. (KV-200)"
    assert bevindingen(editie.id) == ()


def test_marking_and_undoing_a_mogelijke_prioriteit(editie: Editie, blader: Bladeren) -> None:
    at = klik(_bij_grafiek(blader), "Markeer als mogelijke prioriteit")
    vul(at, "Naam", "Veilig wonen")
    vul(at, "Deelthema's", "Woninginbraak\n\nToezicht ")
    vul(at, "Elementen", "Sloten")
    at = klik(at, "Bewaren")
    (gemarkeerd,) = prioriteiten(editie.id)
    assert (gemarkeerd.inhoud.deelthemas, gemarkeerd.inhoud.elementen) == (("Woninginbraak", "Toezicht"), ("Sloten",))
    assert gemarkeerd.inhoud.bewijs[0].gebied == "WK999801"
    klik(at, "Ongedaan maken")
    assert prioriteiten(editie.id) == ()


def test_a_name_is_asked_for_once_and_nothing_is_lost(
    editie: Editie, blader: Bladeren, naam: Callable[[str], None]
) -> None:
    naam("")
    at = klik(blader("veld-1", paragraaf="4"), "Nieuw punt van bewoners")
    vul(at, "Nieuw punt van bewoners", "Het is donker bij het station.")
    at = klik(at, "Bewaren")
    assert bevindingen(editie.id) == ()
    vul(at, "Uw naam", "Bo")
    [k for k in at.button if k.label == "Bewaren"][-1].click().run()
    (geschreven,) = bevindingen(editie.id)
    assert (geschreven.inhoud.soort, geschreven.auteur) == ("bewoners", "Bo")


def _bewoners(editie: Editie) -> Stuk[Bevinding]:
    return schrijf_bevinding(
        data.opslag().store, ANALIST, editie=editie.id, veld=1, soort="bewoners", tekst="Te weinig licht."
    )


def test_removal_can_be_undone(editie: Editie, blader: Bladeren) -> None:
    _bewoners(editie)
    at = klik(meer(blader("veld-1", paragraaf="4")), "Verwijderen")
    assert bevindingen(editie.id) == ()
    klik(at, "Ongedaan maken")
    assert [b.inhoud.tekst for b in bevindingen(editie.id)] == ["Te weinig licht."]


def test_an_edit_is_saved(editie: Editie, blader: Bladeren) -> None:
    _bewoners(editie)
    at = klik(blader("veld-1", paragraaf="4"), "Wijzigen")
    vul(at, "Tekst", "Te weinig licht in het park.")
    at = klik(at, "Bewaren")
    assert [b.inhoud.tekst for b in bevindingen(editie.id)] == ["Te weinig licht in het park."]


def test_two_edits_at_once_show_both_texts(editie: Editie, blader: Bladeren) -> None:
    bevinding = _bewoners(editie)
    at = klik(blader("veld-1", paragraaf="4"), "Wijzigen")
    wijzig(data.opslag().store, BRAM, bevinding, tekst="Van de ander.")
    vul(at, "Tekst", "Van mij.")
    at = klik(at, "Bewaren")
    assert [b.inhoud.tekst for b in bevindingen(editie.id)] == ["Van de ander."]
    assert "Van de ander." in tekst_op(at)
    assert at.warning[0].value.startswith("Bram heeft dit intussen gewijzigd")
    assert [vak.value for vak in at.text_area if vak.label == "Tekst"] == ["Van mij."]
    klik(at, "Bewaren")
    assert [b.inhoud.tekst for b in bevindingen(editie.id)] == ["Van mij."]


def test_who_edits_what_another_removes_keeps_the_text_and_is_told(editie: Editie, blader: Bladeren) -> None:
    bevinding = _bewoners(editie)
    at = klik(blader("veld-1", paragraaf="4"), "Wijzigen")
    dossier.verwijder(data.opslag().store, BRAM, bevinding)
    vul(at, "Tekst", "Van mij.")
    at = klik(at, "Bewaren")
    assert bevindingen(editie.id) == ()
    assert at.warning[0].value.startswith("Bram heeft dit intussen verwijderd")
    assert "Te weinig licht." in tekst_op(at)
    assert "vervangt" not in tekst_op(at) and "dan staat dit er weer" in tekst_op(at)
    assert [vak.value for vak in at.text_area if vak.label == "Tekst"] == ["Van mij."]
    klik(at, "Bewaren")
    assert [b.inhoud.tekst for b in bevindingen(editie.id)] == ["Van mij."]


@pytest.mark.parametrize(
    "teken", ["<b>vet</b><script>alert(1)</script>", "👮‍♀️ שלום ‮om", "**vet** $x$ :smile: [a](http://b)"]
)
def test_any_text_is_shown_as_it_was_typed(editie: Editie, blader: Bladeren, teken: str) -> None:
    """In the list, in what is laid beside an edit of the same, and in the history."""
    bevinding = schrijf_bevinding(data.opslag().store, ANALIST, editie=editie.id, tekst=f"Eerst {teken}")
    at = klik(blader("veld-1", paragraaf="4"), "Wijzigen")
    assert not at.exception
    wijzig(data.opslag().store, BRAM, bevinding, tekst=f"Anders {teken}")
    vul(at, "Tekst", "Van mij.")
    at = klik(at, "Bewaren")
    assert f"Anders {escape(teken)}" in tekst_op(at)
    at = klik(at, "Annuleren")
    assert f"Anders {escape(teken)}" in tekst_op(at)
    at = klik(meer(at), "Geschiedenis")
    assert not at.exception
    assert "<del>Eerst</del>" in tekst_op(at) and "<ins>Anders</ins>" in tekst_op(at)
    assert escape(teken.split()[0]) in tekst_op(at)
    assert "<script>" not in tekst_op(at)
    at = at.button(key=f"versie-{bevinding.id}-1").click().run()
    assert [b.inhoud.tekst for b in bevindingen(editie.id)] == [f"Eerst {teken}"]


def test_akkoord_asks_who_may_read_it(editie: Editie, blader: Bladeren) -> None:
    _bewoners(editie)
    at = klik(blader("veld-1", paragraaf="4"), "Akkoord")
    assert [b.status for b in bevindingen(editie.id)] == ["concept"]
    (wie,) = [vak for vak in at.selectbox if vak.key is not None and vak.key.endswith("-rubricering")]
    assert wie.value == "openbaar"
    (ja,) = [knop for knop in at.button if knop.key is not None and "-ja-" in knop.key]
    ja.click().run()
    assert [(b.status, b.rubricering) for b in bevindingen(editie.id)] == [("akkoord", "openbaar")]


def test_a_prioriteit_is_edited_and_withdrawn(editie: Editie, blader: Bladeren) -> None:
    markeer_prioriteit(data.opslag().store, ANALIST, editie=editie.id, veld=1, naam="Wonen")
    at = klik(blader("prioriteiten"), "Wijzigen")
    vul(at, "Naam", "Veilig wonen")
    at = klik(at, "Bewaren")
    assert [p.inhoud.naam for p in prioriteiten(editie.id)] == ["Veilig wonen"]
    at = klik(meer(at), "Intrekken")
    assert prioriteiten(editie.id) == ()
    klik(at, "Ongedaan maken")
    assert [p.inhoud.naam for p in prioriteiten(editie.id)] == ["Veilig wonen"]


def test_what_was_done_last_is_over_on_another_page(editie: Editie, blader: Bladeren) -> None:
    _bewoners(editie)
    at = klik(meer(blader("veld-1", paragraaf="4")), "Verwijderen")
    assert [k for k in at.button if k.label == "Ongedaan maken"]
    at._page_hash = calc_hash("prioriteiten")
    assert not [k for k in at.run().button if k.label == "Ongedaan maken"]


def test_a_figure_leads_to_the_line_of_its_file(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", thema="T1.3", van="2024")
    pagina = tekst_op(klik(at, "Waar komt dit vandaan?"))
    assert "politie.csv. Ingelezen op" in pagina
    assert "Regel 4</th>" in pagina
    assert "<mark>      54</mark>" in pagina
    assert "54 gedeeld door 12.000 woningen, keer 1.000, is 4,5." in pagina
    assert "<mark>12000</mark>" in pagina


def test_any_chart_begins_an_aandachtspunt_with_its_figure(editie: Editie, blader: Bladeren) -> None:
    for weergave in ("lijn", "wijken", "kleuren", "tabel"):
        at = blader("veld-1", thema="T1.3", van="2024", weergave=weergave, uitgelicht="WK999801")
        at = klik(at, "Maak hier een aandachtspunt van")
        assert "Geschreven bij: Woninginbraak in Wijk 01 Haven, 2024:" in tekst_op(at)
        assert [vak.label for vak in at.text_area] == ["Nieuw aandachtspunt"]


def test_a_name_can_be_changed_and_changed_back(editie: Editie, blader: Bladeren, naam: Callable[[str], None]) -> None:
    """The browser is told each time: going back to the first name is a change too."""
    naam("Bo")
    at = blader("gegevens")
    for oud, nieuw in pairwise(("Bo", "Cor & Zn", "Bo")):
        klik(at, f"U schrijft als {oud}. Naam wijzigen")
        vul(at, "Uw naam", nieuw)
        [knop for knop in at.button if knop.label == "Bewaren"][-1].click().run()
        assert f"U schrijft als {escape(nieuw)}." in tekst_op(at)
        assert f'data-kv-naam="{escape(nieuw)}"' in tekst_op(at)
    naam("")
    assert not [knop for knop in blader("gegevens").button if knop.label.startswith("U schrijft als")]


def test_what_was_removed_can_be_put_back_later(editie: Editie, blader: Bladeren) -> None:
    store = data.opslag().store
    inhoud = Bevinding(veld=1, soort="aandachtspunt", onderwerp="T1.3", tekst="Toch niet weg.")
    stuk = dossier.maak(store, ANALIST, inhoud, editie=editie.id)
    weg = dossier.verwijder(store, ANALIST, stuk)
    at = blader("veld-1", paragraaf="2").button(key="weggehaald-aandachtspunt-T1.3").click().run()
    at.button(key=f"terug-{weg.id}-{weg.versie}").click().run()
    assert [b.inhoud.tekst for b in bevindingen(editie.id)] == ["Toch niet weg."]


def test_a_conflict_shows_all_that_the_other_chose(editie: Editie, blader: Bladeren) -> None:
    """Also who may read it and its status: the form begins with those, so nobody takes them over unseen."""
    bevinding = _bewoners(editie)
    at = klik(blader("veld-1", paragraaf="4"), "Wijzigen")
    dossier.wijzig(data.opslag().store, BRAM, bevinding, status="akkoord", rubricering="openbaar")
    vul(at, "Tekst", "Van mij.")
    at.selectbox(key=f"bewerk-{bevinding.id}-1-rubricering").set_value("vertrouwelijk")
    pagina = tekst_op(klik(at, "Bewaren"))
    for kop, hun, uw in (
        ("Status", "akkoord", "concept"),
        ("Wie het mag lezen", "Iedereen (openbaar)", "Alleen analisten (vertrouwelijk)"),
        ("Tekst", "Te weinig licht.", "Van mij."),
    ):
        for kant, waarde in (("nu opgeslagen", hun), ("van u", uw)):
            assert f">{kop}, {kant}</p><blockquote><p>{escape(waarde)}</p>" in pagina
    assert "Status en lezers hieronder zijn die van nu." in pagina


def test_an_undo_that_comes_too_late_speaks_of_no_text(editie: Editie, blader: Bladeren) -> None:
    bevinding = _bewoners(editie)
    at = klik(meer(blader("veld-1", paragraaf="4")), "Verwijderen")
    (weg,) = dossier.stukken(data.opslag().store, BRAM, Bevinding, editie=editie.id, verwijderd=True)
    wijzig(data.opslag().store, BRAM, weg, tekst="Van de ander.")
    at = klik(at, "Ongedaan maken")
    assert at.error[0].value.startswith("Bram heeft dit intussen gewijzigd")
    assert "Er is niets opgeslagen" in at.error[0].value and "Uw tekst" not in at.error[0].value
    assert bevinding.id == bevindingen(editie.id)[0].id


def test_a_very_long_text_is_folded_wherever_it_stands(editie: Editie, blader: Bladeren) -> None:
    """On its card, in a conflict, in the history and among what was removed; a name in a list is cut."""
    lang = "Verlichting " * 9_000
    bevinding = schrijf_bevinding(data.opslag().store, ANALIST, editie=editie.id, tekst=lang)
    at = klik(blader("veld-1", paragraaf="4"), "Wijzigen")
    wijzig(data.opslag().store, BRAM, bevinding, tekst=f"{lang} ook.")
    vul(at, "Tekst", f"{lang} niet.")
    at = klik(at, "Bewaren")
    assert tekst_op(at).count('<details class="kv-lang">') == 2
    at = klik(at, "Annuleren")
    assert tekst_op(at).count('<details class="kv-lang">') == 1
    at = klik(meer(at), "Geschiedenis")
    assert tekst_op(at).count('<details class="kv-lang">') == 3
    at = klik(klik(meer(at), "Verwijderen"), "Weggehaald (1)")
    assert tekst_op(at).count('<details class="kv-lang">') == 1


def test_a_candidate_is_moved_within_its_veld(editie: Editie, blader: Bladeren) -> None:
    store = data.opslag().store
    eerste, _, tweede = (
        markeer_prioriteit(store, ANALIST, editie=editie.id, veld=veld, naam=naam)
        for veld, naam in ((1, "Inbraak"), (3, "Jeugd"), (1, "Fietsen"))
    )
    at = blader("prioriteiten", volgorde="naam")
    at.session_state[f"meer-{eerste.id}-{eerste.versie}"] = True
    assert not [knop for knop in at.run().button if knop.label == "Verplaatsen"]
    at = blader("prioriteiten")
    at.session_state[f"meer-{eerste.id}-{eerste.versie}"] = True
    at = at.run()
    assert at.selectbox(key=f"verplaats-{eerste.id}").options == ["Bovenaan", "Na 2. Fietsen"]
    at.selectbox(key=f"verplaats-{eerste.id}").set_value(tweede.id)
    klik(at, "Verplaatsen")
    assert [p.inhoud.naam for p in prioriteiten(editie.id)] == ["Fietsen", "Inbraak", "Jeugd"]


def test_a_text_is_moved_from_its_own_card(editie: Editie, blader: Bladeren) -> None:
    eerste, tweede = (
        schrijf_bevinding(data.opslag().store, ANALIST, editie=editie.id, veld=1, soort="bewoners", tekst=tekst)
        for tekst in ("Eerst.", "Daarna.")
    )
    at = blader("veld-1", paragraaf="4")
    assert not [knop for knop in at.button if knop.label == "Verplaatsen"]
    at.session_state[f"meer-{eerste.id}-{eerste.versie}"] = True
    at = at.run()
    assert at.selectbox(key=f"verplaats-{eerste.id}").options == ["Bovenaan", "Na 2. Daarna."]
    at.selectbox(key=f"verplaats-{eerste.id}").set_value(tweede.id)
    klik(at, "Verplaatsen")
    assert [b.inhoud.tekst for b in bevindingen(editie.id)] == ["Daarna.", "Eerst."]
