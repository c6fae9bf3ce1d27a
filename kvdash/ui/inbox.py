"""The thread that looks in the inbox as long as the server runs, also when nobody has a page open."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from kvdash.errors import StoreError
from kvdash.services.logbestand import meld_fout
from kvdash.ui import data

SECONDEN = 5.0  # between two looks; a file counts as finished when it is the same at both


@asynccontextmanager
async def bewaak_inbox(_app: Any) -> AsyncIterator[None]:
    """What the server does between start and stop."""
    stop = threading.Event()
    draad = threading.Thread(target=_bewaak, args=(stop,), name="inbox", daemon=True)
    draad.start()
    try:
        yield
    finally:
        stop.set()
        draad.join()


def _bewaak(stop: threading.Event) -> None:
    while not stop.wait(SECONDEN):
        try:
            data.kijk_in_inbox()
        except StoreError:
            continue  # the page tells it; the next look may find the store free
        except Exception as error:  # noqa: BLE001 - the thread goes on, whatever one look met
            meld_fout(error)
