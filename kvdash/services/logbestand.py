"""The log: one rotating file beside the store, with an error number that the user's message repeats.

Only the kind of error and the places in the code are written: messages of errors can hold texts or cell values.
"""

import logging
import secrets
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kvdash.errors import KvdashError

_logger = logging.getLogger("kvdash")
_MAX_BYTES = 1_000_000


def start_logging(store: Path) -> Path:
    """Log to `<store>.log` from now on; returns its path. Calling it again for the same store changes nothing."""
    path = store.with_suffix(".log")
    if path == store:  # the log never goes into the store
        path = store.with_name(f"{store.name}.log")
    if any(isinstance(h, RotatingFileHandler) and Path(h.baseFilename) == path.absolute() for h in _logger.handlers):
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:  # opening or making the store tells what is wrong with the place
        return path
    logging.raiseExceptions = False  # a log that cannot be written would print a traceback to the user
    handler = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for old in _logger.handlers[:]:
        _logger.removeHandler(old)
        old.close()
    _logger.addHandler(handler)
    _logger.setLevel(logging.INFO)
    _logger.propagate = False
    return path


def meld(tekst: str) -> None:
    """Log something to know of that is no error; without names, texts or values."""
    _logger.warning(tekst)


def meld_weigering(error: KvdashError) -> str:
    """Log that something was refused, without its message; returns the message to show to the user."""
    _logger.info("weigering %s %s", error.code, type(error).__qualname__)
    return error.melding


def meld_fout(error: BaseException) -> str:
    """Log an unforeseen error without its message; returns the number to show to the user."""
    nummer = secrets.token_hex(4)
    frames = " < ".join(
        f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(traceback.extract_tb(error.__traceback__))
    )
    _logger.error("fout %s %s %s", nummer, type(error).__qualname__, frames)
    return nummer
