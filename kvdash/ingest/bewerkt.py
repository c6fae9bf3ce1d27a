"""An Invoer made of another one."""

from collections.abc import Iterable, Iterator

from kvdash.ingest.blokken import Blok, Invoer, blok_van
from kvdash.ingest.records import Record


class BewerkteInvoer:
    """BewerkteInvoer: an Invoer made of another one, with other records; what is not changed is passed on."""

    def __init__(self, invoer: Invoer) -> None:
        self._invoer = invoer

    def _records(self, records: Iterable[Record]) -> list[Record]:
        """The records as they are to be read."""
        raise NotImplementedError

    @property
    def regels_totaal(self) -> int:
        return self._invoer.regels_totaal

    @property
    def regels_elders(self) -> int:
        return self._invoer.regels_elders

    @property
    def laatste_regel(self) -> int:
        return self._invoer.laatste_regel

    @property
    def naam(self) -> str:
        return self._invoer.naam

    @property
    def tussenkoppen(self) -> tuple[Record, ...]:
        return self._invoer.tussenkoppen

    @property
    def is_half(self) -> bool:
        return self._invoer.is_half

    @property
    def is_overzien(self) -> bool:
        return self._invoer.is_overzien

    def kop(self) -> list[Record]:
        return self._records(self._invoer.kop())

    def monster(self) -> list[Record]:
        return self._records(self._invoer.monster())

    def staart(self) -> list[Record]:
        return self._records(self._invoer.staart())

    def records_op(self, regels: Iterable[int]) -> list[Record]:
        return self._records(self._invoer.records_op(regels))

    def overzicht(self) -> list[Record]:
        return self._records(self._invoer.overzicht())

    def blokken(self, *, van: int, tot: int, breedte: int) -> Iterator[Blok]:
        """One block of what is overzien; a larger Invoer must say how its blocks change."""
        yield blok_van((r for r in self.overzicht() if van <= r.regel < tot), breedte=breedte)
