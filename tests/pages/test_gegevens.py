"""The page Gegevens: nothing is written before Inlezen, refusals are told, and there is a way back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.editie import Editie
from kvdash.services.inlezen import lees_in
from kvdash.taal import tijdstip
from kvdash.ui import data
from tests import bestanden
from tests.pages.conftest import ANALIST, Bladeren, klik, tekst_op
from tests.stukken import markeer_prioriteit


def upload(at: AppTest, naam: str, inhoud: bytes) -> AppTest:
    at.file_uploader[0].set_value((naam, inhoud, "text/csv"))
    return at.run()


def test_a_file_is_shown_first_and_read_in_on_demand(editie: Editie, blader: Bladeren) -> None:
    voor = data.opslag().store.hash_tabellen()
    at = upload(blader("gegevens"), "later.csv", bestanden.politie(extra=5))
    assert [m.value for m in at.metric] == ["0", "18", "0"]
    assert data.opslag().store.hash_tabellen() == voor
    at = klik(at, "Inlezen")
    assert "later.csv is ingelezen" in tekst_op(at)
    assert data.uploads()[0].bestand == "later.csv"
    klik(at, "Ongedaan maken")
    assert data.uploads()[0].ingetrokken is not None


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("foto.csv", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20),
        ("leeg.csv", b""),
        ("fout.csv", b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"),
        ("half.xlsx", b"PK\x03\x04" + b"\x00" * 100),
    ],
)
def test_a_broken_file_gets_a_message_and_changes_nothing(
    editie: Editie, blader: Bladeren, naam: str, inhoud: bytes
) -> None:
    voor = data.opslag().store.hash_tabellen()
    at = upload(blader("gegevens"), naam, inhoud)
    assert len(at.error) == 1
    assert "foutnummer" not in at.error[0].value
    assert not [k for k in at.button if k.label == "Inlezen"]
    assert data.opslag().store.hash_tabellen() == voor


def test_refused_lines_are_listed_with_their_reason(editie: Editie, blader: Bladeren) -> None:
    inhoud = bestanden.politie().replace(b'"      40"', b'"      4O"')
    at = upload(blader("gegevens"), "politie_typefout.csv", inhoud)
    assert "Geweigerde regels (2)" in tekst_op(at)
    assert "4O" in tekst_op(at)


def test_an_upload_is_undone_and_restored_from_the_history(editie: Editie, blader: Bladeren) -> None:
    at = blader("gegevens", deel="geschiedenis")
    at = next(k for k in at.button if k.label == "Ongedaan maken").click().run()
    assert data.uploads()[0].ingetrokken is not None
    assert "Telt niet meer mee" in tekst_op(at)
    klik(at, "Weer laten meetellen")
    assert data.uploads()[0].ingetrokken is None


def test_an_unknown_topic_is_given_a_thema_and_a_short_name(editie: Editie, blader: Bladeren) -> None:
    inhoud = bestanden.politie(onderwerp="Kattenkwaad op straat")
    lees_in(data.opslag().store, ANALIST, "kattenkwaad.csv", inhoud)
    at = blader("gegevens", deel="indelen")
    next(s for s in at.selectbox if s.label == "Thema").set_value("T3.1")
    next(t for t in at.text_input if t.label == "Korte naam").set_value(" Kattenkwaad ")
    klik(at, "Indelen")
    (nieuw,) = [i for i in data.indicatoren().values() if i.naam == "Kattenkwaad op straat"]
    assert (nieuw.thema, nieuw.ingedeeld) == ("T3.1", True)
    assert nieuw.kort == "Kattenkwaad"
    assert "Kattenkwaad op straat: " in tekst_op(blader("veld-3"))


def test_an_own_edition_is_begun_and_opened(leeg: Path, blader: Bladeren) -> None:
    at = blader("gegevens")
    at.text_input[0].set_value("gm0363")
    at = klik(at, "Beginnen")
    assert data.alle_edities()[0].gemeente == "GM0363"
    assert "is begonnen" in tekst_op(at)


def test_a_wrong_code_is_refused_beside_the_form(leeg: Path, blader: Bladeren) -> None:
    at = blader("gegevens")
    at.text_input[0].set_value("Amsterdam")
    at = klik(at, "Beginnen")
    assert "geen gemeentecode" in at.error[0].value


def test_typed_figures_need_a_source(editie: Editie, blader: Bladeren) -> None:
    at = klik(blader("gegevens", deel="invoeren"), "Bewaren")
    assert at.error[0].value == "Vul minstens één cijfer in. (KV-200)"


def test_the_plan_tells_what_disappeared_and_what_changes_under_texts(editie: Editie, blader: Bladeren) -> None:
    indicator = next(d for d in data.opslag().store.cijfers.dekking() if "inbraak" in d.indicator)
    figuur = {"gebied": "WK999801", "periode": "2024JJ00", "waarde": bestanden.aantal("WK999801", 2024)}
    bewijs = Bewijs(indicator=indicator.indicator, bron=indicator.bron, maat="aantal", **figuur)
    markeer_prioriteit(data.opslag().store, ANALIST, editie=editie.id, veld=1, naam="Inbraak in Haven", bewijs=[bewijs])
    zonder = b"".join(r for r in bestanden.politie(extra=5).splitlines(keepends=True) if b"BU99980102" not in r)
    at = upload(blader("gegevens"), "later.csv", zonder)
    assert any("onder 1 prioriteit." in w.value for w in at.warning)
    assert "Inbraak in Haven" in tekst_op(at)
    assert "Niet meer in het bestand (3)" in tekst_op(at)


def test_a_plan_that_is_another_one_by_now_is_shown_first(editie: Editie, blader: Bladeren) -> None:
    at = upload(blader("gegevens"), "later.csv", bestanden.politie(extra=5))
    lees_in(data.opslag().store, ANALIST, "eerder.csv", bestanden.politie(extra=5))
    at = klik(at, "Inlezen")
    assert "Bekijk het nieuwe plan" in tekst_op(at)
    assert data.uploads()[0].bestand == "eerder.csv"
    klik(at, "Inlezen")
    assert data.uploads()[0].bestand == "later.csv"


def test_undo_takes_an_unknown_topic_back_too(editie: Editie, blader: Bladeren) -> None:
    inhoud = bestanden.politie(onderwerp="Kattenkwaad op straat")
    inlezing = lees_in(data.opslag().store, ANALIST, "kattenkwaad.csv", inhoud)
    assert [i.naam for i in data.in_te_delen()] == ["Kattenkwaad op straat"]
    assert inlezing.upload is not None
    data.trek_in(inlezing.upload.id)
    assert data.in_te_delen() == ()
    data.herstel(inlezing.upload.id)
    assert [i.naam for i in data.in_te_delen()] == ["Kattenkwaad op straat"]


def test_the_history_tells_who_when_and_which_file(editie: Editie, blader: Bladeren) -> None:
    inhoud = bestanden.politie(extra=5)
    lees_in(data.opslag().store, ANALIST, "later.csv", inhoud)
    upload = data.uploads()[0]
    geschiedenis = tekst_op(blader("gegevens", deel="geschiedenis"))
    for deel in ("later.csv", ANALIST.gebruiker, tijdstip(upload.tijdstip), "18 cijfers", "19 regels", upload.sha256):
        assert deel in geschiedenis
    assert data.origineel(upload.id) == inhoud


def test_a_data_set_with_its_code_list_is_read_by_the_names_in_it(editie: Editie, blader: Bladeren) -> None:
    paar = [("codes.csv", bestanden.CODELIJST, "text/csv"), ("dataset.csv", bestanden.CODES, "text/csv")]
    at = blader("gegevens")
    for volgorde in (paar, paar[::-1]):
        at.file_uploader[0].set_value(volgorde)
        at = at.run()
        assert "Gelezen samen met codes.csv." in tekst_op(at)
        assert [m.value for m in at.metric] == ["4", "4", "0"]
    at = klik(at, "Inlezen")
    assert "dataset.csv is ingelezen" in tekst_op(at)
    (bijlage,) = data.uploads()[0].bijlagen
    assert data.bijlage(bijlage) == bestanden.CODELIJST
    knoppen = [k.proto.label for k in blader("gegevens", deel="geschiedenis").get("download_button")]
    assert "codes.csv (uitleg van codes) downloaden" in knoppen


def test_a_code_list_alone_asks_for_its_data_set(editie: Editie, blader: Bladeren) -> None:
    at = upload(blader("gegevens"), "codes.csv", bestanden.CODELIJST)
    assert "samen met het bestand met de cijfers" in at.error[0].value
    assert len(at.error) == 1
    assert "Zo klopt het" not in {knop.label for knop in at.button}


def test_several_files_are_read_in_one_after_the_other(editie: Editie, blader: Bladeren) -> None:
    at = blader("gegevens")
    at.file_uploader[0].set_value(
        [("a.csv", bestanden.politie(extra=5), "text/csv"), ("b.csv", bestanden.politie(extra=9), "text/csv")]
    )
    at = klik(at.run(), "Inlezen")
    assert "a.csv is ingelezen" in tekst_op(at)
    assert [m.value for m in at.metric] == ["0", "18", "0"]
    at = klik(at, "Inlezen")
    assert [u.bestand for u in data.uploads()[:2]] == ["b.csv", "a.csv"]
    assert not at.metric


def test_the_address_opens_one_upload_in_the_history(editie: Editie, blader: Bladeren) -> None:
    gevraagd = data.uploads()[-1]
    at = blader("gegevens", deel="geschiedenis", upload=str(gevraagd.id))
    assert [kop.value for kop in at.subheader] == ["Het bestand waar het cijfer uit komt", "Alle andere bestanden"]
    namen = [deel.proto.body for deel in at.get("html") if "kv-sterk" in deel.proto.body]
    assert gevraagd.bestand in namen[0]
    assert len(namen) == len(data.uploads())
    assert not blader("gegevens", deel="geschiedenis", upload="onbekend").subheader
