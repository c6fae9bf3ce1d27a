"""Lint, format, types and import contracts of the whole tree, so that pytest alone runs all that CI runs."""

import subprocess

import pytest

from tests.architecture.gereedschap import tool
from tests.architecture.regels import REPO


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([*tool("ruff"), "check", "."], id="ruff check"),
        pytest.param([*tool("ruff"), "format", "--check", "."], id="ruff format"),
        pytest.param([*tool("mypy")], id="mypy"),
        pytest.param([*tool("lint-imports"), "--no-logo"], id="lint-imports"),
    ],
)
def test_the_tree_is_clean(command: list[str]) -> None:
    run = subprocess.run(command, cwd=REPO, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
