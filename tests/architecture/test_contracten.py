"""The import contracts: one violation of each is planted in a copy of the tree, and each has to be reported."""

import shutil
import subprocess
from collections.abc import Mapping
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.architecture.gereedschap import tool
from tests.architecture.regels import REPO

LAGEN = "Imports point down only"
# Contract -> planted imports, as "importing package -> imported module".
OVERTREDINGEN = {
    LAGEN: [
        "kvdash.ui -> pages",
        "kvdash.ui -> kvdash.cli",
        "kvdash.cli -> kvdash.ui",
        "kvdash.services -> kvdash.ui",
        "kvdash.store -> kvdash.services",
        "kvdash.ingest -> kvdash.store",
        "kvdash.report -> kvdash.store",
        "kvdash.store -> kvdash.ingest",
        "kvdash.charts -> kvdash.report",
        "kvdash.statistiek -> kvdash.charts",
        "kvdash.taal -> kvdash.statistiek",
        "kvdash.domain -> kvdash.taal",
        "kvdash.domain -> kvdash.store",
        "kvdash.paden -> kvdash.domain",
        "kvdash.errors -> kvdash.domain",
        "kvdash.errors -> kvdash.paden",
    ],
    "Nothing imports kvdash.ui.main": ["pages -> kvdash.ui.main", "kvdash.ui -> kvdash.ui.main"],
    "Nothing imports app": ["kvdash.ui -> app", "pages -> app"],
    "Only kvdash.ui, pages and app import streamlit": [
        f"kvdash.{laag} -> streamlit"
        for laag in (
            "cli", "services", "store", "ingest", "report", "charts", "statistiek", "taal", "domain", "paden", "errors",
        )
    ],
    "Only kvdash.store imports duckdb": [
        "pages -> duckdb",
        *(
            f"kvdash.{laag} -> duckdb"
            for laag in (
                "ui", "cli", "services", "ingest", "report", "charts", "statistiek", "taal", "domain", "paden",
                "errors",
            )
        ),
    ],
    "Only kvdash.services.kubus reads figures": [
        f"kvdash.{laag} -> kvdash.store.lezing" for laag in ("services", "store", "cli")
    ],
    "Pages reach data through kvdash.ui.data only": [
        f"pages -> kvdash.{laag}" for laag in ("cli", "services", "store", "ingest", "report")
    ],
}  # fmt: skip


def _config() -> ConfigParser:
    config = ConfigParser()
    config.read(REPO / ".importlinter", encoding="utf-8")
    return config


def _plant(root: Path, overtreding: str) -> None:
    """Add the import to the module, or as a module of its own to the package."""
    bron, doel = overtreding.split(" -> ")
    pad = root.joinpath(*bron.split("."))
    bestand = pad / "geplant.py" if pad.is_dir() else pad.with_suffix(".py")
    with bestand.open("a", encoding="utf-8") as uit:
        uit.write(f"\nimport {doel}\n")


@pytest.fixture(scope="module")
def gemeld(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Per contract what import-linter says of a tree with all violations."""
    root = tmp_path_factory.mktemp("overtredingen")
    for naam in ("kvdash", "pages"):
        shutil.copytree(REPO / naam, root / naam, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPO / ".importlinter", root)
    for overtredingen in OVERTREDINGEN.values():
        for overtreding in overtredingen:
            _plant(root, overtreding)
    command = [*tool("lint-imports"), "--no-logo", "--no-cache"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    _, gevonden, verslag = run.stdout.partition("Broken contracts")
    assert gevonden, run.stdout + run.stderr
    return {naam: _section(verslag, naam) for naam in OVERTREDINGEN}


def _section(verslag: str, naam: str) -> str:
    kop = f"\n{naam}\n" + "-" * len(naam) + "\n"
    assert kop in verslag
    return verslag.split(kop, 1)[1].split("\n---", 1)[0]


@pytest.mark.parametrize(
    ("contract", "overtreding"), [(naam, o) for naam, planted in OVERTREDINGEN.items() for o in planted]
)
def test_a_planted_violation_is_reported(gemeld: Mapping[str, str], contract: str, overtreding: str) -> None:
    bron, doel = overtreding.split(" -> ")
    module = bron if bron in {"kvdash.cli", "kvdash.errors", "kvdash.paden"} else f"{bron}.geplant"
    assert f"{module} -> {doel} (l." in gemeld[contract]


def test_every_contract_has_a_planted_violation() -> None:
    config = _config()
    namen = {config[s]["name"] for s in config.sections() if s.startswith("importlinter:contract:")}
    assert namen == set(OVERTREDINGEN)


def test_every_module_of_kvdash_has_a_layer() -> None:
    lagen = _config()["importlinter:contract:lagen"]["layers"].replace("|", " ").split()
    modules = {p.stem for p in (REPO / "kvdash").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    assert {f"kvdash.{naam}" for naam in modules - {"__init__"}} == set(lagen) - {"pages"}
