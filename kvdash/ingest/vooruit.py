"""Working ahead: the next of a stream is made while the one before is looked at."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def vooruit(stroom: Iterator[T]) -> Iterator[T]:
    """The same items, each made in a thread of its own beside the work on the one before. Raises what making raises."""
    with ThreadPoolExecutor(1) as draad:
        volgende = draad.submit(next, stroom, None)
        while (deze := volgende.result()) is not None:
            volgende = draad.submit(next, stroom, None)
            yield deze
