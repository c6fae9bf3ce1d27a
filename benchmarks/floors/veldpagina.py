"""Floor of a filter change: a bare Streamlit page that sends what a veldpagina sent, from a file, without computing.

Run by benchmarks/veldpagina.py, which names the recording in VLOER_OPNAME: for each run the messages that the browser
got (base64), the opening of the page first. Each filter change replays the next run. The styles and the component for
clickable HTML are those of kvdash, for they decide what the browser has to do.
"""

import json
import os
from base64 import b64decode
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

UI = Path(__file__).parents[2] / "kvdash" / "ui"
PAGINAS = ["Overzicht", *(f"Veld {n}" for n in range(1, 6)), "Wijk", "Prioriteiten", "Rapportage", "Uitleg", "Gegevens"]


@st.cache_resource
def _runs():
    runs = json.loads(Path(os.environ["VLOER_OPNAME"]).read_text("ascii"))
    return [[ForwardMsg.FromString(b64decode(bericht)) for bericht in run] for run in runs]


@st.cache_resource
def _component():
    manifest = ComponentManifest("kvdash", "0", [ComponentConfig("klikbaar", "static")])
    get_bidi_component_manager().register_from_manifest(manifest, UI)
    return st.components.v2.component("kvdash.klikbaar", js="klikbaar.js", isolate_styles=False)


def _pagina():
    _component()
    nummer = st.session_state["nummer"] = st.session_state.get("nummer", -1) + 1
    context = get_script_run_ctx()
    for bericht in _runs()[nummer]:
        context.enqueue(bericht)


paginas = [st.Page(_pagina, title=naam, url_path=f"p{n}", default=n == 0) for n, naam in enumerate(PAGINAS)]
pagina = st.navigation(paginas, position="top")
st.set_page_config(layout="wide")
st.html(UI / "static" / "kvdash.css")
pagina.run()
