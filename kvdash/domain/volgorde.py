"""Volgorde: ids in order of time, and places between two of them."""

import secrets
import threading
import time
from uuid import UUID

_laatste = 0
_slot = threading.Lock()


def volgorde_id(*, na: UUID | None = None) -> UUID:
    """An id in order of time: after all that this process made before, and after what others made earlier (UUIDv7).

    It is after `na` too, also where that was made by a clock that was ahead.
    """
    global _laatste
    vorige = 0 if na is None else (na.int >> 80) * 1000 + (na.int >> 64 & 0xFFF)
    with _slot:
        _laatste = max(time.time_ns() // 1000, _laatste + 1, vorige + 1)
        milli, micro = divmod(_laatste, 1000)
    return UUID(int=milli << 80 | 7 << 76 | micro << 64 | 2 << 62 | secrets.randbits(62))


def tussen(voor: UUID | None, na: UUID | None) -> UUID:
    """A volgorde between two others, where None is before or after all of them."""
    laag, hoog = (voor.int if voor else 0), (na.int if na else volgorde_id(na=voor).int + (1 << 80))
    return UUID(int=(laag + hoog) // 2)
