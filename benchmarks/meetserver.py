"""`streamlit run` that notes what each run of the script took.

Usage: python benchmarks/meetserver.py SCRIPT [options]; METING_TIJDEN names the file, in which each run gets a line of
JSON: the seconds by the clock, those of the processor in the thread of the script (which say more on a machine that is
busy), and the beginnings of the SQL that was asked.
"""

import json
import os
import sys
import time
from pathlib import Path

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web import cli
from tellen import kort, neem_vragen, tel_vragen

_run_script = ScriptRunner._run_script


def _met_tijd(runner: ScriptRunner, *args: object) -> None:
    begin, rekentijd = time.perf_counter(), time.thread_time()
    _run_script(runner, *args)
    if "METING_TIJDEN" in os.environ:
        run = {"klok": time.perf_counter() - begin, "processor": time.thread_time() - rekentijd}
        with Path(os.environ["METING_TIJDEN"]).open("a", encoding="utf-8") as bestand:
            bestand.write(json.dumps(run | {"vragen": [kort(vraag) for vraag in neem_vragen()]}) + "\n")


ScriptRunner._run_script = _met_tijd
if "METING_TIJDEN" in os.environ:
    tel_vragen()
sys.argv = ["streamlit", "run", *sys.argv[1:]]
cli.main()
