"""The inbox: what has an importprofiel is read in by itself, once; the rest waits with a reason."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from zipfile import ZipFile

import pytest

from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import Kolomkeuze, Telling, Toewijzing
from kvdash.ingest import Bronbestand
from kvdash.services import inbox as module
from kvdash.services.edities import begin_editie
from kvdash.services.inbox import GEEN_PROFIEL, OPZIJ, TERUGGEDRAAID, VERWERKT, Inbox
from kvdash.services.inlezen import Keuzes, Klaargezet, Toestemming, lees_in, trek_in, zet_klaar
from kvdash.store import Store

KOP = "Wijknaam;Jr;Wat;N\n"
ROLLEN = {"wijknaam": "gebiedsnaam", "jr": "periode", "wat": "onderwerp", "n": "waarde"}
KEUZE = Toewijzing(
    kolommen=tuple(Kolomkeuze.model_validate({"kop": kop, "rol": rol}) for kop, rol in ROLLEN.items()),
    gemeente="GM9998",
)


def _zwanen(jaar: int, *waarden: object) -> bytes:
    regels = [f"{g};{jaar};Zwanen op straat;{w}" for g, w in zip(("Haven", "Veld"), waarden, strict=False)]
    return (KOP + "\n".join(regels) + "\n").encode()


def _jaren(*waarden: int) -> bytes:
    return (KOP + "".join(f"Haven;{2020 + n};Zwanen op straat;{w}\n" for n, w in enumerate(waarden))).encode()


@pytest.fixture
def map_(gevuld: Store, analist: Sessie, tmp_path: Path) -> Path:
    """The inbox beside a store that has an importprofiel for files about swans."""
    lees_in(
        gevuld,
        analist,
        "zwanen.csv",
        _zwanen(2022, 12, 7),
        keuzes=Keuzes(toewijzing=KEUZE),
        toestemming=Toestemming(profielnaam="Zwanen"),
    )
    map_ = tmp_path / "inbox"
    map_.mkdir()
    return map_


@pytest.fixture
def inbox(map_: Path) -> Inbox:
    return Inbox(map_)


def _twee_keer(inbox: Inbox, store: Store) -> int:
    return inbox.kijk(store) + inbox.kijk(store)


def _namen(store: Store) -> list[str]:
    return [upload.bestand for upload in store.cijfers.uploads() if upload.gebruiker == "inbox"]


def test_a_file_with_an_importprofiel_is_read_in_and_moved(gevuld: Store, map_: Path, inbox: Inbox) -> None:
    (map_ / "nieuw.csv").write_bytes(_zwanen(2023, 14, 9))
    assert _twee_keer(inbox, gevuld) == 1
    upload = gevuld.cijfers.uploads()[0]
    assert (upload.bestand, upload.gebruiker, upload.profiel, upload.waarnemingen) == (
        "nieuw.csv",
        "inbox",
        "Zwanen",
        2,
    )
    assert [p.name for p in map_.iterdir()] == [VERWERKT]
    assert (map_ / VERWERKT / "nieuw.csv").read_bytes() == _zwanen(2023, 14, 9)
    assert inbox.wachtend() == ()


def test_a_file_that_still_grows_is_left_alone(gevuld: Store, map_: Path, inbox: Inbox) -> None:
    pad = map_ / "groeit.csv"
    pad.write_bytes(_zwanen(2023, 14))
    inbox.kijk(gevuld)
    pad.write_bytes(_zwanen(2023, 14, 9))
    assert inbox.kijk(gevuld) == 0
    assert _namen(gevuld) == []
    assert inbox.kijk(gevuld) == 1
    assert gevuld.cijfers.uploads()[0].regels_ingelezen == 2


@pytest.mark.parametrize("naam", [".verborgen.csv", "half.csv.part", "half.csv.tmp", "~$open.xlsx"])
def test_half_files_are_no_files_yet(gevuld: Store, map_: Path, inbox: Inbox, naam: str) -> None:
    (map_ / naam).write_bytes(_zwanen(2023, 14, 9))
    assert _twee_keer(inbox, gevuld) == 0
    assert inbox.wachtend() == ()


def test_what_has_no_importprofiel_waits_until_there_is_one(
    gevuld: Store, map_: Path, inbox: Inbox, analist: Sessie
) -> None:
    vreemd = b"Buurtje;Jr;Wat;N\nHaven;2023;Eenden op straat;3\n"
    pad = map_ / "eenden.csv"
    pad.write_bytes(vreemd)
    assert _twee_keer(inbox, gevuld) == 0
    assert [(w.pad, w.reden) for w in inbox.wachtend()] == [(pad, GEEN_PROFIEL)]
    keuze = KEUZE.model_copy(update={"kolommen": (Kolomkeuze(kop="buurtje", rol="gebiedsnaam"), *KEUZE.kolommen[1:])})
    ander = vreemd.replace(b";3", b";4")
    lees_in(
        gevuld,
        analist,
        "ander.csv",
        ander,
        keuzes=Keuzes(toewijzing=keuze),
        toestemming=Toestemming(profielnaam="Eenden"),
    )
    assert inbox.kijk(gevuld) == 1
    assert inbox.wachtend() == ()
    assert (map_ / VERWERKT / "eenden.csv").exists()


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (_zwanen(2023, 14, "veel"), "1 regel wordt geweigerd"),
        (_jaren(12, 14, 9000, 13, 12), "kloppen misschien niet"),
        (_jaren(12, 14, 13, 12, 11)[:-8], "half gedownload"),
        (b"", "leeg"),
    ],
    ids=["refused line", "suspect", "half", "empty"],
)
def test_what_a_person_has_to_look_at_is_not_read_in(
    gevuld: Store, map_: Path, inbox: Inbox, inhoud: bytes, reden: str
) -> None:
    (map_ / "twijfel.csv").write_bytes(inhoud)
    voor = gevuld.hash_tabellen()
    assert _twee_keer(inbox, gevuld) == 0
    assert gevuld.hash_tabellen() == voor
    (wacht,) = inbox.wachtend()
    assert reden in wacht.reden
    assert wacht.pad.exists()


def test_nothing_is_read_twice(gevuld: Store, map_: Path, inbox: Inbox) -> None:
    for naam in ("een.csv", "zelfde_inhoud.csv"):
        (map_ / naam).write_bytes(_zwanen(2023, 14, 9))
    assert _twee_keer(inbox, gevuld) == 1
    (map_ / "een.csv").write_bytes(_zwanen(2023, 14, 9))
    assert _twee_keer(inbox, gevuld) == 0
    assert len(_namen(gevuld)) == 1
    assert sorted(p.name for p in (map_ / VERWERKT).iterdir()) == ["een-2.csv", "een.csv", "zelfde_inhoud.csv"]


def test_after_a_stop_between_reading_and_moving_it_is_only_moved(
    gevuld: Store, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (map_ / "nieuw.csv").write_bytes(_zwanen(2023, 14, 9))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, "_verplaats", stop)
        eerste = Inbox(map_)
        eerste.kijk(gevuld)
        with pytest.raises(KeyboardInterrupt):
            eerste.kijk(gevuld)
    assert _twee_keer(Inbox(map_), gevuld) == 0
    assert _namen(gevuld) == ["nieuw.csv"]
    assert (map_ / VERWERKT / "nieuw.csv").exists()


def test_what_was_undone_is_not_read_in_again_by_itself(
    gevuld: Store, map_: Path, inbox: Inbox, analist: Sessie
) -> None:
    (map_ / "nieuw.csv").write_bytes(_zwanen(2023, 14, 9))
    _twee_keer(inbox, gevuld)
    trek_in(gevuld, analist, gevuld.cijfers.uploads()[0].id)
    (map_ / "nieuw.csv").write_bytes(_zwanen(2023, 14, 9))
    assert _twee_keer(inbox, gevuld) == 0
    assert [w.reden for w in inbox.wachtend()] == [TERUGGEDRAAID]


def test_a_later_file_corrects_an_earlier_one_of_the_same_look(gevuld: Store, map_: Path, inbox: Inbox) -> None:
    for naam, waarde, moment in (("a.csv", 50, 2), ("b.csv", 40, 1)):
        (map_ / naam).write_bytes(_zwanen(2023, waarde, 9))
        os.utime(map_ / naam, (moment, moment))
    assert _twee_keer(inbox, gevuld) == 2
    assert _namen(gevuld) == ["a.csv", "b.csv"]  # the newest upload first


def test_a_fault_of_ours_keeps_no_other_file_from_being_read(
    gevuld: Store, map_: Path, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(store: Store, sessie: Sessie, bron: Bronbestand) -> AbstractContextManager[Klaargezet]:
        if bron.naam == "stuk.csv":
            raise ZeroDivisionError
        return zet_klaar(store, sessie, bron)

    monkeypatch.setattr(module, "zet_klaar", stuk)
    (map_ / "stuk.csv").write_bytes(_zwanen(2023, 14, 9))
    (map_ / "goed.csv").write_bytes(_zwanen(2024, 15, 8))
    assert _twee_keer(inbox, gevuld) == 1
    (wacht,) = inbox.wachtend()
    assert wacht.pad.name == "stuk.csv"
    assert "Het nummer van de fout" in wacht.reden


def test_nobody_waits_while_a_file_is_read(
    gevuld: Store, map_: Path, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    bezig, verder = threading.Event(), threading.Event()

    def traag(store: Store, sessie: Sessie, bron: Bronbestand) -> AbstractContextManager[Klaargezet]:
        bezig.set()
        assert verder.wait(30)
        return zet_klaar(store, sessie, bron)

    (map_ / "vreemd.csv").write_bytes(b"iets anders\n")
    _twee_keer(inbox, gevuld)
    (map_ / "nieuw.csv").write_bytes(_zwanen(2023, 14, 9))
    inbox.kijk(gevuld)
    monkeypatch.setattr(module, "zet_klaar", traag)
    with ThreadPoolExecutor(1) as draad:
        lezen = draad.submit(inbox.kijk, gevuld)
        assert bezig.wait(30)
        assert inbox.kijk(gevuld) == 0
        assert [w.pad.name for w in inbox.wachtend()] == ["vreemd.csv"]
        inbox.leg_opzij(map_ / "vreemd.csv")
        assert inbox.wachtend() == ()
        verder.set()
        assert lezen.result(30) == 1
    assert _namen(gevuld) == ["nieuw.csv"]


def test_a_file_put_aside_while_it_is_looked_at_does_not_wait(
    gevuld: Store, map_: Path, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weg(*_: object, **__: object) -> None:
        inbox.leg_opzij(map_ / "vreemd.csv")

    (map_ / "vreemd.csv").write_bytes(b"iets anders\n")
    monkeypatch.setattr(module, "vind_profiel", weg)
    assert _twee_keer(inbox, gevuld) == 0
    assert inbox.wachtend() == ()
    assert (map_ / OPZIJ / "vreemd.csv").is_file()


def test_what_did_not_change_is_not_looked_at_again(
    gevuld: Store, analist: Sessie, map_: Path, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    (map_ / "vreemd.csv").write_bytes(b"Buurtje;Jr;Wat;N\nHaven;2023;Eenden op straat;3\n")
    _twee_keer(inbox, gevuld)
    gezien: list[str] = []
    for naam in ("vind_profiel", "_som_van", "_eerder", "is_metadata"):
        monkeypatch.setattr(module, naam, lambda *_, naam=naam, **__: gezien.append(naam))
    begin_editie(gevuld, analist, gemeente="GM9998")  # what people write does not matter to it
    assert _twee_keer(inbox, gevuld) == 0
    assert gezien == []
    trek_in(gevuld, analist, gevuld.cijfers.uploads()[0].id)
    assert _twee_keer(inbox, gevuld) == 0
    assert gezien == ["_eerder", "vind_profiel"]  # the figures moved; the file itself is known still


def test_what_nobody_wants_is_put_aside_and_never_over_another(gevuld: Store, map_: Path, inbox: Inbox) -> None:
    for _ in range(2):
        (map_ / "x.csv").write_bytes(b"iets anders\n")
        _twee_keer(inbox, gevuld)
        inbox.leg_opzij(map_ / "x.csv")
        assert inbox.wachtend() == ()
    assert sorted(p.name for p in (map_ / OPZIJ).iterdir()) == ["x-2.csv", "x.csv"]


def test_the_files_of_a_zip_come_in_one_by_one(gevuld: Store, map_: Path, inbox: Inbox) -> None:
    with ZipFile(map_ / "alles.zip", "w") as zip_:
        zip_.writestr("een.csv", _zwanen(2023, 14, 9))
        zip_.writestr("twee.csv", b"Onbekend;Iets\nx;y\n")
    assert _twee_keer(inbox, gevuld) == 1
    assert _namen(gevuld) == ["alles.zip/een.csv"]
    assert [w.reden for w in inbox.wachtend()] == [GEEN_PROFIEL]
    with ZipFile(map_ / "alles.zip", "w") as zip_:
        zip_.writestr("een.csv", _zwanen(2023, 14, 9))
        zip_.writestr("drie.csv", _zwanen(2024, 15, 8))
    assert _twee_keer(inbox, gevuld) == 1
    assert _namen(gevuld) == ["alles.zip/drie.csv", "alles.zip/een.csv"]
    assert (map_ / VERWERKT / "alles.zip").exists()


def test_without_a_folder_nothing_happens(gevuld: Store, tmp_path: Path) -> None:
    assert _twee_keer(Inbox(tmp_path / "is er niet"), gevuld) == 0


def test_incidents_that_someone_had_counted_are_not_counted_again(
    gevuld: Store, analist: Sessie, map_: Path, inbox: Inbox
) -> None:
    def voorvallen(maand: int) -> bytes:
        regels = "".join(f"{dag:02d}-{maand:02d}-2024;Haven;Ruzie\n" for dag in range(1, 9))
        return f"Datum;Wijk;Soort\n{regels}".encode()

    keuze = Toewijzing(telling=Telling(datum="datum", gebied="wijk", onderwerp="soort"), gemeente="GM9998")
    (map_ / "voorvallen.csv").write_bytes(voorvallen(1))
    assert _twee_keer(inbox, gevuld) == 0
    lees_in(
        gevuld,
        analist,
        "voorvallen.csv",
        voorvallen(1),
        keuzes=Keuzes(toewijzing=keuze),
        toestemming=Toestemming(profielnaam="Voorvallen"),
    )
    assert inbox.kijk(gevuld) == 0
    assert (map_ / VERWERKT / "voorvallen.csv").is_file()
    (map_ / "later.csv").write_bytes(voorvallen(2))
    assert _twee_keer(inbox, gevuld) == 1
    assert gevuld.cijfers.uploads()[0].waarnemingen == 2
