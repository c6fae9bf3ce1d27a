"""What the process keeps for good, set apart from what may be cleaned up."""

import gc
from functools import cache


@cache
def zet_vast() -> None:
    """Leave what is loaded now out of every later search for garbage; once per process.

    Python searches all objects now and then, in the middle of what it does. With our libraries that took 117 ms.
    """
    gc.collect()
    gc.freeze()
