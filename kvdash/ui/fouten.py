"""The one place where errors become messages on the page."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from kvdash.errors import KvdashError
from kvdash.services.logbestand import meld_fout
from kvdash.ui.text import algemeen as tekst


@contextmanager
def vang() -> Iterator[None]:
    """Show a KvdashError as its message, and anything else as an error number that is also in the log."""
    try:
        yield
    except KvdashError as error:
        st.error(str(error))
    except Exception as error:  # noqa: BLE001 - nothing but an error number may reach the user
        toon_onvoorzien(error)


def toon_onvoorzien(error: Exception) -> None:
    """The message for an error nobody foresaw."""
    st.error(tekst.onvoorzien(meld_fout(error)))
