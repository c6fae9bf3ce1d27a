"""What the server does around Streamlit: the Dutch page shell, security headers, own static files and /gezond.

It answers this machine only, until people can log in: the dashboard holds what no outsider may read.
"""

import re
import socket
import sys
from functools import cache
from importlib.resources import files
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kvdash.domain.sessie import schone_naam
from kvdash.errors import InvoerError
from kvdash.services.logbestand import meld_weigering
from kvdash.ui.fouten import toon_onvoorzien
from kvdash.ui.state import NAAM_COOKIE
from kvdash.ui.text import algemeen as tekst

_JAAR = 365 * 24 * 3600  # seconds
_STREAMLIT_INDEX = Path(st.__file__).parent / "static" / "index.html"
_EIGEN_BESTANDEN = {
    "kvdash.css": "text/css",
    "nederlands.js": "text/javascript",
    "pagina.js": "text/javascript",
    "favicon.svg": "image/svg+xml",
}
# Pages have one path segment without a dot; all else belongs to Streamlit or to the routes below.
_PAGINA = re.compile(r"/[a-z0-9-]*")

# Streamlit styles through style elements and loads pictures and workers from blobs; scripts come from here only.
_CSP = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "content-security-policy": _CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def stop_bij_open_netwerk() -> None:
    """End the program, in words, where the server would listen to other machines; without an address it does."""
    if (adres := open_adres()) is not None:
        sys.stderr.write(f"{tekst.OPEN_NETWERK.format(adres=adres)}\n")
        sys.stderr.flush()
        raise SystemExit(1)


def open_adres() -> str | None:
    """The address, in words, by which other machines could reach the server; None where they cannot."""
    adres = st.get_option("server.address") or ""
    return None if _is_deze_machine(adres) else adres or tekst.ALLE_ADRESSEN


def _is_deze_machine(adres: str) -> bool:
    """Whether an address or localhost is this machine and no other; under another name nothing would be answered."""
    if not adres or not _noemt_deze_machine(adres if ":" not in adres else f"[{adres.strip('[]')}]"):
        return False
    try:
        gevonden = {info[4][0] for info in socket.getaddrinfo(adres.strip("[]"), None)}
    except (OSError, UnicodeError):
        return False
    return bool(gevonden) and all(_is_loopback(str(een)) for een in gevonden)


def _is_loopback(adres: str) -> bool:
    try:
        ip = ip_address(adres.partition("%")[0])
    except ValueError:  # a socket that is a file: somebody else passes on what comes in
        return False
    return ((isinstance(ip, IPv6Address) and ip.ipv4_mapped) or ip).is_loopback


def _noemt_deze_machine(host: str) -> bool:
    """Whether the name that a browser asked for is this machine: a site elsewhere can point its own name here."""
    naam = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return naam.lower() == "localhost" or _is_loopback(naam)


class NetwerkMiddleware:
    """Refuses what comes in over another address than that of this machine itself, or under another name."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or _is_van_hier(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse(tekst.ANDERE_COMPUTER, status_code=403)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})


def _is_van_hier(scope: Scope) -> bool:
    adres, _ = scope.get("server") or ("", None)
    return _is_loopback(str(adres)) and _noemt_deze_machine(Headers(scope=scope).get("host", ""))


class PaginaMiddleware:
    """Answers page addresses with the Dutch shell and puts the security headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with_security(message["headers"])
            await send(message)

        if scope["method"] in ("GET", "HEAD") and _is_pagina(scope["path"]):
            pagina = HTMLResponse(shell(), headers={"cache-control": "no-cache"})
            await pagina(scope, receive, send_safely)
        else:
            await self._app(scope, receive, send_safely)


def _is_pagina(path: str) -> bool:
    return path != "/gezond" and _PAGINA.fullmatch(path) is not None


def _with_security(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    own = [(naam.encode(), waarde.encode()) for naam, waarde in _HEADERS.items()]
    return [(naam, waarde) for naam, waarde in headers if naam.decode().lower() not in _HEADERS] + own


@cache
def shell() -> str:
    """Streamlit's index.html in Dutch, without inline script, with the styles and translations of kvdash."""
    html = _STREAMLIT_INDEX.read_text("utf-8")
    html = html.replace('<html lang="en">', '<html lang="nl">').replace(
        "<title>Streamlit</title>", f"<title>{tekst.TITEL}</title>"
    )
    html = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    html = re.sub(r'<link rel="(?:shortcut icon|service-desc)"[^>]*>', "", html)
    html = re.sub(
        r"<noscript>.*?</noscript>", f"<noscript><p>{tekst.GEEN_SCRIPT}</p></noscript>", html, flags=re.DOTALL
    )
    eigen = (
        '<link rel="icon" type="image/svg+xml" href="./kvdash/favicon.svg">'
        '<link rel="stylesheet" href="./kvdash/kvdash.css">'
        '<script src="./kvdash/nederlands.js"></script>'
        '<script src="./kvdash/pagina.js"></script>'
    )
    return html.replace("</head>", f"{eigen}</head>")


def _eigen_bestand(request: Request) -> Response:
    naam = request.path_params["naam"]
    if naam not in _EIGEN_BESTANDEN:
        return PlainTextResponse(tekst.NIET_GEVONDEN, status_code=404)
    inhoud = (files("kvdash.ui") / "static" / naam).read_bytes()
    return Response(inhoud, media_type=_EIGEN_BESTANDEN[naam], headers={"cache-control": "no-cache"})


async def _bewaar_naam(request: Request) -> Response:
    """Let the browser keep the name under which its user writes: Streamlit reads cookies, but cannot set them."""
    if request.headers.get("origin") != str(request.base_url).rstrip("/"):
        return PlainTextResponse(tekst.NIET_GEVONDEN, status_code=403)  # another site may not name this browser
    try:
        naam = schone_naam((await request.body()).decode("utf-8"))
    except InvoerError as error:
        return PlainTextResponse(meld_weigering(error), status_code=422)
    except UnicodeDecodeError:
        return PlainTextResponse(tekst.NIET_GEVONDEN, status_code=422)
    antwoord = Response(status_code=204)
    antwoord.set_cookie(NAAM_COOKIE, quote(naam), max_age=_JAAR, httponly=True, samesite="strict")
    return antwoord


def _gezond(_request: Request) -> Response:
    return PlainTextResponse("goed")


def on_script_error(error: Exception) -> bool:
    """What escapes a run, for instance from a callback: shown as an error number, never as a traceback."""
    toon_onvoorzien(error)
    return True


ROUTES = [
    Route("/gezond", _gezond),
    Route("/kvdash/naam", _bewaar_naam, methods=["POST"]),
    Route("/kvdash/{naam}", _eigen_bestand),
]
MIDDLEWARE = [Middleware(NetwerkMiddleware), Middleware(PaginaMiddleware)]
