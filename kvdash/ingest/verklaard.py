"""A data set of codes, read as if its metadata stood in it: topics by name and unit, codes by their title."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kvdash.domain.onderwerp import leading_code
from kvdash.ingest.bewerkt import BewerkteInvoer
from kvdash.ingest.blokken import Blok, Invoer, Kolomdata
from kvdash.ingest.metadata import Codelijst, Metadata, lees_metadata
from kvdash.ingest.records import Record

_MIN_BEKEND = 0.9  # part of the codes of a column that a list must know to be its list


class VerklaardeInvoer(BewerkteInvoer):
    """VerklaardeInvoer: an Invoer with keys in the header and codes in the columns replaced by what they mean."""

    def __init__(self, invoer: Invoer, metadata: Metadata) -> None:
        super().__init__(invoer)
        self._koppen = metadata.koppen
        self._heeft_koppen = any(c.strip() in self._koppen for r in invoer.kop()[:20] for c in r.cellen)
        self._titels = self._kies_lijsten(metadata.lijsten)

    @property
    def is_verklaard(self) -> bool:
        """Whether the metadata belongs to this data set: it knows headers or codes of it."""
        return bool(self._heeft_koppen or self._titels)

    def _kies_lijsten(self, lijsten: Sequence[Codelijst]) -> dict[int, Mapping[str, str]]:
        """The code list of each column that has one: by its header, else by its values."""
        records = self._invoer.kop()
        gevonden: dict[int, Mapping[str, str]] = {}
        for kolom in range(max((len(r.cellen) for r in records), default=0)):
            cellen = [r.cellen[kolom].replace("\ufeff", "").strip() for r in records if kolom < len(r.cellen)]
            for lijst in lijsten:
                codes = {c for c in cellen[1:] if c}
                bekend = sum(c in lijst.titels for c in codes)
                if lijst.kolom in cellen[:20] if lijst.kolom else (bekend and bekend >= _MIN_BEKEND * len(codes)):
                    gevonden.setdefault(kolom, lijst.titels)
        return gevonden

    def _records(self, records: Iterable[Record]) -> list[Record]:
        return list(map(self._record, records))

    def _record(self, record: Record) -> Record:
        return replace(record, cellen=tuple(self._cel(kolom, c) for kolom, c in enumerate(record.cellen)))

    def _cel(self, kolom: int, cel: str) -> str:
        """A cell as it is meant; a header may also stand between the data, in a file that holds itself twice."""
        kaal = cel.replace("\ufeff", "").strip()
        return self._koppen.get(kaal) or self._titels.get(kolom, {}).get(kaal, cel)

    def blokken(self, *, van: int, tot: int, breedte: int) -> Iterator[Blok]:
        for blok in self._invoer.blokken(van=van, tot=tot, breedte=breedte):
            kolommen = tuple(self._kolom(n, kolom) for n, kolom in enumerate(blok.kolommen))
            yield replace(blok, kolommen=kolommen, los=tuple(map(self._record, blok.los)))

    def _kolom(self, nummer: int, kolom: Kolomdata) -> Kolomdata:
        return replace(kolom, uniek=[self._cel(nummer, tekst) for tekst in kolom.uniek])


class Uitleg:
    """Uitleg: the metadata that was given with a file, as far as it belongs to it."""

    def __init__(self, metadata: Mapping[int, Metadata] | None = None) -> None:
        self._metadata = metadata or {}
        self._nummers: set[int] = set()

    @classmethod
    def van(cls, bestanden: Sequence[bytes | Path]) -> "Uitleg":
        return cls({n: m for n, bestand in enumerate(bestanden) if (m := lees_metadata(bestand)) is not None})

    def verklaar(self, invoer: Invoer) -> Invoer:
        """The file as its metadata explains it."""
        for nummer, metadata in self._metadata.items():
            verklaard = VerklaardeInvoer(invoer, metadata)
            if verklaard.is_verklaard:
                self._nummers.add(nummer)
                invoer = verklaard
        return invoer

    @property
    def gebruikt(self) -> tuple[int, ...]:
        """Which of the files that were given explained anything, by their place."""
        return tuple(sorted(self._nummers))

    @property
    def _gebruikt(self) -> list[Metadata]:
        return [self._metadata[nummer] for nummer in self.gebruikt]

    @property
    def bron(self) -> str | None:
        return next((m.bron for m in self._gebruikt if m.bron), None)

    @property
    def tabel(self) -> str:
        """The number of the table at its publisher."""
        return next((m.tabel for m in self._gebruikt if m.tabel), "")

    def definitie(self, label: str) -> str:
        """What a topic covers, by its label or the end of its path; empty if the metadata does not say."""
        vormen = [label, label.rsplit("/", 1)[-1], *(label.split(" ", 1)[1:] if leading_code(label) else [])]
        return next((m.definities[v] for m in self._gebruikt for v in vormen if v in m.definities), "")
