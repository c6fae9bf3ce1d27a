"""Stores that tests begin with: each is made once by a process and copied for who asks, which is ten times as fast."""

import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from kvdash.domain.sessie import Sessie
from kvdash.services.demo import laad_demo
from kvdash.services.edities import begin_editie
from kvdash.services.inlezen import lees_in
from kvdash.services.opslag import open_store
from kvdash.store import Store
from tests import bestanden

ANALIST = Sessie.van("Ans de Analist", "analist")
_map = tempfile.TemporaryDirectory(prefix="kvdash-stores-")


def leeg(pad: Path) -> Path:
    """A store with nothing in it, at `pad`."""
    return _kopie(_leeg, pad)


def nieuw(pad: Path) -> Path:
    """A store as a user gets it: with the catalogue, no figures and no edition."""
    return _kopie(_nieuw, pad)


def cijfers(pad: Path) -> Path:
    """A store with the areas and denominators of 2024 and the police counts of 2022-2024 of Proefdam (GM9998)."""
    return _kopie(_cijfers, pad)


def proefdam(pad: Path) -> Path:
    """As cijfers, with an edition of Proefdam."""
    return _kopie(_proefdam, pad)


def demo(pad: Path) -> Path:
    """A store with the demo gemeente."""
    return _kopie(_demo, pad)


def _kopie(maak: Callable[[Path], None], pad: Path) -> Path:
    pad.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(_gemaakt(maak), pad))


@cache
def _gemaakt(maak: Callable[[Path], None]) -> Path:
    pad = Path(_map.name) / f"{maak.__name__}.duckdb"
    maak(pad)
    return pad


def _leeg(pad: Path) -> None:
    Store.maak(pad).close()


def _nieuw(pad: Path) -> None:
    open_store(leeg(pad)).close()


def _cijfers(pad: Path) -> None:
    with open_store(nieuw(pad)) as store:
        lees_in(store, ANALIST, "kerncijfers_2024.csv", bestanden.KERNCIJFERS)
        lees_in(store, ANALIST, "politie.csv", bestanden.politie())


def _proefdam(pad: Path) -> None:
    with open_store(cijfers(pad)) as store:
        begin_editie(store, ANALIST, gemeente="GM9998")


def _demo(pad: Path) -> None:
    with open_store(nieuw(pad)) as store:
        laad_demo(store)
