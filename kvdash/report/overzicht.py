"""The prioriteitenoverzicht as a workbook and as CSV."""

from kvdash.report.model import Prioriteitenoverzicht


def schrijf_overzicht_xlsx(overzicht: Prioriteitenoverzicht) -> bytes:
    """The prioriteitenoverzicht as .xlsx: one sheet with a real table, ready to print."""
    raise NotImplementedError


def schrijf_overzicht_csv(overzicht: Prioriteitenoverzicht) -> bytes:
    """The prioriteitenoverzicht as CSV: semicolons, UTF-8 with byte order mark, one line per candidate."""
    raise NotImplementedError
