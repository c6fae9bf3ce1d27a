"""`streamlit run` that notes how long each run of the script takes.

Usage: python benchmarks/meetserver.py SCRIPT [options]; METING_TIJDEN names the file for the seconds, one run a line:
by the clock, and of the processor in the thread of the script (which says more on a machine that is busy).
"""

import os
import sys
import time
from pathlib import Path

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web import cli

_run_script = ScriptRunner._run_script


def _met_tijd(runner: ScriptRunner, *args: object) -> None:
    begin, rekentijd = time.perf_counter(), time.thread_time()
    _run_script(runner, *args)
    if "METING_TIJDEN" in os.environ:
        with Path(os.environ["METING_TIJDEN"]).open("a", encoding="ascii") as bestand:
            bestand.write(f"{time.perf_counter() - begin} {time.thread_time() - rekentijd}\n")


ScriptRunner._run_script = _met_tijd
sys.argv = ["streamlit", "run", *sys.argv[1:]]
cli.main()
