"""Opens a workbook, given on stdin, in a process of its own: the library can end it, or fill the memory.

Run as a script, so that nothing but the library is loaded. Prints over how many cells the largest sheet stretches;
ends with another code than 0 where whoever opens the workbook would not survive it.
"""

import io
import sys

from python_calamine import CalamineError, CalamineWorkbook

HOOGSTENS_BYTES = 3 << 30


def beperk_geheugen() -> None:
    """Where the system can: elsewhere what is too much ends this process too, but later."""
    try:
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (HOOGSTENS_BYTES, HOOGSTENS_BYTES))
    except (ImportError, ValueError, OSError):
        return


def omvang(inhoud: bytes, *, hoogstens: int) -> int:
    """The cells of the largest sheet; 0 for what is no workbook, which whoever reads it will say."""
    try:
        werkmap = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        bladen = [werkmap.get_sheet_by_name(naam) for naam in werkmap.sheet_names]
        grootste = max((blad.height * blad.width for blad in bladen), default=0)
        for blad in bladen if grootste <= hoogstens else ():
            blad.to_python()
    except (CalamineError, OSError, ValueError):
        return 0
    return grootste


if __name__ == "__main__":
    beperk_geheugen()
    sys.stdout.write(str(omvang(sys.stdin.buffer.read(), hoogstens=int(sys.argv[1]))))
