"""The rapportage and the prioriteitenoverzicht as Word documents."""

from kvdash.report.model import Prioriteitenoverzicht, Rapportage


def schrijf_docx(rapportage: Rapportage) -> bytes:
    """The rapportage as .docx."""
    raise NotImplementedError


def schrijf_overzicht_docx(overzicht: Prioriteitenoverzicht) -> bytes:
    """The prioriteitenoverzicht as .docx, landscape."""
    raise NotImplementedError
