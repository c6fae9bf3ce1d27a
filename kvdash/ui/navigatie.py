"""The pages by their address, for links between them."""

from collections.abc import Mapping, Sequence
from typing import NoReturn

import streamlit as st

from kvdash.ui import plat

BEGIN = "overzicht"
_PAGINAS = "_paginas"


def onthoud(paginas: list[st.Page]) -> None:
    st.session_state[_PAGINAS] = {pagina.url_path or BEGIN: pagina for pagina in paginas}


def kent(adres: str) -> bool:
    return adres in st.session_state[_PAGINAS]


def titel(adres: str) -> str:
    """The name of a page; of one that is not there its address."""
    pagina: st.Page | None = st.session_state[_PAGINAS].get(adres)
    return pagina.title if pagina else adres


def link(adres: str, *, label: str, parameters: dict[str, str] | None = None) -> None:
    """A link to a page, with what the page should open."""
    pagina: st.Page = st.session_state[_PAGINAS][adres]
    plat.page_link(pagina, label=label, query_params=parameters)


def ga_naar(adres: str, *, parameters: Mapping[str, Sequence[str]]) -> NoReturn:
    """Go to a page at once, with what it should open."""
    st.switch_page(st.session_state[_PAGINAS][adres], query_params=parameters)
