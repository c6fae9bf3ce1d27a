"""A confirmed mapping: read at once, kept, and applied to the same kind of file of next year without a question."""

import io

import pytest
import xlsxwriter

from kvdash.domain.indicator import Indicator
from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import Gebiedkeuze, Kolomkeuze, Onderwerpkeuze, Toewijzing
from kvdash.domain.upload import Waarschuwingsoort
from kvdash.errors import (
    BestandError,
    InvoerError,
    NietAanvaardError,
    NietZekerError,
    PersoonsgegevensError,
)
from kvdash.ingest import Bronbestand
from kvdash.services.inlezen import Keuzes, Toestemming, herken_kolommen, herstel, lees_in, trek_in
from kvdash.services.profielen import hernoem_profiel, profielen, verwijder_profiel
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.store.bouw import lees_waarnemingen

ZWAAN = Indicator(code="zwanen_op_straat", naam="Zwanen op straat", thema="T1.2", richting="ongunstig")
VREEMD = [
    ["Wijknaam", "Jr", "Wat", "N"],
    ["Haven", "2022", "Zwanen op straat", "12"],
    ["Velt", "2022", "Zwanen op straat", "7"],
    ["Haven", "2023", "Zwanen op straat", "14"],
    ["Velt", "2023", "Zwanen op straat", "9"],
]
ROLLEN = {"wijknaam": "gebiedsnaam", "jr": "periode", "wat": "onderwerp", "n": "waarde"}
KEUZE = Toewijzing(
    kolommen=tuple(Kolomkeuze.model_validate({"kop": kop, "rol": rol}) for kop, rol in ROLLEN.items()),
    onderwerpen=(Onderwerpkeuze(label="zwanen op straat", indicator=ZWAAN.code, nieuw=ZWAAN),),
    gebieden=(Gebiedkeuze(naam="Velt", gebied="WK999802"),),
    gemeente="GM9998",
)


def _csv(rijen: list[list[str]]) -> bytes:
    return "".join(";".join(rij) + "\n" for rij in rijen).encode()


def _volgend_jaar() -> list[list[str]]:
    """Next year's file: other years, other figures, a line more, and the columns in another order."""
    rijen = [[plek, str(int(jaar) + 1), wat, str(2 * int(n))] for plek, jaar, wat, n in VREEMD[1:]]
    rijen.append(["Proefdam", "2024", "Zwanen op straat", "41"])
    return [[rij[k] for k in (2, 0, 3, 1)] for rij in [VREEMD[0], *rijen]]


@pytest.fixture
def bevestigd(gevuld: Store, analist: Sessie) -> Store:
    """A store in which the mapping was confirmed on the file of this year."""
    lees_in(
        gevuld,
        analist,
        "zwanen_2023.csv",
        _csv(VREEMD),
        keuzes=Keuzes(toewijzing=KEUZE),
        toestemming=Toestemming(profielnaam="Zwanen"),
    )
    return gevuld


def test_next_years_file_is_read_without_a_question(bevestigd: Store, analist: Sessie) -> None:
    inlezing = lees_in(bevestigd, analist, "anders.csv", _csv(_volgend_jaar()))
    assert inlezing.profiel is not None and inlezing.profiel.naam == "Zwanen"
    assert not inlezing.herkenning.vraagt
    assert inlezing.herkenning.onbekende_gebieden == ()
    assert inlezing.verslag.nieuwe_indicatoren == ()
    assert inlezing.verslag.geweigerd == ()
    assert inlezing.upload is not None
    rijen = lees_waarnemingen(bevestigd, inlezing.upload.id).to_pylist()
    assert {(r["indicator"], r["gebied"], r["periode"], r["waarde"]) for r in rijen} == {
        ("zwanen_op_straat", "WK999801", "2023JJ00", 24.0),
        ("zwanen_op_straat", "WK999802", "2023JJ00", 14.0),
        ("zwanen_op_straat", "WK999801", "2024JJ00", 28.0),
        ("zwanen_op_straat", "WK999802", "2024JJ00", 18.0),
        ("zwanen_op_straat", "GM9998", "2024JJ00", 41.0),
    }
    assert inlezing.upload.profiel == "Zwanen"


def test_the_same_file_does_ask_without_a_profiel(gevuld: Store, analist: Sessie) -> None:
    inlezing = lees_in(
        gevuld, analist, "anders.csv", _csv(_volgend_jaar()), keuzes=Keuzes(gemeente="GM9998"), proef=True
    )
    assert inlezing.herkenning.vraagt
    assert [g.naam for g in inlezing.herkenning.onbekende_gebieden] == ["Velt"]
    assert inlezing.profiel is None


def test_a_workbook_is_read_by_it_too_on_the_sheet_that_fits(bevestigd: Store, analist: Sessie) -> None:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        boek.add_worksheet("Uitleg").write_row(0, 0, ["Dit bestand", "gaat over zwanen"])
        blad = boek.add_worksheet("Tabel 2024")
        for nummer, rij in enumerate(_volgend_jaar()):
            blad.write_row(nummer, 0, [int(c) if c.isdigit() else c for c in rij])
    inlezing = lees_in(bevestigd, analist, "zwanen.xlsx", uit.getvalue(), proef=True)
    assert inlezing.profiel is not None
    assert (inlezing.herkenning.blad, inlezing.verslag.regels_geweigerd) == ("Tabel 2024", 0)


def test_the_indicator_is_stored_with_the_upload(bevestigd: Store) -> None:
    assert ZWAAN in bevestigd.cijfers.indicatoren()
    assert bevestigd.cijfers.uploads()[0].profiel == "Zwanen"


def test_a_file_of_another_structure_is_not_read_by_it(bevestigd: Store, analist: Sessie) -> None:
    anders = [[*rij, "x"] for rij in VREEMD]
    anders[0][-1] = "Opmerking"
    inlezing = lees_in(bevestigd, analist, "anders.csv", _csv(anders), keuzes=Keuzes(gemeente="GM9998"), proef=True)
    assert inlezing.profiel is None


def test_confirming_again_replaces_it(bevestigd: Store, analist: Sessie) -> None:
    nieuw = KEUZE.model_copy(update={"bron": "Dierenpolitie"})
    lees_in(
        bevestigd,
        analist,
        "zwanen.csv",
        _csv(VREEMD),
        keuzes=Keuzes(toewijzing=nieuw),
        toestemming=Toestemming(profielnaam="Zwanen 2"),
    )
    (profiel,) = profielen(bevestigd, SESSIE)
    assert (profiel.naam, profiel.toewijzing.bron) == ("Zwanen 2", "Dierenpolitie")


def test_it_is_renamed_and_forgotten(bevestigd: Store, analist: Sessie) -> None:
    (profiel,) = profielen(bevestigd, SESSIE)
    assert hernoem_profiel(bevestigd, analist, profiel.id, naam=" Vogels ").naam == "Vogels"
    with pytest.raises(InvoerError):
        hernoem_profiel(bevestigd, analist, profiel.id, naam="  ")
    verwijder_profiel(bevestigd, analist, profiel.id)
    assert profielen(bevestigd, SESSIE) == ()
    with pytest.raises(InvoerError):
        verwijder_profiel(bevestigd, analist, profiel.id)


def test_undo_of_the_upload_keeps_it(bevestigd: Store, analist: Sessie) -> None:
    upload = bevestigd.cijfers.uploads()[0]
    trek_in(bevestigd, analist, upload.id)
    assert [p.naam for p in profielen(bevestigd, SESSIE)] == ["Zwanen"]
    herstel(bevestigd, analist, upload.id)


def test_nothing_is_kept_of_a_trial_or_without_a_name(gevuld: Store, analist: Sessie) -> None:
    voor = gevuld.hash_tabellen()
    lees_in(
        gevuld,
        analist,
        "z.csv",
        _csv(VREEMD),
        keuzes=Keuzes(toewijzing=KEUZE),
        toestemming=Toestemming(profielnaam="Zwanen"),
        proef=True,
    )
    assert gevuld.hash_tabellen() == voor
    lees_in(gevuld, analist, "z.csv", _csv(VREEMD), keuzes=Keuzes(toewijzing=KEUZE))
    assert profielen(gevuld, SESSIE) == ()


def test_the_columns_of_a_file_that_is_refused_can_be_seen(gevuld: Store, analist: Sessie) -> None:
    rijen = [["Plek", "Jr", "N"], ["Oost", "2022", "3"], ["West", "2022", "4"], ["Oost", "2023", "5"]]
    with pytest.raises(BestandError):
        lees_in(gevuld, analist, "plek.csv", _csv(rijen), keuzes=Keuzes(gemeente="GM9998"))
    herkenning = herken_kolommen(gevuld, SESSIE, Bronbestand("plek.csv", _csv(rijen)), keuzes=Keuzes(gemeente="GM9998"))
    assert [k.kop for k in herkenning.kolommen] == ["Plek", "Jr", "N"]
    assert herkenning.kolommen[0].voorbeelden == ("Oost", "West")
    assert herkenning.kolommen[1].rol == "periode"
    rollen = {"plek": "gebiedsnaam", "jr": "periode", "n": "waarde"}
    keuze = Toewijzing(
        kolommen=tuple(Kolomkeuze.model_validate({"kop": k, "rol": r}) for k, r in rollen.items()),
        gebieden=(Gebiedkeuze(naam="Oost", gebied="WK999801"), Gebiedkeuze(naam="West", gebied="WK999802")),
    )
    inlezing = lees_in(gevuld, analist, "plek.csv", _csv(rijen), keuzes=Keuzes(gemeente="GM9998", toewijzing=keuze))
    assert inlezing.plan.nieuw == 3


def _nullen() -> bytes:
    rijen = [["gebied", "jaar", "Zwerfvuil (%)"]]
    rijen += [["GM9998", str(2015 + n), str(w)] for n, w in enumerate((14, 13, 1, 15, 12, 11))]
    return _csv(rijen)


def test_a_warning_that_may_be_a_wrong_figure_needs_a_reason(gevuld: Store, analist: Sessie) -> None:
    voor = gevuld.hash_tabellen()
    with pytest.raises(NietAanvaardError, match=r"Regel 4"):
        lees_in(gevuld, analist, "nullen.csv", _nullen())
    with pytest.raises(NietAanvaardError):
        lees_in(gevuld, analist, "nullen.csv", _nullen(), toestemming=Toestemming(aanvaard={"verloren nul": "  "}))
    assert gevuld.hash_tabellen() == voor
    aanvaard: dict[Waarschuwingsoort, str] = {"verloren nul": "Het was een stille winter."}
    inlezing = lees_in(gevuld, analist, "nullen.csv", _nullen(), toestemming=Toestemming(aanvaard=aanvaard))
    (aanvaarding,) = gevuld.cijfers.uploads()[0].aanvaard
    assert (aanvaarding.soort, aanvaarding.reden, aanvaarding.aantal) == ("verloren nul", *aanvaard.values(), 1)
    assert inlezing.te_aanvaarden == ("verloren nul",)


@pytest.mark.parametrize("cel", ["p.verzonnen@voorbeeld.example", "06-12345600", "9911 XZ 3"])
def test_personal_data_is_refused_also_where_its_column_is_not_used(gevuld: Store, analist: Sessie, cel: str) -> None:
    rijen = [[*rij, cel] for rij in VREEMD]
    rijen[0][-1] = "Contact"
    weg = KEUZE.model_copy(update={"kolommen": (*KEUZE.kolommen, Kolomkeuze(kop="contact", rol="genegeerd"))})
    voor = gevuld.hash_tabellen()
    with pytest.raises(PersoonsgegevensError) as fout:
        lees_in(
            gevuld,
            analist,
            "z.csv",
            _csv(rijen),
            keuzes=Keuzes(toewijzing=weg),
            toestemming=Toestemming(profielnaam="Zwanen"),
        )
    assert cel not in str(fout.value)
    with pytest.raises(PersoonsgegevensError):
        herken_kolommen(gevuld, SESSIE, Bronbestand("z.csv", _csv(rijen)), keuzes=Keuzes(gemeente="GM9998"))
    assert gevuld.hash_tabellen() == voor


def test_the_table_of_a_file_with_two_is_chosen_once(gevuld: Store, analist: Sessie) -> None:
    def bestand(jaar: int) -> bytes:
        boven = f"Geweld\ngebied;{jaar - 1};{jaar}\nWK999801;1;2\nWK999802;3;4\n"
        return f"{boven}\nOverlast {jaar}\ngebied;Hinder (%)\nWK999801;1,5\nWK999802;2,5\n".encode()

    with pytest.raises(NietZekerError, match="2 tabellen"):
        lees_in(gevuld, analist, "twee_2023.csv", bestand(2023))
    keuze = Toewijzing(blad="tabel 2: Overlast 2023")
    lees_in(
        gevuld,
        analist,
        "twee_2023.csv",
        bestand(2023),
        keuzes=Keuzes(toewijzing=keuze),
        toestemming=Toestemming(profielnaam="Hinder"),
    )
    volgend = lees_in(gevuld, analist, "twee_2024.csv", bestand(2024))
    assert volgend.profiel is not None and volgend.upload is not None
    assert volgend.verslag.blad == "tabel 2: Overlast 2024"
    rijen = lees_waarnemingen(gevuld, volgend.upload.id).to_pylist()
    assert {(r["gebied"], r["periode"], r["waarde"]) for r in rijen} == {
        ("WK999801", "2024JJ00", 1.5),
        ("WK999802", "2024JJ00", 2.5),
    }
