"""Floor of a filter change: a bare Streamlit page with the charts of a veldpagina as constant data.

Run by benchmarks/veldpagina.py, which names the file of charts in VLOER_GRAFIEKEN: a list of sets, each of one Plotly
figure and the small charts as HTML. Each filter change shows the next set, so that there is something to redraw.
"""

import json
import os
from pathlib import Path

import plotly.io
import streamlit as st


@st.cache_resource
def _sets():
    sets = json.loads(Path(os.environ["VLOER_GRAFIEKEN"]).read_text("utf-8"))
    return [(plotly.io.from_json(beeld["plotly"]), beeld["html"]) for beeld in sets]


st.set_page_config(layout="wide")
jaren = range(1995, 2025)
with st.container(key="filterbalk", horizontal=True):
    van = st.selectbox("Van", jaren, index=jaren.index(2015), key="van", width=88, filter_mode=None)
    tot = st.selectbox("Tot en met", jaren, index=jaren.index(2024), key="tot", width=88, filter_mode=None)
figuur, kleine = _sets()[(van + tot) % 2]
st.plotly_chart(figuur, theme=None, key="groot", config={"displaylogo": False, "displayModeBar": False})
with st.grid(3):
    for html in kleine:
        st.html(html)
