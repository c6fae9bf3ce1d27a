"""The dashboard answers this machine only, however it is started: until people can log in."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from kvdash.ui import web
from kvdash.ui.text import algemeen as tekst
from kvdash.ui.web import NetwerkMiddleware
from tests.architecture.regels import REPO

SECONDEN = 120
UITLEG = "inloggen kan nog niet"


@contextmanager
def gestart(tmp_path: Path, *vlaggen: str, map_: Path = REPO, **omgeving: str) -> Iterator[tuple[Any, int, Path]]:
    """The process in this folder, its port, and where its screen goes."""
    with closing(socket.socket()) as vrij:
        vrij.bind(("127.0.0.1", 0))
        port = vrij.getsockname()[1]
    home, scherm = tmp_path / "home", tmp_path / "scherm.txt"
    home.mkdir()
    opdracht = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    omgeving |= {"PATH": os.environ["PATH"], "HOME": str(home), "KVDASH_STORE": str(tmp_path / "x.duckdb")}
    with scherm.open("wb") as uit:
        proces = subprocess.Popen(
            [*opdracht, "--server.port", str(port), *vlaggen],
            cwd=map_,
            env={**omgeving, "USERPROFILE": str(home), "PYTHONPATH": str(REPO)},
            stdin=subprocess.DEVNULL,
            stdout=uit,
            stderr=uit,
        )
        try:
            yield proces, port, scherm
        finally:
            if proces.poll() is None:
                proces.send_signal(signal.SIGINT)
            proces.wait(timeout=30)


def vraag(host: str, port: int, *, naam: str | None = None) -> tuple[int, str] | None:
    """Status and text of the health page; None where nobody answers."""
    try:
        with closing(HTTPConnection(host, port, timeout=5)) as verbinding:
            verbinding.request("GET", "/gezond", headers={"Host": naam} if naam else {})
            antwoord = verbinding.getresponse()
            return antwoord.status, antwoord.read().decode()
    except OSError:
        return None


def wacht(proces: Any, host: str, port: int) -> tuple[int, str] | None:
    """The first answer; None where the program ended before it."""
    einde = time.monotonic() + SECONDEN
    while proces.poll() is None and time.monotonic() < einde:
        if (antwoord := vraag(host, port)) is not None:
            return antwoord
        time.sleep(0.2)
    return None


def _kopie(map_: Path, *, adres: str | None) -> Path:
    """The program in a folder with other settings, or none: Streamlit looks for them beside it."""
    (map_ / ".streamlit").mkdir(parents=True)
    shutil.copy(REPO / "app.py", map_)
    if adres is not None:
        (map_ / ".streamlit" / "config.toml").write_text(f'[server]\naddress = "{adres}"\n', "utf-8")
    return map_


@pytest.mark.parametrize("hoe", ["vlag", "vlag ipv6", "omgeving", "instelling", "zonder instelling"])
def test_it_does_not_start_open_to_the_network(tmp_path: Path, hoe: str) -> None:
    vlaggen = {"vlag": ["--server.address", "0.0.0.0"], "vlag ipv6": ["--server.address", "::"]}.get(hoe, [])
    omgeving = {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"} if hoe == "omgeving" else {}
    map_ = _kopie(tmp_path / "map", adres="0.0.0.0" if hoe == "instelling" else None) if "instelling" in hoe else REPO
    with gestart(tmp_path, *vlaggen, map_=map_, **omgeving) as (proces, port, scherm):
        assert wacht(proces, "127.0.0.1", port) is None
        assert proces.wait(timeout=30) != 0
        op_scherm = scherm.read_text("utf-8")
        assert UITLEG in op_scherm
        assert "Traceback" not in op_scherm


@pytest.mark.parametrize("adres", ["127.0.0.1", "localhost", "::1", None])
def test_on_this_machine_it_starts_and_other_names_get_nothing(tmp_path: Path, adres: str | None) -> None:
    host = "::1" if adres == "::1" else "127.0.0.1"
    with gestart(tmp_path, *(["--server.address", adres] if adres else [])) as (proces, port, scherm):
        assert wacht(proces, host, port) == (200, "goed"), scherm.read_text("utf-8")
        for naam in ("kwaad.nl", f"kwaad.nl:{port}", "127.0.0.1.kwaad.nl", "[2001:db8::1]", "192.168.1.20"):
            assert vraag(host, port, naam=naam) == (403, tekst.ANDERE_COMPUTER)
        assert vraag(host, port, naam=f"localhost:{port}") == (200, "goed")


def antwoord_op(
    *, adres: str | None, host: str | None = "localhost:8501", soort: str = "http"
) -> tuple[bool, list[dict[str, Any]]]:
    """Whether what is behind it was asked, and what was sent back."""
    gevraagd, verstuurd = [], []

    async def app(*_: Any) -> None:
        gevraagd.append(True)

    async def send(bericht: Any) -> None:
        verstuurd.append(dict(bericht))

    async def receive() -> Any:
        return {"type": "http.request"}

    scope = {
        "type": soort,
        "method": "GET",
        "path": "/",
        "server": (adres, 8501) if adres is not None else None,
        "headers": [(b"host", host.encode())] if host is not None else [],
    }
    asyncio.run(NetwerkMiddleware(app)(scope, receive, send))
    return bool(gevraagd), verstuurd


@pytest.mark.parametrize(
    ("adres", "host"),
    [
        ("192.168.1.20", "192.168.1.20:8501"),
        ("10.0.0.4", "localhost"),
        ("2001:db8::1", "localhost"),
        ("0.0.0.0", "localhost"),
        ("/run/kvdash.sock", "localhost"),
        (None, "localhost"),
        ("127.0.0.1", "dashboard.gemeente.nl"),
        ("127.0.0.1", "localhost.kwaad.nl"),
        ("127.0.0.1", ""),
        ("127.0.0.1", None),
        ("::ffff:192.168.1.20", "localhost"),
    ],
)
def test_what_comes_in_otherwise_is_refused(adres: str | None, host: str | None) -> None:
    gevraagd, verstuurd = antwoord_op(adres=adres, host=host)
    assert not gevraagd
    assert verstuurd[0]["status"] == 403
    assert verstuurd[1]["body"].decode() == tekst.ANDERE_COMPUTER
    assert antwoord_op(adres=adres, host=host, soort="websocket") == (
        False,
        [{"type": "websocket.close", "code": 1008}],
    )


@pytest.mark.parametrize(
    ("adres", "host"),
    [
        ("127.0.0.1", "127.0.0.1:8501"),
        ("127.0.0.1", "LocalHost"),
        ("127.0.0.2", "127.0.0.2"),
        ("::1", "[::1]:8501"),
        ("::ffff:127.0.0.1", "localhost:8501"),
    ],
)
def test_what_comes_from_this_machine_is_answered(adres: str, host: str) -> None:
    assert antwoord_op(adres=adres, host=host)[0]
    assert antwoord_op(adres=adres, host=host, soort="websocket")[0]


def test_start_and_stop_of_the_server_pass(tmp_path: Path) -> None:
    assert antwoord_op(adres=None, host=None, soort="lifespan")[0]


def test_another_name_of_this_machine_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would start, and then refuse that name in the browser."""
    monkeypatch.setattr("socket.getaddrinfo", lambda *_: [(0, 0, 0, "", ("127.0.1.1", 0))])
    assert not web._is_deze_machine("werkplek")
    assert web._is_deze_machine("localhost")
