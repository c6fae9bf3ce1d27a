"""The wheel holds all that kvdash needs: installed elsewhere it makes stores and exports."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.architecture.regels import REPO

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    uit = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(uit), str(REPO)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (pad,) = uit.glob("*.whl")
    return pad


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked by pip in a folder of its own, beside the dependencies of the running environment."""
    doel = tmp_path_factory.mktemp("elders") / "site"
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(doel), str(wheel)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return doel


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Run:
    """Run the installed Python with arguments, in an empty folder with an empty home."""
    omgeving = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(installed)}

    def _run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "error", *args]
        return subprocess.run(command, cwd=tmp_path, env=omgeving, capture_output=True, text=True, check=False)

    return _run


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    namen = set(zipfile.ZipFile(wheel).namelist())
    tree = [p for map_ in ("kvdash", "pages") for p in (REPO / map_).rglob("*") if p.is_file()]
    files = {p.relative_to(REPO).as_posix() for p in tree if "__pycache__" not in p.parts}
    assert files - namen == set()


def test_the_wheel_is_what_runs(run: Run, installed: Path) -> None:
    gevonden = run("-c", "import kvdash; print(kvdash.__file__)")
    assert Path(gevonden.stdout.strip()).is_relative_to(installed), gevonden.stderr


def test_a_named_store_is_made_empty_and_exported(run: Run, tmp_path: Path) -> None:
    store, uit = tmp_path / "eigen.duckdb", tmp_path / "prioriteiten.docx"
    nieuw = run("-m", "kvdash.cli", "nieuw", "--store", str(store), "--gemeente", "GM1234", "--naam", "Proef")
    assert (nieuw.returncode, store.is_file()) == (0, True), nieuw.stderr
    export = run(
        "-m", "kvdash.cli", "export", "prioriteiten", "--store", str(store), "--formaat", "docx", "--uit", str(uit)
    )
    assert export.returncode == 0, export.stderr
    assert "Proef" in "\n".join(alinea.text for alinea in Document(str(uit)).paragraphs)


def test_the_default_store_is_made_with_the_demo_and_exported(run: Run, tmp_path: Path) -> None:
    gemaakt = run("-c", "from kvdash.services.opslag import *; open_store(default_store()).close()")
    assert gemaakt.returncode == 0, gemaakt.stderr
    assert (tmp_path / "data" / "kvdash.duckdb").is_file()
    export = run("-m", "kvdash.cli", "export", "rapportage", "--formaat", "docx", "--uit", "rapportage.docx")
    assert export.returncode == 0, export.stderr
    document = Document(BytesIO((tmp_path / "rapportage.docx").read_bytes()))
    tekst = "\n".join(alinea.text for alinea in document.paragraphs)
    assert "Voorbeeldstad" in tekst
    assert len(document.inline_shapes) > 10
