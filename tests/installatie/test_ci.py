"""The run of CI: what may not be left out is not left out unseen."""

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.regels import REPO
from tests.installatie.leesmij import second_command

VARIABELE = "KVDASH_ECHTE_BESTANDEN"


def _run(command: list[str], **extra: str) -> subprocess.CompletedProcess[str]:
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in {"CI", VARIABELE}} | extra
    return subprocess.run(command, cwd=REPO, env=omgeving, capture_output=True, text=True, check=False)


def _collect(**extra: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "tests/architecture"]
    return _run(command, **extra)


def test_ci_stops_without_the_real_files(tmp_path: Path) -> None:
    run = _run(["bash", ".ci/run"], CI="true", KVDASH_ECHTE_BESTANDEN=str(tmp_path / "weg"))
    assert run.returncode == 1
    assert VARIABELE in run.stderr


def test_ci_takes_its_command_from_readme() -> None:
    (regel,) = [r for r in (REPO / ".ci" / "run").read_text("utf-8").splitlines() if r.startswith('command="$(')]
    gevonden = _run(["bash", "-c", f'{regel}; echo "$command"'])
    assert gevonden.stdout.strip() == second_command()


def test_pytest_in_ci_names_the_missing_variable() -> None:
    run = _collect(CI="true")
    assert run.returncode != 0
    assert VARIABELE in run.stderr


def test_pytest_refuses_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    run = _collect(KVDASH_ECHTE_BESTANDEN=str(tmp_path / "weg"))
    assert run.returncode != 0
    assert VARIABELE in run.stderr


def test_elsewhere_the_group_is_left_out_and_named(tmp_path: Path) -> None:
    zonder, met = _collect(), _collect(KVDASH_ECHTE_BESTANDEN=str(tmp_path))
    assert (zonder.returncode, met.returncode) == (0, 0)
    assert f"({VARIABELE} is not set)" in zonder.stdout
    assert VARIABELE not in met.stdout
    assert "real_file" in met.stdout
    assert "real_file" not in zonder.stdout
