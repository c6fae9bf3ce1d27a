"""The pages by their address, for links between them."""

import streamlit as st

_PAGINAS = "_paginas"


def onthoud(paginas: list[st.Page]) -> None:
    st.session_state[_PAGINAS] = {pagina.url_path or "overzicht": pagina for pagina in paginas}


def link(adres: str, *, label: str, parameters: dict[str, str] | None = None) -> None:
    """A link to a page, with what the page should open."""
    pagina: st.Page = st.session_state[_PAGINAS][adres]
    st.page_link(pagina, label=label, query_params=parameters)
