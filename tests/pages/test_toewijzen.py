"""The mapping on the page Gegevens: asked only where needed, confirmed in one go, remembered for next year."""

import io
import os
from pathlib import Path

import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from kvdash.domain.editie import Editie
from kvdash.ui import data
from tests import bestanden
from tests.pages.conftest import Bladeren, klik, tekst_op
from tests.pages.test_gegevens import upload

VREEMD = (
    b"Wijknaam;Jr;Wat;N\n"
    b"Haven;2022;Zwanen op straat;12\n"
    b"Velt;2022;Zwanen op straat;7\n"
    b"Haven;2023;Zwanen op straat;14\n"
    b"Velt;2023;Zwanen op straat;9\n"
)
VOLGEND = (
    b"N;Jr;Wijknaam;Wat\n"
    b"15;2024;Haven;Zwanen op straat\n"
    b"8;2024;Velt;Zwanen op straat\n"
    b"31;2024;Proefdam;Zwanen op straat\n"
)


def _kies(at: AppTest, label: str, waarde: str) -> AppTest:
    (keuze,) = [s for s in at.selectbox if s.label.startswith(label)]
    return keuze.set_value(waarde).run()


def _knoppen(at: AppTest) -> set[str]:
    return {knop.label for knop in at.button}


def test_a_file_that_is_sure_is_not_asked_about(editie: Editie, blader: Bladeren) -> None:
    at = upload(blader("gegevens"), "later.csv", bestanden.politie(extra=5))
    assert {"Inlezen", "Aanpassen"} <= _knoppen(at)
    assert "Wat staat er in het bestand?" not in tekst_op(at)
    at = klik(at, "Aanpassen")
    assert "Wat staat er in het bestand?" in tekst_op(at)
    assert "Inlezen" not in _knoppen(at)


def test_an_odd_file_is_asked_about_once_and_never_again(editie: Editie, blader: Bladeren) -> None:
    at = upload(blader("gegevens"), "zwanen_2023.csv", VREEMD)
    assert "Inlezen" not in _knoppen(at)
    at = _kies(at, "Velt", "WK999802")
    at = _kies(at, "Zwanen op straat", "_nieuw")
    at = _kies(at, "Thema", "T1.2")
    at = klik(at, "Zo klopt het")
    assert [m.value for m in at.metric] == ["4", "0", "0"]
    at = klik(at, "Inlezen")
    assert "zwanen_2023.csv is ingelezen: 4 nieuwe cijfers" in tekst_op(at)
    (zwanen,) = [i for i in data.indicatoren().values() if i.naam == "Zwanen op straat"]
    assert (zwanen.thema, zwanen.ingedeeld) == ("T1.2", True)

    at = upload(blader("gegevens"), "nieuw.csv", VOLGEND)
    assert "Gelezen volgens profiel zwanen." in tekst_op(at)
    assert [m.value for m in at.metric] == ["3", "0", "0"]
    at = klik(at, "Inlezen")
    assert data.uploads()[0].profiel == "zwanen"
    assert "Gelezen volgens profiel zwanen." in tekst_op(blader("gegevens", deel="geschiedenis"))


def test_a_file_that_is_not_recognised_can_be_helped(editie: Editie, blader: Bladeren) -> None:
    inhoud = b"Plek;Jr;N\nOost;2022;3\nWest;2022;4\nOost;2023;5\n"
    at = upload(blader("gegevens"), "plek.csv", inhoud)
    assert len(at.error) == 1
    at = _kies(at, "Wat staat in kolom Plek?", "gebiedsnaam")
    at = klik(at, "Zo klopt het")
    assert len(at.error) == 1  # the names are not known yet
    at = _kies(_kies(at, "Oost", "WK999801"), "West", "WK999802")
    at = klik(at, "Zo klopt het")
    assert [m.value for m in at.metric] == ["3", "0", "0"]
    assert not at.error


def test_a_mapping_that_cannot_be_is_refused_beside_it(editie: Editie, blader: Bladeren) -> None:
    at = upload(blader("gegevens"), "zwanen_2023.csv", VREEMD)
    at = _kies(at, "Wat staat in kolom N?", "genegeerd")
    at = klik(at, "Zo klopt het")
    assert at.error[0].value == "Kies minstens één kolom met cijfers. (KV-200)"
    at = _kies(at, "Wat staat in kolom N?", "waarde")
    at = _kies(at, "Zwanen op straat", "_nieuw")
    at = klik(at, "Zo klopt het")
    assert at.error[0].value == "Kies een thema voor Zwanen op straat. (KV-200)"


def test_a_topic_is_left_out(editie: Editie, blader: Bladeren) -> None:
    inhoud = VREEMD + b"Haven;2023;Ganzen;3\n"
    at = upload(blader("gegevens"), "vogels.csv", inhoud)
    at = klik(_kies(at, "Zwanen op straat", "_weg"), "Zo klopt het")
    assert "weggelaten" in tekst_op(at)
    assert [m.value for m in at.metric] == ["1", "0", "0"]


def test_warnings_ask_for_a_reason_that_stays_with_the_file(editie: Editie, blader: Bladeren) -> None:
    waarden = (14, 13, 1, 15, 12, 11)
    rijen = "".join(f"GM9998;{2015 + n};{w}\n" for n, w in enumerate(waarden))
    at = upload(blader("gegevens"), "nullen.csv", f"gebied;jaar;Zwerfvuil (%)\n{rijen}".encode())
    voor = data.opslag().store.hash_tabellen()
    at = klik(at, "Inlezen")
    assert "zeg waarom de cijfers kloppen" in at.error[0].value
    assert data.opslag().store.hash_tabellen() == voor
    (reden,) = [v for v in at.text_input if v.label.endswith("Waarom kloppen deze cijfers toch?")]
    at = reden.set_value("Een schoon jaar.").run()
    klik(at, "Inlezen")
    assert [a.reden for a in data.uploads()[0].aanvaard] == ["Een schoon jaar."]
    assert "Een schoon jaar." in tekst_op(blader("gegevens", deel="geschiedenis"))


def test_another_sheet_of_a_workbook_is_chosen(editie: Editie, blader: Bladeren) -> None:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        for naam, keer in (("Jaar 1", 1), ("Jaar 2", 2)):
            blad = boek.add_worksheet(naam)
            blad.write_row(0, 0, ["gebied", "jaar", "Zwerfvuil (aantal)"])
            for nummer, code in enumerate(("WK999801", "WK999802")[:keer], start=1):
                blad.write_row(nummer, 0, [code, 2022 + keer, 10 * keer])
    at = upload(blader("gegevens"), "vuil.xlsx", uit.getvalue())
    andere = next(b for b in ("Jaar 1", "Jaar 2") if b != _blad(at))
    at = _kies(at, "Blad van de werkmap", andere)
    assert _blad(at) == andere
    klik(at, "Inlezen")
    assert data.uploads()[0].waarnemingen == int(andere[-1])


def test_a_table_without_areas_asks_what_it_is_about(editie: Editie, blader: Bladeren) -> None:
    at = upload(blader("gegevens"), "x.csv", b"Perioden;Zwerfvuil (aantal)\n2022;4\n2023;5\n")
    assert "Gaan alle cijfers over heel Nederland of" in at.error[0].value
    at = klik(_kies(at, "Alle cijfers gaan over", "GM9998"), "Zo klopt het")
    assert [m.value for m in at.metric] == ["2", "0", "0"]
    klik(at, "Inlezen")
    at = upload(blader("gegevens"), "y.csv", b"Perioden;Zwerfvuil (aantal)\n2024;7\n")
    assert "Gelezen volgens profiel x." in tekst_op(at)
    assert [m.value for m in at.metric] == ["1", "0", "0"]


def _blad(at: AppTest) -> str:
    (keuze,) = [s for s in at.selectbox if s.label == "Blad van de werkmap"]
    return str(keuze.value)


@pytest.fixture
def met_profiel(editie: Editie, blader: Bladeren) -> None:
    at = upload(blader("gegevens"), "zwanen_2023.csv", VREEMD)
    klik(klik(_kies(at, "Velt", "WK999802"), "Zo klopt het"), "Inlezen")


@pytest.mark.usefixtures("met_profiel")
def test_profielen_are_seen_renamed_and_forgotten(blader: Bladeren) -> None:
    at = blader("gegevens", deel="profielen")
    assert "Gebied (naam)" in tekst_op(at) and "Velt" in tekst_op(at)
    (naam,) = [v for v in at.text_input if v.label == "Naam"]
    naam.set_value("Vogels")
    at = klik(at, "Hernoemen")
    assert [p.naam for p in data.profielen()] == ["Vogels"]
    at = klik(at, "Vergeten")
    assert data.profielen() == ()
    klik(at, "Ongedaan maken")
    assert [p.naam for p in data.profielen()] == ["Vogels"]


def test_incidents_are_counted_after_someone_said_how(editie: Editie, blader: Bladeren) -> None:
    regels = "".join(f"{dag:02d}-03-2024;Haven;Ruzie\n{dag:02d}-03-2024;Veld;Brand\n" for dag in range(1, 9))
    inhoud = f"Datum;Wijk;Soort\n{regels}".encode()
    at = upload(blader("gegevens"), "incidenten.csv", inhoud)
    assert "Tel de regels" in tekst_op(at)
    assert "Inlezen" not in _knoppen(at)
    at = klik(_kies(at, "Gebied", "datum"), "Tellen")
    assert at.error[0].value.startswith("Kies voor datum, gebied en soort drie verschillende kolommen")
    at = klik(_kies(at, "Gebied", "wijk"), "Tellen")
    assert "Geteld: 16 regels." in tekst_op(at)
    assert [m.value for m in at.metric] == ["4", "0", "0"]
    at = klik(at, "Inlezen")
    assert data.uploads()[0].profiel == "incidenten"
    at = upload(blader("gegevens"), "incidenten.csv", inhoud.replace(b"-03-2024", b"-04-2024"))
    assert "Gelezen volgens profiel incidenten." in tekst_op(at)
    assert [m.value for m in at.metric] == ["4", "0", "0"]


LANG = "Percentage inwoners dat zich in de eigen buurt en op straat wel eens onveilig voelt"


def test_columns_that_differ_after_sixty_characters_are_asked_about_each_by_itself(
    editie: Editie, blader: Bladeren
) -> None:
    koppen = [f"{LANG}, {wanneer} (%)" for wanneer in ("overdag", "'s avonds", "’s avonds", "in het weekend")]
    regels = [["wijk", "jaar", *koppen], ["WK999801", "2023", "1,5", "2,5", "3,5", "4,5"]]
    regels.append(["WK999802", "2023", "5,5", "6,5", "7,5", "8,5"])
    inhoud = "\n".join(";".join(regel) for regel in regels).encode()
    at = klik(upload(blader("gegevens"), "lang.csv", inhoud), "Aanpassen")
    assert not at.exception
    assert not at.error
    assert {f"Wat staat in kolom {kop}?" for kop in koppen} <= {s.label for s in at.selectbox}
    at = klik(at, "Zo klopt het")
    at = klik(at, "Inlezen")
    codes = {i.code for i in data.indicatoren().values() if i.naam.startswith(LANG[:20])}
    assert len(codes) == len(koppen)


@pytest.mark.echte_bestanden
def test_a_real_file_with_long_headers_is_adjusted(editie: Editie, blader: Bladeren) -> None:
    map_ = Path(os.environ["KVDASH_ECHTE_BESTANDEN"])
    at = blader("gegevens")
    namen = ("cbs_VM_81877NED_UntypedDataSet_2012_2017.csv", "cbs_VM_81877NED_Metadata.csv")
    at.file_uploader[0].set_value([(naam, (map_ / naam).read_bytes(), "text/csv") for naam in namen])
    at = klik(at.run(), "Aanpassen")
    assert not at.exception
    assert not at.error
    at.toggle[0].set_value(True).run()
    assert not at.error
