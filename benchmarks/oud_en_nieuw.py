"""Two checkouts of kvdash against each other: processor time, SQL, messages, bytes and memory of the same work.

Usage: python benchmarks/oud_en_nieuw.py OLD_CHECKOUT NEW_CHECKOUT [--rondes 20] [--wat filter,kaart,signalen,inlezen]
Each checkout has its own .venv; filter and kaart need /usr/bin/chromium. Exit 1 where a goal is not reached.

Both take turns, the one that begins changing each round, after OPWARMEN rounds that do not count. Only the processor
time of the process that does the work is judged (user and system, all its threads), never the clock; by the median
over the rounds of new / old. SQL, messages and bytes are counted, and compared step by step.

filter    another year on a veldpagina of 500 indicators, 120 gebieden and 15 years (veldpagina.py)
kaart     another year on a map of 518 buurten (kaart.py)
signalen  all signals of a gemeente (signalen.py) after an upload of one figure, and after a bevinding
inlezen   a file of a million lines in a store that has none, and one with the same keys and other values on top

For filter and kaart a browser is recorded once per checkout; then a client that draws nothing asks the same of a new
server. Each checkout fills its stores with its own code, from the same seeds: a checksum of the figures says so.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import kaart
import veldpagina
from inlezen import GEBIEDEN, ONDERWERPEN, maak_cijfers, maak_gebieden, perioden
from meten import KEREN, OPWARMEN, p95
from playwright.sync_api import Page, sync_playwright
from server import NAAM, Antwoord, Klant, Opname, Server, server

DOEL = 1.10
# Two runs of the same code differ by this much.
RUIS_GEHEUGEN = 1.02
REGELS = 5 * GEBIEDEN * ONDERWERPEN
HIER = Path(__file__).parent
WAT = ("filter", "kaart", "signalen", "inlezen")


class Stap(NamedTuple):
    """What one step took: seconds of the processor, the SQL that was asked, what was sent, peak memory so far (MB)."""

    seconden: float
    vragen: tuple[str, ...]
    berichten: int
    bytes: int
    piek: float
    uitkomst: object = None


@dataclass
class Partij:
    """One of the two checkouts, and what its steps took: by the name of the task, in the order of the rounds."""

    naam: str
    map: Path
    stappen: dict[str, list[Stap]] = field(default_factory=dict)

    @property
    def python(self) -> str:
        return str(self.map / ".venv" / "bin" / "python")


class Werker:
    """A process that runs under the python of a checkout and does tasks one by one."""

    def __init__(self, proces: "subprocess.Popen[str]") -> None:
        self._proces = proces

    def doe(self, taak: str, **met: object) -> Any:
        """Ask a task; its answer. Ends the program where the process failed."""
        assert self._proces.stdin is not None and self._proces.stdout is not None
        self._proces.stdin.write(json.dumps({"doe": taak, **met}) + "\n")
        self._proces.stdin.flush()
        regel = self._proces.stdout.readline()
        if not regel:
            raise SystemExit(f"The worker failed at {taak}")
        return json.loads(regel)


@contextmanager
def werker(partij: Partij) -> Iterator[Werker]:
    """A worker, until the block ends."""
    opdracht = [partij.python, str(HIER / "werker.py")]
    with subprocess.Popen(opdracht, cwd=partij.map, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as proces:
        yield Werker(proces)
        assert proces.stdin is not None
        proces.stdin.close()


Meet = Callable[[int], dict[str, Stap]]


def om_en_om(partijen: Sequence[Partij], meten: Sequence[Meet], *, rondes: int) -> None:
    """Let each do its rounds, taking turns; what the warming up took is forgotten."""
    for ronde in range(OPWARMEN + rondes):
        beurt = list(zip(partijen, meten, strict=True))
        for partij, meet in beurt if ronde % 2 == 0 else beurt[::-1]:
            for taak, stap in meet(ronde).items():
                print(f"{ronde - OPWARMEN + 1:3d}  {taak:32} {partij.naam:7} {stap.seconden:.3f} s", file=sys.stderr)
                if ronde >= OPWARMEN:
                    partij.stappen.setdefault(taak, []).append(stap)


def _van_werker(antwoord: dict[str, Any]) -> Stap:
    return Stap(antwoord["seconden"], tuple(antwoord["vragen"]), 0, 0, antwoord["piek"], antwoord["uitkomst"])


def meet_signalen(partijen: Sequence[Partij], map_: Path, *, rondes: int) -> None:
    """All signals of a gemeente after a write."""
    stores = maak_stores(partijen, map_, "maak_signalen")
    for na in ("upload", "bevinding"):
        with ExitStack() as open_:
            werkers = [open_.enter_context(werker(partij)) for partij in partijen]
            for wie, pad in zip(werkers, stores, strict=True):
                wie.doe("open_signalen", pad=pad)

            def meet(wie: Werker, ronde: int, na: str = na) -> dict[str, Stap]:
                return {f"signalen na {na}": _van_werker(wie.doe("alle_signalen", na=na, nummer=ronde))}

            om_en_om(partijen, [partial(meet, wie) for wie in werkers], rondes=rondes)


def meet_inlezen(partijen: Sequence[Partij], map_: Path, *, rondes: int) -> None:
    """Reading in a first file and a second one; both checkouts read the same files."""
    gebieden = maak_gebieden(map_ / "gebieden.csv")
    bestanden = [map_ / "cijfers.csv", map_ / "andere_waarden.csv"]
    for zaad, bestand in enumerate(bestanden):
        maak_cijfers(bestand, gebieden, perioden(REGELS, vanaf=2015), zaad=zaad)
    with ExitStack() as open_:

        def meet(partij: Partij, wie: Werker, _: int) -> dict[str, Stap]:
            antwoorden = wie.doe(
                "lees_in",
                pad=str(map_ / f"inlezen-{partij.naam}.duckdb"),
                gebieden=str(map_ / "gebieden.csv"),
                bestanden=list(map(str, bestanden)),
            )
            namen = ("inlezen, eerste bestand", "inlezen, tweede bestand")
            return {naam: _van_werker(antwoord) for naam, antwoord in zip(namen, antwoorden, strict=True)}

        meten = [partial(meet, partij, open_.enter_context(werker(partij))) for partij in partijen]
        om_en_om(partijen, meten, rondes=rondes)


def maak_stores(partijen: Sequence[Partij], map_: Path, taak: str) -> list[str]:
    """A store of each checkout; both hold the same figures, or the program ends."""
    paden = [str(map_ / f"{taak}-{partij.naam}.duckdb") for partij in partijen]
    sommen = set()
    for partij, pad in zip(partijen, paden, strict=True):
        with werker(partij) as wie:
            sommen.add(wie.doe(taak, pad=pad))
    if len(sommen) > 1:
        raise SystemExit(f"{taak}: the checkouts do not have the same figures: {sommen}")
    return paden


class Bladeren(NamedTuple):
    """A page to open in a browser, and what to do on it, by the number of the step."""

    taak: str
    opslag: str
    open: Callable[[Page, str], object]
    stap: Callable[[Page, int], object]


BLADEREN = (
    Bladeren(
        "filter",
        "maak_stad",
        lambda page, adres: veldpagina.open_page(page, adres + veldpagina.PAGINA),
        lambda page, n: veldpagina.verander(page, *veldpagina.stappen()[n]),
    ),
    Bladeren(
        "kaart",
        "maak_kaart",
        lambda page, adres: kaart.open_kaart(page, adres + kaart.PAGINA, kaart.KAART),
        lambda page, n: kaart.stap(page, kaart.KNOPPEN[n % 2]),
    ),
)


def meet_bladeren(bladeren: Bladeren, partijen: Sequence[Partij], map_: Path, *, rondes: int) -> None:
    """What a server does for the steps of a browser. Opening the page counts apart."""
    stores = maak_stores(partijen, map_, bladeren.opslag)
    opnamen = [
        neem_op(bladeren, partij, pad, keren=OPWARMEN + rondes) for partij, pad in zip(partijen, stores, strict=True)
    ]
    with ExitStack() as open_:
        meten = []
        for partij, pad, (begin, *vragen) in zip(partijen, stores, opnamen, strict=True):
            tijden = map_ / f"{bladeren.taak}-{partij.naam}.txt"
            draait = open_.enter_context(start(partij, pad, METING_TIJDEN=str(tijden)))
            sessie = Sessie(draait, open_.enter_context(Klant(draait.adres)), tijden)
            partij.stappen[f"{bladeren.taak}, openen"] = [sessie.vraag(begin)]
            meten.append(partial(_meet_stap, bladeren.taak, sessie, vragen))
        om_en_om(partijen, meten, rondes=rondes)


def _meet_stap(taak: str, sessie: "Sessie", vragen: Sequence[Sequence[bytes]], ronde: int) -> dict[str, Stap]:
    return {taak: sessie.vraag(vragen[ronde])}


def start(partij: Partij, pad: str, **omgeving: str) -> Any:
    """The server of a checkout, on this store."""
    return server("app.py", repo=partij.map, python=partij.python, KVDASH_STORE=pad, **omgeving)


def neem_op(bladeren: Bladeren, partij: Partij, pad: str, *, keren: int) -> list[list[bytes]]:
    """What a browser asks when the page is opened, and at each step."""
    with start(partij, pad) as draait, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        context = browser.new_context(viewport=veldpagina.SCHERM)
        context.add_cookies([{**NAAM, "url": draait.adres}])
        page = context.new_page()
        opname, groepen = Opname(page), []
        for doe in (
            lambda: bladeren.open(page, draait.adres),
            *(partial(bladeren.stap, page, nummer) for nummer in range(keren)),
        ):
            doe()
            groepen.append(opname.vragen[:])
            opname.vragen.clear()
        browser.close()
    if not all(groepen):
        raise SystemExit(f"{bladeren.taak}: the browser of {partij.naam} did a step without asking anything")
    return groepen


class Sessie:
    """A client on a server that notes what its runs took."""

    def __init__(self, draait: Server, klant: Klant, tijden: Path) -> None:
        self._server, self._klant, self._tijden, self._runs = draait, klant, tijden, 0

    def vraag(self, vragen: Sequence[bytes]) -> Stap:
        """Ask these one by one; what the server did for them."""
        begin = self._rekentijd()
        antwoorden = [self._klant.vraag(vraag) for vraag in vragen]
        runs = self._neem_runs(antwoorden)
        return Stap(
            self._rekentijd() - begin,
            tuple(vraag for run in runs for vraag in run["vragen"]),
            sum(antwoord.berichten for antwoord in antwoorden),
            sum(antwoord.bytes for antwoord in antwoorden),
            self._piek(),
        )

    def _neem_runs(self, antwoorden: Sequence[Antwoord]) -> list[dict[str, Any]]:
        """The runs of the script that these answers came from, when all have ended."""
        vanaf, self._runs = self._runs, self._runs + sum(antwoord.runs for antwoord in antwoorden)
        for _ in range(600):
            regels = self._tijden.read_text(encoding="utf-8").splitlines() if self._tijden.exists() else []
            if len(regels) >= self._runs:
                return [json.loads(regel) for regel in regels[vanaf : self._runs]]
            time.sleep(0.1)
        raise SystemExit(f"{self._runs} runs were begun, {len(regels)} ended")

    def _rekentijd(self) -> float:
        return time.clock_gettime(~self._server.pid << 3 | 2)  # CPUCLOCK_SCHED of that process, as clock_getcpuclockid

    def _piek(self) -> float:
        status = Path(f"/proc/{self._server.pid}/status").read_text(encoding="ascii")
        return next(int(regel.split()[1]) / 1024 for regel in status.splitlines() if regel.startswith("VmHWM:"))


class Oordeel(NamedTuple):
    """A task as a line of the report, what is wrong with it, and what else is to be told."""

    regel: str
    te_veel: tuple[str, ...]
    uitleg: tuple[str, ...] = ()


def beoordeel(taak: str, oud: Sequence[Stap], nieuw: Sequence[Stap]) -> Oordeel:
    """Both sides of one task, step by step."""
    verhouding = statistics.median(n.seconden / o.seconden for o, n in zip(oud, nieuw, strict=True))
    piek_oud, piek_nieuw = (max(stap.piek for stap in kant) for kant in (oud, nieuw))
    tellingen = {
        "vragen": [(len(o.vragen), len(n.vragen)) for o, n in zip(oud, nieuw, strict=True)],
        "berichten": [(o.berichten, n.berichten) for o, n in zip(oud, nieuw, strict=True)],
        "bytes": [(o.bytes, n.bytes) for o, n in zip(oud, nieuw, strict=True)],
    }
    te_veel = [f"processor {_getal(verhouding)}"] if verhouding > DOEL and len(oud) > 1 else []
    for wat, paren in tellingen.items():
        if meer := sum(n > o for o, n in paren):
            te_veel.append(f"meer {wat} bij {meer} van {len(paren)} stappen")
    if piek_nieuw > piek_oud * RUIS_GEHEUGEN:
        te_veel.append("meer geheugen")
    cellen = [
        taak, *(_tijden(kant) for kant in (oud, nieuw)), _getal(verhouding),
        *(_telling(paren) for paren in tellingen.values()), f"{piek_oud:.0f} → {piek_nieuw:.0f}",
        "gehaald" if not te_veel else f"**{'; '.join(te_veel)}**",
    ]  # fmt: skip
    return Oordeel(f"| {' | '.join(cellen)} |", tuple(te_veel), (*_vraagverschil(oud, nieuw), *_anders(oud, nieuw)))


def _tijden(kant: Sequence[Stap]) -> str:
    tijden = [stap.seconden * 1000 for stap in kant]
    return f"{statistics.median(tijden):.0f} / {p95(tijden) if len(tijden) > 1 else tijden[0]:.0f}"


def _telling(paren: Sequence[tuple[int, int]]) -> str:
    """Per step, on average: whole numbers where all steps are the same."""
    oud, nieuw = (sum(kant) / len(paren) for kant in zip(*paren, strict=True))
    return f"{oud:.10g} → {nieuw:.10g}" if oud == int(oud) and nieuw == int(nieuw) else f"{oud:.1f} → {nieuw:.1f}"


def _vraagverschil(oud: Sequence[Stap], nieuw: Sequence[Stap]) -> Iterator[str]:
    """Of which SQL there is more or less in all steps together."""
    was, nu = (Counter(vraag for stap in kant for vraag in stap.vragen) for kant in (oud, nieuw))
    for vraag in sorted(was.keys() | nu.keys(), key=lambda v: was[v] - nu[v]):
        if was[vraag] != nu[vraag]:
            yield f"  SQL {was[vraag]} → {nu[vraag]}: {vraag}"


def _anders(oud: Sequence[Stap], nieuw: Sequence[Stap]) -> Iterator[str]:
    for nummer, (o, n) in enumerate(zip(oud, nieuw, strict=True), 1):
        if o.uitkomst != n.uitkomst:
            yield f"  Stap {nummer} heeft een andere uitkomst: {o.uitkomst} → {n.uitkomst}"


def _getal(waarde: float) -> str:
    return f"{waarde:.2f}".replace(".", ",")


def verslag(partijen: Sequence[Partij], *, rondes: int) -> tuple[str, bool]:
    """The outcome as lines for docs/prestaties.md, and whether all goals were reached."""
    oud, nieuw = (partij.stappen for partij in partijen)
    oordelen = {taak: beoordeel(taak, oud[taak], nieuw[taak]) for taak in oud}
    regels = [
        "| wat | oud: processor, mediaan / p95 in ms | nieuw | verhouding | SQL-vragen per stap | berichten | bytes "
        "| piek in MB | |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
        *(oordeel.regel for oordeel in oordelen.values()),
        "",
        f"{rondes} rondes om en om, na {OPWARMEN} keer opwarmen. De verhouding is de mediaan van nieuw / oud per "
        f"ronde, doel hoogstens {_getal(DOEL)}; vragen, berichten, bytes en geheugen mogen niet meer zijn.",
    ]
    for taak, oordeel in oordelen.items():
        if oordeel.uitleg:
            regels += ["", f"{taak}:", *oordeel.uitleg]
    return "\n".join(regels), not any(oordeel.te_veel for oordeel in oordelen.values())


def _lees_opdracht() -> Namespace:
    lezer = ArgumentParser(description=__doc__.partition("\n")[0])
    lezer.add_argument("oud", type=Path)
    lezer.add_argument("nieuw", type=Path)
    lezer.add_argument("--rondes", type=int, default=KEREN)
    lezer.add_argument("--wat", type=lambda tekst: tekst.split(","), default=list(WAT))
    opdracht = lezer.parse_args()
    if onbekend := set(opdracht.wat) - set(WAT):
        lezer.error(f"unknown: {', '.join(sorted(onbekend))}; choose from {', '.join(WAT)}")
    if not 2 <= opdracht.rondes <= len(veldpagina.stappen()) - OPWARMEN:
        lezer.error(f"--rondes: from 2 up to {len(veldpagina.stappen()) - OPWARMEN}")
    return opdracht


def main() -> None:
    """Measure and print the outcome."""
    opdracht = _lees_opdracht()
    partijen = [Partij("oud", opdracht.oud.resolve()), Partij("nieuw", opdracht.nieuw.resolve())]
    taken = {bladeren.taak: partial(meet_bladeren, bladeren) for bladeren in BLADEREN}
    taken |= {"signalen": meet_signalen, "inlezen": meet_inlezen}
    for wat in opdracht.wat:
        with tempfile.TemporaryDirectory() as naam:
            taken[wat](partijen, Path(naam), rondes=opdracht.rondes)
    tekst, gehaald = verslag(partijen, rondes=opdracht.rondes)
    print(tekst)
    sys.exit(not gehaald)


if __name__ == "__main__":
    main()
