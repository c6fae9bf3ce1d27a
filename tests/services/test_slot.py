"""The lock on the store: no file that a user names makes this process lose it, under whatever name."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kvdash.cli import main
from kvdash.domain.sessie import Sessie
from kvdash.errors import BestandError, StoreInGebruikError
from kvdash.ingest import Bronbestand, Leesvraag, herken, lees_metadata
from kvdash.paden import is_van_store
from kvdash.services.catalogus import catalogus_van
from kvdash.services.edities import begin_editie
from kvdash.services.inbox import IS_STORE, Inbox
from kvdash.services.inlezen import is_metadata, lees_in, splits_uitleg
from kvdash.services.logbestand import start_logging
from kvdash.services.pakketten import pak_uit_op_schijf
from kvdash.store import Store
from kvdash.ui.components import inbox as inboxonderdeel
from tests.sessies import SESSIE
from tests.store.bouw import Rij, maak_upload, tabel

_ANDER = """
import sys
from pathlib import Path
from kvdash.errors import StoreInGebruikError
from kvdash.store import Store
try:
    Store.open(Path(sys.argv[1])).close()
except StoreInGebruikError:
    print("geweigerd")
"""
GEBRUIKER = Sessie.van("Anna Voorbeeld", "analist")


def _is_op_slot(path: Path) -> bool:
    """Whether another process is refused the store."""
    run = subprocess.run([sys.executable, "-c", _ANDER, str(path)], capture_output=True, text=True, check=True)
    return run.stdout == "geweigerd\n"


@pytest.fixture(params=["zelf", "verwijzing", "harde link", "logbestand"])
def pad(request: pytest.FixtureRequest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the store, or its write-ahead log, under a name of its own or another one."""
    map_ = tmp_path / "elders"
    map_.mkdir()
    if request.param == "zelf":
        return store.path
    link = map_ / "cijfers.csv"
    if request.param == "verwijzing":
        link.symlink_to(store.path)
    elif request.param == "harde link":
        os.link(store.path, link)
    else:
        monkeypatch.setattr("kvdash.store.engine._checkpoint", lambda _: None)  # so that the log stays
        begin_editie(store, SESSIE, gemeente="GM9998")
        os.link(store.path.with_name(f"{store.path.name}.wal"), link)
    return link


def _schrijf(store: Store, pad: Path) -> None:
    with store.cijfers.stage() as stage:
        stage.add(tabel([Rij()]))
        stage.schrijf(maak_upload(b""), inhoud=pad)


DEUREN: dict[str, Callable[[Store, Path], object]] = {
    "inlezen": lambda store, pad: lees_in(store, GEBRUIKER, "cijfers.csv", pad),
    "metadata": lambda store, pad: lees_in(store, GEBRUIKER, "x.csv", b"a;b\n1;2\n", metadata={"m": pad}),
    "uitpakken": lambda store, pad: pak_uit_op_schijf(pad, map_=store.path.parent),
    "soort": lambda store, pad: is_metadata(pad),
    "ordenen": lambda store, pad: splits_uitleg([pad]),
    "codelijst": lambda store, pad: lees_metadata(pad),
    "lezer": lambda store, pad: herken(
        Bronbestand("x.csv", pad), Leesvraag(store.cijfers.gebieden(), catalogus_van(store))
    ),
    "bewaren": _schrijf,
    "bekijken": lambda store, pad: inboxonderdeel._bestand(pad),
}


@pytest.mark.parametrize("deur", DEUREN)
def test_no_door_opens_the_store(store: Store, pad: Path, deur: str) -> None:
    with pytest.raises(BestandError, match="is de opslag van kvdash zelf"):
        DEUREN[deur](store, pad)
    if deur in {"inlezen", "bewaren"}:  # one is enough of those that go through the same
        assert _is_op_slot(store.path)


def test_a_store_is_one_whatever_link_leads_to_it(store: Store, tmp_path: Path) -> None:
    (tmp_path / "verwijzing.duckdb").symlink_to(store.path)
    with Store.open(tmp_path / "verwijzing.duckdb") as zelfde:
        editie = begin_editie(zelfde, SESSIE, gemeente="GM9997")
        assert editie in store.dossier.edities()
    os.link(store.path, tmp_path / "link.duckdb")
    with pytest.raises(StoreInGebruikError, match="al open onder een andere naam"):
        Store.open(tmp_path / "link.duckdb")
    assert _is_op_slot(store.path)


def test_the_lock_is_lost_without_the_door(store: Store) -> None:
    """What all this is about."""
    store.path.read_bytes()
    assert not _is_op_slot(store.path)


def test_the_inbox_skips_links_and_refuses_the_store(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gemeld: list[str] = []
    monkeypatch.setattr("kvdash.services.inbox.meld", gemeld.append)
    map_ = tmp_path / "inbox"
    map_.mkdir()
    (map_ / "verwijzing.csv").symlink_to(store.path)
    os.link(store.path, map_ / "link.csv")
    (map_ / "gewoon.csv").write_bytes(b"a;b\n1;2\n")
    inbox = Inbox(map_)
    assert [inbox.kijk(store) for _ in range(3)] == [0, 0, 0]
    redenen = {wacht.pad.name: wacht.reden for wacht in inbox.wachtend()}
    assert redenen.keys() == {"gewoon.csv", "link.csv"}
    assert redenen["link.csv"] == IS_STORE != redenen["gewoon.csv"]
    assert gemeld == ["een link in de inbox is overgeslagen"]
    assert _is_op_slot(store.path)


def test_the_command_refuses_to_read_or_replace_its_store(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = store.path
    store.close()
    voor = path.read_bytes()
    assert main(["lees-in", str(path), "--store", str(path)]) == 2
    assert main(["nieuw", "--gemeente", "GM9998", "--store", str(path)]) in {0, 2}
    assert main(["export", "rapportage", "--formaat", "docx", "--uit", str(path), "--store", str(path)]) == 2
    assert "is de opslag van kvdash zelf" in capsys.readouterr().err
    assert path.read_bytes()[:8] == voor[:8]
    Store.open(path).close()
    assert not is_van_store(path)


def test_the_log_never_goes_into_the_store(tmp_path: Path) -> None:
    assert start_logging(tmp_path / "kvdash.log") == tmp_path / "kvdash.log.log"
