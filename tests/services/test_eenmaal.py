"""A file is decoded and split once, its table found once per set of choices, however often somebody looks at it."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import Gebiedkeuze, Kolomkeuze, Toewijzing
from kvdash.errors import PlanAndersError
from kvdash.ingest import Bronbestand, bestand, invoer, tabel
from kvdash.ingest.invoer import TekstInvoer
from kvdash.services import wachtplaats as module
from kvdash.services.inlezen import Keuzes, Toestemming, herken_kolommen, lees_in, zet_klaar
from kvdash.services.wachtplaats import HOOGSTENS, Wachtplaats, bekrachtig, plan_bestand
from kvdash.store import Store
from tests import bestanden

KEUZES = Keuzes(gemeente="GM9998")
VREEMD = "Wijknaam;Jr;Wat;N\nHaven;2022;Zwanen op straat;12\nVeld;2022;Zwanen op straat;7\n"
ROLLEN = {"wijknaam": "gebiedsnaam", "jr": "periode", "wat": "onderwerp", "n": "waarde"}
TOEWIJZING = Toewijzing(
    kolommen=tuple(Kolomkeuze.model_validate({"kop": kop, "rol": rol}) for kop, rol in ROLLEN.items()),
    gemeente="GM9998",
)


@pytest.fixture
def tel(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a text was decoded, how many lines were split, and how often a table was looked for."""
    tel: Counter[str] = Counter()

    def tellend(plek: object, naam: str, hoeveel: Callable[..., int], soort: str) -> None:
        echt: Callable[..., Any] = getattr(plek, naam)

        def met_tel(*args: Any, **opties: Any) -> Any:
            uitkomst = echt(*args, **opties)
            tel[soort] += 0 if uitkomst is None else hoeveel(*args)
            return uitkomst

        monkeypatch.setattr(plek, naam, met_tel)

    tellend(bestand, "lees_tekst", lambda data: 1, "gedecodeerd")
    tellend(invoer, "splits", len, "regels")
    tellend(invoer, "_snel", lambda stuk: stuk.count(b"\n"), "regels")
    tellend(tabel, "_vind_tabel", lambda _: 1, "tabel")
    return tel


@pytest.fixture
def plek(tmp_path: Path) -> Wachtplaats:
    return Wachtplaats(tmp_path)


def _middelgroot(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file of which only a sample is looked at before it is read."""
    for naam, aantal in (("ALLES", 4), ("KOP", 5), ("RAAM", 2), ("RAMEN", 3), ("STAART", 4)):
        monkeypatch.setattr(TekstInvoer, naam, aantal)


def _plan_en_lees(store: Store, sessie: Sessie, plek: Wachtplaats, inhoud: bytes, keuzes: Keuzes = KEUZES) -> None:
    bron = plek.bron("browser", "sleutel", "later.csv", inhoud)
    gezien = plan_bestand(store, sessie, plek, bron, keuzes=keuzes)
    assert bekrachtig(store, sessie, plek, bron, gezien=gezien, keuzes=keuzes).upload is not None


@pytest.mark.parametrize("maat", ["klein", "middelgroot"])
def test_plan_and_consent_decode_and_split_once(
    gevuld: Store, analist: Sessie, plek: Wachtplaats, tel: Counter[str], monkeypatch: pytest.MonkeyPatch, maat: str
) -> None:
    if maat == "middelgroot":
        _middelgroot(monkeypatch)
    inhoud = bestanden.politie(extra=5)
    _plan_en_lees(gevuld, analist, plek, inhoud)
    assert tel == {"gedecodeerd": 1, "regels": inhoud.count(b"\n"), "tabel": 1}


def test_a_profiel_is_one_more_set_of_choices(
    gevuld: Store, analist: Sessie, plek: Wachtplaats, tel: Counter[str]
) -> None:
    keuzes = Keuzes(toewijzing=TOEWIJZING)
    lees_in(gevuld, analist, "z.csv", VREEMD.encode(), keuzes=keuzes, toestemming=Toestemming(profielnaam="Zwanen"))
    tel.clear()
    inhoud = VREEMD.replace("2022", "2023").encode()
    _plan_en_lees(gevuld, analist, plek, inhoud, Keuzes())
    assert tel == {"gedecodeerd": 1, "regels": inhoud.count(b"\n"), "tabel": 2}


def test_other_choices_look_for_the_table_again_and_split_nothing(
    gevuld: Store, analist: Sessie, plek: Wachtplaats, tel: Counter[str]
) -> None:
    bron = plek.bron("browser", 1, "z.csv", VREEMD.encode())
    haven = TOEWIJZING.model_copy(update={"gebieden": (Gebiedkeuze(naam="Haven", gebied="WK999801"),)})
    for aantal, toewijzing in ((1, TOEWIJZING), (1, TOEWIJZING.model_copy(update={"bron": "x"})), (2, haven)):
        keuzes = Keuzes(toewijzing=toewijzing)
        plan_bestand(gevuld, analist, plek, bron, keuzes=keuzes)
        herken_kolommen(gevuld, analist, bron, keuzes=keuzes)
        assert tel == {"gedecodeerd": 1, "regels": VREEMD.count("\n"), "tabel": aantal}  # by what names mean


def test_a_large_file_is_passed_over_twice(
    gevuld: Store, analist: Sessie, tel: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _middelgroot(monkeypatch)
    monkeypatch.setattr(TekstInvoer, "HEEL", 100)
    gelopen: list[tuple[int, int]] = []
    echt = invoer.tekst_blokken

    def blokken(*args: Any, van: int, tot: int, **opties: Any) -> Any:
        gelopen.append((van, tot))
        return echt(*args, van=van, tot=tot, **opties)

    monkeypatch.setattr(invoer, "tekst_blokken", blokken)
    inhoud = bestanden.politie(extra=5)
    lees_in(gevuld, analist, "later.csv", inhoud, keuzes=KEUZES)
    assert tel["gedecodeerd"] == 1
    assert gelopen == [(inhoud.index(b"\n") + 1, len(inhoud))]


# what waits between plan and consent


def test_consent_reads_nothing_again(
    gevuld: Store, analist: Sessie, plek: Wachtplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    bron = plek.bron("browser", 1, "later.csv", bestanden.politie(extra=5))
    gezien = plan_bestand(gevuld, analist, plek, bron, keuzes=KEUZES)
    with monkeypatch.context() as patch:
        patch.setattr(module, "zet_klaar", lambda *_, **__: pytest.fail("read again"))
        assert plan_bestand(gevuld, analist, plek, bron, keuzes=KEUZES) == gezien
        inlezing = bekrachtig(gevuld, analist, plek, bron, gezien=gezien, keuzes=KEUZES)
    assert inlezing.model_copy(update={"upload": None}) == gezien
    upload = gevuld.cijfers.uploads()[0]
    assert (upload.bestand, upload.waarnemingen) == ("later.csv", gezien.plan.nieuw + gezien.plan.gewijzigd)
    with zet_klaar(gevuld, analist, bron, keuzes=KEUZES) as klaar:
        assert (klaar.inlezing.plan.nieuw, klaar.inlezing.plan.gewijzigd) == (0, 0)  # what waited is what was read


def test_the_plan_is_made_again_where_the_data_moved(gevuld: Store, analist: Sessie, plek: Wachtplaats) -> None:
    bron = plek.bron("browser", 1, "later.csv", bestanden.politie(extra=5))
    gezien = plan_bestand(gevuld, analist, plek, bron, keuzes=KEUZES)
    ander = bestanden.politie(onderwerp="Kattenkwaad op straat")
    lees_in(gevuld, analist, "ander.csv", ander)  # moves the data, and changes nothing that this plan is about
    assert bekrachtig(gevuld, analist, plek, bron, gezien=gezien, keuzes=KEUZES).upload is not None


def test_another_plan_is_shown_before_anything_is_written(gevuld: Store, analist: Sessie, plek: Wachtplaats) -> None:
    bron = plek.bron("browser", 1, "later.csv", bestanden.politie(extra=5))
    gezien = plan_bestand(gevuld, analist, plek, bron, keuzes=KEUZES)
    lees_in(gevuld, analist, "eerder.csv", bestanden.politie(extra=5))
    voor = gevuld.hash_tabellen()
    with pytest.raises(PlanAndersError, match="Bekijk het nieuwe plan"):
        bekrachtig(gevuld, analist, plek, bron, gezien=gezien, keuzes=KEUZES)
    assert gevuld.hash_tabellen() == voor
    nieuw = plan_bestand(gevuld, analist, plek, bron, keuzes=KEUZES)
    assert nieuw.plan.gelijk == gezien.plan.gewijzigd
    assert bekrachtig(gevuld, analist, plek, bron, gezien=nieuw, keuzes=KEUZES).upload is not None


def test_after_a_refusal_it_still_waits(gevuld: Store, analist: Sessie, plek: Wachtplaats) -> None:
    keuzes = Keuzes(toewijzing=TOEWIJZING)
    bron = plek.bron("browser", 1, "z.csv", VREEMD.encode())
    gezien = plan_bestand(gevuld, analist, plek, bron, keuzes=keuzes)
    with pytest.raises(Exception, match="naam"):
        bekrachtig(gevuld, analist, plek, bron, gezien=gezien, keuzes=keuzes, toestemming=Toestemming(profielnaam="  "))
    assert bekrachtig(gevuld, analist, plek, bron, gezien=gezien, keuzes=keuzes).upload is not None


def _open_bestanden() -> list[str]:
    return sorted(str(pad.readlink()) for pad in Path("/proc/self/fd").iterdir() if pad.is_symlink())


def _apart(map_: Path) -> int:
    """How many files without a name this process has in a folder."""
    return sum(str(map_) in naam and naam.endswith("(deleted)") for naam in _open_bestanden())


def _plannen(store: Store, sessie: Sessie, plek: Wachtplaats, wie: Sequence[str]) -> list[Bronbestand]:
    bronnen = [plek.bron(een, een, f"{een}.csv", bestanden.politie(extra=5)) for een in wie]
    for bron in bronnen:
        plan_bestand(store, sessie, plek, bron, keuzes=KEUZES)
    return bronnen


def test_one_waits_per_browser_and_eight_in_all(
    gevuld: Store, analist: Sessie, plek: Wachtplaats, tmp_path: Path
) -> None:
    _plannen(gevuld, analist, plek, ["a"] * 3)
    assert _apart(tmp_path) == 1
    for nummer in range(HOOGSTENS + 2):
        _plannen(gevuld, analist, plek, [str(nummer)])
    assert _apart(tmp_path) == HOOGSTENS
    plek.sluit()
    assert _apart(tmp_path) == 0


def test_what_had_to_go_is_read_again_on_consent(gevuld: Store, analist: Sessie, plek: Wachtplaats) -> None:
    bron = plek.bron("weg", 1, "later.csv", bestanden.politie(extra=5))
    gezien = plan_bestand(gevuld, analist, plek, bron, keuzes=KEUZES)
    _plannen(gevuld, analist, plek, [str(nummer) for nummer in range(HOOGSTENS)])
    assert plek.van(bron) is None
    assert bekrachtig(gevuld, analist, plek, bron, gezien=gezien, keuzes=KEUZES).upload is not None


def test_what_nobody_agrees_to_goes_after_half_an_hour(gevuld: Store, analist: Sessie, tmp_path: Path) -> None:
    nu = [0.0]
    plek = Wachtplaats(tmp_path, klok=lambda: nu[0])
    (bron,) = _plannen(gevuld, analist, plek, ["a"])
    nu[0] = 29 * 60
    _plannen(gevuld, analist, plek, ["b"])
    plek.ruim_op()
    assert _apart(tmp_path) == 2
    nu[0] = 30 * 60
    plek.ruim_op()
    assert _apart(tmp_path) == 1
    assert plek.van(bron) is None
    plek.sluit()


def test_a_full_disk_keeps_nobody_from_reading_in(
    gevuld: Store, analist: Sessie, plek: Wachtplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kvdash.store.inlezen.TemporaryFile", lambda **_: vol())
    _plan_en_lees(gevuld, analist, plek, bestanden.politie(extra=5))
