"""Floor of a step on the map: a bare Streamlit page that shows one of two constant drawings.

Run by benchmarks/kaart.py, which names the file with the drawings (SVG) in VLOER_KAARTEN.
"""

import base64
import json
import os
from pathlib import Path

import streamlit as st


@st.cache_resource
def _kaarten():
    svgs = json.loads(Path(os.environ["VLOER_KAARTEN"]).read_text("utf-8"))
    return [f'<img src="data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}" alt="">' for svg in svgs]


st.set_page_config(layout="wide")
st.session_state.setdefault("welke", 0)
with st.container(horizontal=True):
    if st.button("Terug", key="stap-terug"):
        st.session_state.welke = 1
    if st.button("Verder", key="stap-verder"):
        st.session_state.welke = 0
st.html(_kaarten()[st.session_state.welke])
