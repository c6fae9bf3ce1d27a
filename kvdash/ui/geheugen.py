"""What the process keeps for good, set apart from what may be cleaned up."""

import gc
from functools import cache


@cache
def zet_vast() -> None:
    """Leave what is loaded now out of every later search for garbage; once per process.

    Streamlit searches all objects after each run of the script. With our libraries that took 117 ms, while the browser
    waited.
    """
    gc.collect()
    gc.freeze()
