"""A Streamlit server to measure, what a browser asked of it, and a client that asks the same and draws nothing."""

import json
import os
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

HIER = Path(__file__).parent
REPO = HIER.parent
NAAM = {"name": "kvdash-naam", "value": "meting"}  # the cookie by which kvdash knows who writes
_STREAMLIT = [Subprotocol("streamlit")]
_LANGST, _STIL = 120, 0.1  # seconds: that a run may take, and after which no other follows


class Server(NamedTuple):
    """A running server: its address and its process."""

    adres: str
    pid: int


@contextmanager
def server(script: str, *, repo: Path = REPO, python: str = sys.executable, **omgeving: str) -> Iterator[Server]:
    """A Streamlit server with the settings of a checkout."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        adres = f"http://127.0.0.1:{proef.getsockname()[1]}"
    opdracht = [python, str(HIER / "meetserver.py"), script, "--server.port", adres.rpartition(":")[2]]
    proces = subprocess.Popen([*opdracht, "--server.headless=true"], cwd=repo, env=os.environ | omgeving)
    try:
        _wait_until_open(adres)
        yield Server(adres, proces.pid)
    finally:
        proces.terminate()
        proces.wait()


def _wait_until_open(adres: str) -> None:
    for _ in range(300):
        try:
            urlopen(adres).close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{adres} does not answer")


class Opname:
    """What a page got from its server, the parts of the page for each run of the script, and what it asked."""

    def __init__(self, page: Page) -> None:
        self.runs: list[list[ForwardMsg]] = []
        self.vragen: list[bytes] = []
        self._bekend: dict[str, ForwardMsg] = {}
        page.on("websocket", self._luister)

    def _luister(self, websocket: WebSocket) -> None:
        websocket.on("framereceived", lambda data: self._neem(data) if isinstance(data, bytes) else None)
        websocket.on("framesent", lambda data: self._onthoud(data) if isinstance(data, bytes) else None)

    def _neem(self, data: bytes) -> None:
        bericht = ForwardMsg.FromString(data)
        if bericht.WhichOneof("type") == "ref_hash":
            bekend = ForwardMsg()
            bekend.CopyFrom(self._bekend[bericht.ref_hash])
            bekend.metadata.CopyFrom(bericht.metadata)
            bericht = bekend
        elif bericht.hash:
            self._bekend[bericht.hash] = bericht
        if bericht.WhichOneof("type") == "new_session":
            self.runs.append([])
        if bericht.WhichOneof("type") == "delta":
            self.runs[-1].append(bericht)

    def _onthoud(self, data: bytes) -> None:
        if BackMsg.FromString(data).WhichOneof("type") == "rerun_script":
            self.vragen.append(data)

    def bewaar(self, pad: Path, *, runs: int) -> None:
        """The last runs, as base64 in JSON."""
        laatste = [[b64encode(b.SerializeToString()).decode() for b in run] for run in self.runs[-runs:]]
        pad.write_text(json.dumps(laatste), encoding="ascii")


class Antwoord(NamedTuple):
    """What a server sent after a question, and for how many runs of its script."""

    berichten: int
    bytes: int
    runs: int


class Klant:
    """A session that draws nothing."""

    def __init__(self, adres: str) -> None:
        self._verbinding = connect(
            f"{adres.replace('http', 'ws')}/_stcore/stream",
            subprotocols=_STREAMLIT,
            additional_headers={"Cookie": f"{NAAM['name']}={NAAM['value']}"},
            max_size=None,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._verbinding.close()

    def vraag(self, bericht: bytes) -> Antwoord:
        """Ask this, and wait until the runs that follow from it are over. Ends the program where one failed."""
        self._verbinding.send(bericht)
        berichten = omvang = runs = 0
        klaar = False
        while (data := self._neem(_STIL if klaar else _LANGST)) is not None:
            antwoord = ForwardMsg.FromString(data)
            berichten, omvang = berichten + 1, omvang + _omvang(antwoord)
            soort = antwoord.WhichOneof("type")
            runs += soort == "new_session"
            klaar = soort != "new_session" and (klaar or _is_klaar(antwoord))
            if _is_fout(antwoord):
                raise SystemExit(f"The script failed: {antwoord}")
        if not klaar:
            raise SystemExit(f"No answer within {_LANGST} seconds")
        return Antwoord(berichten, omvang, runs)

    def _neem(self, wacht: float) -> bytes | None:
        try:
            data = self._verbinding.recv(timeout=wacht)
        except TimeoutError:
            return None
        assert isinstance(data, bytes)
        return data


def _omvang(antwoord: ForwardMsg) -> int:
    """Bytes, but for the path of the script: another folder is not another page."""
    pad = antwoord.new_session.main_script_path if antwoord.WhichOneof("type") == "new_session" else ""
    return antwoord.ByteSize() - len(pad.encode())


def _is_klaar(antwoord: ForwardMsg) -> bool:
    return (
        antwoord.WhichOneof("type") == "script_finished"
        and antwoord.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
    )


def _is_fout(antwoord: ForwardMsg) -> bool:
    return antwoord.WhichOneof("type") == "delta" and antwoord.delta.new_element.WhichOneof("type") == "exception"
