"""Finding the tools that were installed beside this Python."""

import shutil
import sys
from pathlib import Path


def tool(naam: str) -> list[str]:
    """The command line of a tool of the running environment; fails when it is not installed there."""
    pad = shutil.which(naam, path=str(Path(sys.executable).parent))
    assert pad, f"{naam} is not installed beside {sys.executable}: pip install -e '.[dev]'"
    return [pad]
