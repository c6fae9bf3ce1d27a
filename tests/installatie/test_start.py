"""README's first command, after the installation: one command, no typing, nobody else can connect."""

import os
import pty
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture.regels import REPO
from tests.installatie.leesmij import first_command, start_command

WACHT_SECONDEN = 90


class Start(NamedTuple):
    """A started dashboard: the copied tree, its home, its port and what the terminal showed until it answered."""

    boom: Path
    home: Path
    port: int
    scherm: str


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    boom, home = tmp_path_factory.mktemp("kvdash"), tmp_path_factory.mktemp("home")
    _copy_tree(boom)
    port = _free_port()
    binnen, terminal = pty.openpty()
    proces = subprocess.Popen(
        ["/bin/sh", "-c", start_command()],
        cwd=boom,
        env=_omgeving(boom, home=home, port=port),
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    scherm: list[bytes] = []
    threading.Thread(target=_read_screen, args=(binnen, scherm), daemon=True).start()
    try:
        _wait_for_page(port, proces=proces, scherm=scherm)
        yield Start(boom, home, port, b"".join(scherm).decode())
    finally:
        if proces.poll() is None:
            os.killpg(proces.pid, signal.SIGINT)
        proces.wait(timeout=30)
        os.close(binnen)


def _copy_tree(boom: Path) -> None:
    """What a user has after the installation, without the user's data: the default store is this test's."""
    for naam in ("app.py", "README.md", "pyproject.toml"):
        shutil.copy(REPO / naam, boom)
    for naam in ("kvdash", "pages", ".streamlit", "static"):
        if (REPO / naam).is_dir():
            shutil.copytree(REPO / naam, boom / naam, ignore=shutil.ignore_patterns("__pycache__"))
    (boom / ".venv").mkdir()
    (boom / ".venv" / "bin").symlink_to(Path(sys.executable).parent)


def _omgeving(boom: Path, *, home: Path, port: int) -> dict[str, str]:
    """An empty home and a desktop: only then would Streamlit ask for an e-mail address and open a browser."""
    bin_ = home.parent / f"{home.name}-bin"
    bin_.mkdir()
    opener = bin_ / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" > {home.parent}/geopend\n', encoding="utf-8")
    opener.chmod(0o755)
    return {
        "PATH": f"{bin_}:{os.environ['PATH']}",
        "HOME": str(home),
        "DISPLAY": ":99",
        "TERM": "xterm",
        "PYTHONPATH": str(boom),
        "STREAMLIT_SERVER_PORT": str(port),
    }


def _read_screen(terminal: int, scherm: list[bytes]) -> None:
    try:
        while deel := os.read(terminal, 4096):
            scherm.append(deel)
    except OSError:
        return  # the other side closed the terminal


def _free_port() -> int:
    with closing(socket.socket()) as proef:
        proef.bind(("127.0.0.1", 0))
        port: int = proef.getsockname()[1]
        return port


def _wait_for_page(port: int, *, proces: subprocess.Popen[bytes], scherm: list[bytes]) -> None:
    einde = time.monotonic() + WACHT_SECONDEN
    while not _is_open("127.0.0.1", port):
        gezien = b"".join(scherm).decode()
        assert proces.poll() is None, f"the command stopped with {proces.returncode}:\n{gezien}"
        assert time.monotonic() < einde, f"no answer after {WACHT_SECONDEN} seconds:\n{gezien}"
        time.sleep(0.2)


def _is_open(adres: str, port: int) -> bool:
    with closing(socket.socket(socket.AF_INET6 if ":" in adres else socket.AF_INET)) as proef:
        proef.settimeout(5)
        return proef.connect_ex((adres, port)) == 0


def _get(port: int, pad: str) -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as verbinding:
        verbinding.request("GET", pad)
        antwoord = verbinding.getresponse()
        return antwoord.status, antwoord.read().decode()


def _other_addresses() -> list[str]:
    """Addresses of this machine other than 127.0.0.1; 127.0.0.2 stands in where there is no network."""
    namen = subprocess.run(["hostname", "-I"], capture_output=True, text=True, check=True).stdout.split()
    return [*(naam for naam in namen if not naam.startswith("fe80")), "127.0.0.2"]


def test_the_command_installs_before_it_starts() -> None:
    assert first_command() == f"python3 -m venv .venv && .venv/bin/pip install -e . && {start_command()}"


def test_the_page_comes_without_typing(start: Start) -> None:
    status, pagina = _get(start.port, "/")
    assert status == 200
    assert 'lang="nl"' in pagina


def test_a_deep_link_answers_too(start: Start) -> None:
    assert _get(start.port, "/veld-1")[0] == 200


def test_the_health_page_answers(start: Start) -> None:
    assert _get(start.port, "/gezond")[0] == 200


def test_nothing_is_asked(start: Start) -> None:
    assert "email" not in start.scherm.lower()


def test_nothing_is_left_in_the_home_folder(start: Start) -> None:
    _get(start.port, "/")
    assert list(start.home.rglob("*")) == []


def test_the_port_is_closed_for_others(start: Start) -> None:
    assert _is_open("127.0.0.1", start.port)
    assert [adres for adres in _other_addresses() if _is_open(adres, start.port)] == []


def test_an_open_port_would_be_found() -> None:
    with closing(socket.create_server(("0.0.0.0", 0))) as server:
        assert any(_is_open(adres, server.getsockname()[1]) for adres in _other_addresses())
