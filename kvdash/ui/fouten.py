"""The one place where errors become messages on the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from kvdash.errors import KvdashError
from kvdash.services.logbestand import meld_fout, meld_weigering
from kvdash.ui import plat
from kvdash.ui.text import algemeen as tekst


@contextmanager
def vang() -> Iterator[None]:
    """Show a KvdashError as its message, and anything else as an error number that is also in the log."""
    try:
        yield
    except KvdashError as error:
        plat.error(meld_weigering(error))
    except Exception as error:  # noqa: BLE001 - nothing but an error number may reach the user
        toon_onvoorzien(error)


def toon_onvoorzien(error: Exception) -> None:
    """The message for an error nobody foresaw."""
    plat.error(tekst.onvoorzien(meld_fout(error)))
