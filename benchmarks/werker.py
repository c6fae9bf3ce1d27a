"""Does what oud_en_nieuw.py says, with the kvdash of the checkout in whose folder and under whose python it runs.

Each line of stdin is a task as JSON, each line of stdout its answer: {"doe": name, ...arguments}. A task that is
measured answers with the seconds of the processor (all threads, and processes that ended), the SQL that was asked, the
peak memory of this process so far (MB), and what came out. It stays alive in between: starting is not measured.

Before Sessie a use case got its store first and its gebruiker by name; since then it gets the store and the Sessie.
"""

import gc
import importlib
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from typing import Any

from tellen import kort, neem_vragen, tel_vragen

# The generators of the checkout itself speak its API.
sys.path.insert(0, str(Path.cwd() / "benchmarks"))

import duckdb

from kvdash.domain.bevinding import Bevinding
from kvdash.services import dossier, edities, inlezen, opslag, signalen

_NIVEAUS = ("gemeente", "wijk", "buurt")
_VERGELIJKERS = ("gemeente", "nederland", "vergelijkbaar")
_CIJFERS = "SELECT count(*), sum(hash(indicator, gebied, periode, waarde)) FROM cijfers.actueel"
_TOESTAND: dict[str, Any] = {}


def _wie() -> Any:
    if find_spec("kvdash.domain.sessie"):
        return importlib.import_module("kvdash.domain.sessie").Sessie.van("meting", "analist")
    return importlib.import_module("kvdash.domain.gebruiker").Gebruiker(naam="meting")


WIE = _wie()


def roep(functie: Callable[..., Any], store: Any, *args: Any, **kwargs: Any) -> Any:
    """Call a use case the way this checkout has it."""
    parameters = signature(functie).parameters
    if "sessie" in parameters:
        return functie(store, WIE, *args, **kwargs)
    return functie(store, *args, **kwargs, **({"gebruiker": WIE} if "gebruiker" in parameters else {}))


class Meting:
    """What the block took; `uitkomst` is what came out, to compare."""

    def __init__(self) -> None:
        self.uitkomst: Any = None
        gc.collect()  # what is left of earlier rounds is not of this one
        neem_vragen()
        self._begin = _rekentijd()

    def klaar(self) -> dict[str, Any]:
        """As the answer to a task."""
        seconden = _rekentijd() - self._begin
        vragen = [kort(vraag) for vraag in neem_vragen()]
        return {"seconden": seconden, "vragen": vragen, "piek": piek(), "uitkomst": self.uitkomst}


def _rekentijd() -> float:
    kinderen = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + kinderen.ru_utime + kinderen.ru_stime


def piek() -> float:
    """The most memory this process had, in MB."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))[1]) / 1024  # type: ignore[index]


def maak_stad(pad: str) -> str:
    importlib.import_module("stad").maak_stad(Path(pad))
    return _som(pad)


def maak_kaart(pad: str) -> str:
    with opslag.open_store(Path(pad)) as store:
        importlib.import_module("kaart").vul(store)
    return _som(pad)


def maak_signalen(pad: str) -> str:
    generator = importlib.import_module("signalen")
    generator.vul(Path(pad), *generator.maak_cijfers())
    return _som(pad)


def _som(pad: str) -> str:
    """A checksum of the figures: both checkouts must have the same."""
    with duckdb.connect(pad, read_only=True) as verbinding:
        return str(verbinding.execute(_CIJFERS).fetchall())


def open_signalen(pad: str) -> None:
    """Keep this store open, with an edition."""
    _TOESTAND["store"] = store = opslag.open_store(Path(pad))
    _TOESTAND["editie"] = roep(edities.begin_editie, store, gemeente="GM1234").id


def _schrijf(store: Any, editie: Any, tekst: str) -> None:
    velden: dict[str, Any] = {"veld": 1, "soort": "duiding", "tekst": tekst}
    if hasattr(dossier, "schrijf_bevinding"):  # a checkout from before all that is written was one thing
        roep(dossier.schrijf_bevinding, store, editie=editie, **velden)
    else:
        roep(dossier.maak, store, Bevinding.model_validate(velden), editie=editie)


def alle_signalen(na: str, nummer: int) -> dict[str, Any]:
    """Write (not measured), and then make all signals of the newest year: as a page that asked for all would."""
    store, editie = _TOESTAND["store"], _TOESTAND["editie"]
    if na == "upload":
        csv = f"gebied;periode;onderwerp;waarde\nGM1234;2024JJ00;bedreiging;{100 + nummer}\n"
        roep(inlezen.lees_in, store, "een.csv", csv.encode())
    else:
        _schrijf(store, editie, f"Bevinding {nummer}")
    meting = Meting()
    with store.moment() if hasattr(store, "moment") else nullcontext():
        gevonden = [
            roep(signalen.signalen, store, editie=editie, jaar=2024, niveau=niveau, vergelijker=vergelijker)
            for niveau in _NIVEAUS
            for vergelijker in _VERGELIJKERS
        ]
    alle = [signaal for lijst in gevonden for signaal in lijst.signalen]
    meting.uitkomst = [len(alle), sum(signaal.wijkt_af for signaal in alle)]
    return meting.klaar()


def lees_in(pad: str, gebieden: str, bestanden: list[str]) -> list[dict[str, Any]]:
    """Read these files in, one on top of the other, into a new store that knows the gebieden: the time of each."""
    with _nieuwe_store(Path(pad)) as store:
        roep(inlezen.lees_in, store, "gebieden_2024.csv", Path(gebieden))
        metingen = []
        for bestand in map(Path, bestanden):
            meting = Meting()
            plan = roep(inlezen.lees_in, store, bestand.name, bestand).plan
            meting.uitkomst = [plan.nieuw, plan.gewijzigd, plan.gelijk]
            metingen.append(meting.klaar())
    return metingen


@contextmanager
def _nieuwe_store(pad: Path) -> Iterator[Any]:
    pad.unlink(missing_ok=True)
    with opslag.open_store(pad) as store:
        yield store
    pad.unlink()


TAKEN: dict[str, Callable[..., Any]] = {
    functie.__name__: functie
    for functie in (maak_stad, maak_kaart, maak_signalen, open_signalen, alle_signalen, lees_in)
}


def main() -> None:
    """Answer tasks until stdin ends."""
    antwoorden, sys.stdout = sys.stdout, sys.stderr
    tel_vragen()
    for regel in sys.stdin:
        taak = json.loads(regel)
        print(json.dumps(TAKEN[taak.pop("doe")](**taak)), file=antwoorden, flush=True)


if __name__ == "__main__":
    main()
