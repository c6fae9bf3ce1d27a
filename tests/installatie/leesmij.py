"""README's commands, taken literally."""

from tests.architecture.regels import REPO


def first_command() -> str:
    """The command that makes the environment, installs and starts."""
    (regel,) = [r for r in _lines() if r.startswith("python3 ") and "streamlit run" in r]
    return regel


def start_command() -> str:
    """The part of the first command after the installation."""
    return first_command().rsplit(" && ", 1)[1]


def second_command() -> str:
    """The command that installs what the tests need and runs them."""
    (regel,) = [r for r in _lines() if r.startswith("python3 ") and "[dev]" in r]
    return regel


def _lines() -> list[str]:
    return (REPO / "README.md").read_text("utf-8").splitlines()
