"""Importprofiel: how files of one structure are read."""

from datetime import datetime
from uuid import UUID

from kvdash.domain.model import Model
from kvdash.domain.toewijzing import Toewijzing


class Importprofiel(Model):
    """Importprofiel: a confirmed toewijzing, by which files of the same vingerafdruk are read without a question.

    There is one for each vingerafdruk. `gebruiker` confirmed it at `tijdstip`.
    """

    id: UUID
    naam: str
    vingerafdruk: str
    toewijzing: Toewijzing
    gebruiker: str
    tijdstip: datetime
