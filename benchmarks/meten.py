"""Measuring against a floor: both take turns, so that what else the machine does falls on both alike."""

import platform
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

OPWARMEN = 3
KEREN = 20
PAKKETTEN = ("kvdash", "duckdb", "streamlit", "plotly", "pyarrow", "pandas")

Meting = Callable[[int], float]


@dataclass(frozen=True)
class Uitkomst:
    """Seconds per run of the measured thing and of its floor, in the order of the runs."""

    gemeten: list[float]
    vloer: list[float]

    @property
    def verhouding(self) -> float:
        """Median over median."""
        return statistics.median(self.gemeten) / statistics.median(self.vloer)


def wissel_af(gemeten: Meting, *, vloer: Meting, keren: int = KEREN) -> Uitkomst:
    """Run both in turn, the first `OPWARMEN` pairs uncounted. A run gets its number and returns its seconds."""
    paren = []
    for nummer in range(OPWARMEN + keren):
        paren.append((gemeten(nummer), vloer(nummer)))
        print(f"{nummer - OPWARMEN + 1:3d}  {paren[-1][0]:.3f} s  {paren[-1][1]:.3f} s", file=sys.stderr)
    return Uitkomst(*(list(tijden) for tijden in zip(*paren[OPWARMEN:], strict=True)))


def verslag(uitkomst: Uitkomst, *, naam: str, doel: float) -> str:
    """The outcome as lines for docs/prestaties.md."""
    gehaald = "gehaald" if uitkomst.verhouding <= doel else "niet gehaald"
    versies = ", ".join(f"{pakket} {version(pakket)}" for pakket in PAKKETTEN)
    return "\n".join([
        f"| {naam} | mediaan | p95 |",
        "| --- | ---: | ---: |",
        _rij("kvdash", uitkomst.gemeten),
        _rij("vloer", uitkomst.vloer),
        "",
        f"Verhouding {_getal(uitkomst.verhouding)}, doel hoogstens {_getal(doel)}: {gehaald}. "
        f"{len(uitkomst.vloer)} keer om en om, na {OPWARMEN} keer opwarmen.",
        f"Python {platform.python_version()}, {versies}.",
    ])  # fmt: skip


def _rij(naam: str, tijden: list[float]) -> str:
    return f"| {naam} | {_getal(statistics.median(tijden) * 1000, 0)} ms | {_getal(p95(tijden) * 1000, 0)} ms |"


def p95(tijden: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(tijden, n=20, method="inclusive")[-1]


def _getal(waarde: float, decimalen: int = 2) -> str:
    return f"{waarde:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
