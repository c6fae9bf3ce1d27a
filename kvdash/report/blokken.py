"""A document as blocks: what each part of it is and says, in no file format. The writers walk them in order."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from kvdash.domain.model import Model
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.sessie import Rubricering


class Noot(Model):
    """Noot: a remark on the block it stands in: a footnote at a kop, a sentence below a figuur or tabel.

    With a `merk` it explains that mark in the cells above.
    """

    tekst: str
    merk: str = ""

    def __str__(self) -> str:
        return f"{self.merk} {self.tekst}".strip()


class Bron(Model):
    """Bron: where the figures of a figuur or tabel come from, and of when they are."""

    tekst: str

    def __str__(self) -> str:
        return self.tekst


class Kop(Model):
    """Kop: a heading of a chapter (1), a paragraph of it (2), an onderwerp (3) or one list (4).

    The table of contents names levels 1 and 2; only those can be `genummerd`.
    """

    tekst: str
    niveau: Literal[1, 2, 3, 4]
    genummerd: bool = False
    noot: Noot | None = None


class Alinea(Model):
    """Alinea: running text. `ontbreekt` marks a line that stands where something is missing; `bij_volgende` keeps it on
    one page with the block below.
    """

    tekst: str
    ontbreekt: bool = False
    bij_volgende: bool = False


class Punt(Model):
    """Punt: one item of a lijst. It opens with the words in `vet`; `toelichting` is a line of its own below it.

    `rubricering` is who may read it, for a format that marks each text.
    """

    tekst: str
    vet: str = ""
    toelichting: str = ""
    rubricering: Rubricering = "openbaar"


class Lijst(Model):
    """Lijst: items without an order."""

    punten: tuple[Punt, ...]


class Figuur(Model):
    """Figuur: a picture with its caption, and what it shows for who cannot see it. Its tables stand right below it."""

    beeld: IndicatorBeeld
    bijschrift: str
    alt: str
    noten: tuple[Noot, ...] = ()
    bron: Bron


class Tabelkolom(NamedTuple):
    """The head of a column; `breedte` in cm on a page of A4, where 16 (landscape 25.7) fit beside each other."""

    kop: str
    breedte: float
    is_getal: bool = False


class Tabelcel(NamedTuple):
    """What a cell shows (more lines with line ends), and the figure or moment behind it for a format that computes."""

    tekst: str
    waarde: float | datetime | None = None


class Tabel(Model):
    """Tabel: rows under a head that returns on each page. `heel` keeps all of it on one page.

    `naam` is one word, for a format in which formulas name a table. Without `bijschrift` it has no number.
    """

    kolommen: tuple[Tabelkolom, ...]
    rijen: tuple[tuple[Tabelcel, ...], ...]
    naam: str = ""
    bijschrift: str = ""
    noten: tuple[Noot, ...] = ()
    bron: Bron | None = None
    heel: bool = False


Blok = Kop | Alinea | Lijst | Figuur | Tabel


class Genummerd(NamedTuple):
    """A block with its number: "2" or "2.1" for a numbered kop, "7" for the seventh figuur or tabel, else nothing."""

    nummer: str
    blok: Blok


class Document(Model):
    """Document: what it is about, of whom, of when and for whom, and its blocks in order.

    `kenmerken` are lines under the title. With `met_voorblad` these stand on a page of their own, before the table of
    contents. `is_demo` and `voor` are to be marked on each page where the format has pages.
    """

    onderwerp: str
    ondertitel: str = ""
    gemeente: str
    kenmerken: tuple[str, ...] = ()
    gemaakt_op: datetime
    voor: Rubricering
    is_demo: bool
    met_voorblad: bool = False
    liggend: bool = False
    blokken: tuple[Blok, ...]

    @property
    def titel(self) -> str:
        return f"{self.onderwerp} {self.gemeente}"

    def genummerd(self) -> Iterator[Genummerd]:
        """The blocks with the numbers they have in every format."""
        hoofdstuk = paragraaf = figuur = tabel = 0
        for blok in self.blokken:
            nummer = ""
            match blok:
                case Kop(niveau=1, genummerd=True):
                    hoofdstuk, paragraaf = hoofdstuk + 1, 0
                    nummer = str(hoofdstuk)
                case Kop(niveau=2, genummerd=True):
                    paragraaf += 1
                    nummer = f"{hoofdstuk}.{paragraaf}"
                case Figuur():
                    figuur += 1
                    nummer = str(figuur)
                case Tabel(bijschrift=str(bijschrift)) if bijschrift:
                    tabel += 1
                    nummer = str(tabel)
            yield Genummerd(nummer, blok)
