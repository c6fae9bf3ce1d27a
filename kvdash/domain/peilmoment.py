"""Peilmoment: as of when figures are read."""

from datetime import datetime
from uuid import UUID

from kvdash.domain.model import Model


class Peilmoment(Model):
    """Peilmoment: as of when figures are read: a time (with time zone), or right after an upload; neither is now."""

    tijd: datetime | None = None
    upload: UUID | None = None


NU = Peilmoment()
