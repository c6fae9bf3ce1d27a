"""HTML of our own in which parts can be chosen: one widget for many buttons, which Streamlit would draw one by one."""

from collections.abc import Callable
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from kvdash import __version__

_PAKKET, _ONDERDEEL = "kvdash", "klikbaar"
_NAAM = f"{_PAKKET}.{_ONDERDEEL}"


def toon(html: str, *, sleutel: str, bij_keuze: Callable[[str], None] | None = None) -> None:
    """Draw the HTML, whose words must be escaped; `bij_keuze` gets the `keuze` of the element that was chosen.

    Without it the HTML is only to look at: Streamlit's own HTML takes out every drawing.
    """

    def gekozen() -> None:
        keuze = st.session_state[sleutel]["gekozen"]
        if isinstance(keuze, str) and bij_keuze is not None:
            bij_keuze(keuze)

    _aangemeld()(key=sleutel, data={"html": html}, on_gekozen_change=gekozen)


def kies(keuze: str) -> str:
    """The attribute that makes an element one to choose."""
    return f'data-kies="{escape(keuze)}"'


def _aangemeld() -> ComponentRenderer:
    """The component, whose script is a file of ours: the page allows no other.

    Streamlit finds such files by the pyproject.toml of an installed package, which a wheel does not have.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(_NAAM) is None:
        manifest = ComponentManifest(_PAKKET, __version__, [ComponentConfig(_ONDERDEEL, "static")])
        manager.register_from_manifest(manifest, Path(str(files("kvdash.ui"))))
    return _component()


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(_NAAM, js="klikbaar.js", isolate_styles=False)
