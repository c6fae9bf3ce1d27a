"""Upload: a file that was read in, what became of each of its lines, and what it changes."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from kvdash.domain.gebied import Gebied, Grens
from kvdash.domain.herkenning import Herkenning
from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.indicator import Indicator
from kvdash.domain.model import Model

# The columns of checked rows, in order, from ingest to store. `regel` is the physical line (text) or row (sheet) of the
# cell, `kolom` its column, both from 1. `status` is a reeks.Status; waarde is null only when it is onderdrukt.
WAARNEMING_KOLOMMEN: tuple[str, ...] = (
    "indicator",
    "bron",
    "maat",
    "gebied",
    "periode",
    "indelingsjaar",
    "uitsplitsing",
    "waarde",
    "onder",
    "boven",
    "status",
    "regel",
    "kolom",
)

TOTAAL = "totaal"  # the default uitsplitsing

Toelichting = Literal[
    "aanhef",
    "kopregel",
    "lege regel",
    "voetregel",
    "geen waarde",
    "pseudogebied",
    "dubbele regel",
    "andere tabel",
    "weggelaten",
]


class Weigering(Model):
    """Weigering: a line that was not read in, where the fault is, and why. `kolom` is the header text or the number."""

    regel: int
    kolom: str
    waarde: str
    reden: str


Waarschuwingsoort = Literal[
    "verloren nul", "uitschieter", "leeg jaar", "eenheid", "kolom", "andere grenzen", "half bestand", "voorvallen"
]

# The kinds that may be wrong figures: whoever reads the file in accepts each of them with a reason.
TE_BEVESTIGEN: frozenset[Waarschuwingsoort] = frozenset({"verloren nul", "uitschieter", "leeg jaar"})


class Waarschuwing(Model):
    """Waarschuwing: something in a file that may be wrong, but is read in as it stands.

    `regel` and `kolom` (the header text) say where, `waarde` what stands there; empty where it is about more than one
    place. `tekst` is what is odd about it, in Dutch.
    """

    soort: Waarschuwingsoort
    tekst: str
    regel: int | None = None
    kolom: str = ""
    waarde: str = ""

    @property
    def vraagt_reden(self) -> bool:
        """Whether whoever reads the file in must say why it is right."""
        return self.soort in TE_BEVESTIGEN


class Afronding(Model):
    """Afronding: the multiple to which the counts of a bron are rounded in a file: 10, 5, or 1 where they are not."""

    bron: str
    op: int


class Leesverslag(Model):
    """Leesverslag: every line of a file accounted for.

    regels_totaal = regels_ingelezen + regels_geweigerd + sum of toegelicht; counted in physical lines (text) or rows
    of the used range (sheet). A record over k lines counts k; one line may have several weigeringen. `blad` is the
    sheet that was read, `bladen` are all that have a table; empty for text.
    """

    bestand: str
    indeling: str
    omschrijving: str
    blad: str = ""
    bladen: tuple[str, ...] = ()
    regels_totaal: int
    regels_ingelezen: int
    regels_geweigerd: int
    toegelicht: dict[Toelichting, int]
    geweigerd: tuple[Weigering, ...] = ()
    nieuwe_indicatoren: tuple[Indicator, ...] = ()
    nieuwe_gebieden: tuple[Gebied, ...] = ()
    grenzen: tuple[Grens, ...] = ()
    waarschuwingen: tuple[Waarschuwing, ...] = ()
    afrondingen: tuple[Afronding, ...] = ()


class Wijziging(Model):
    """Wijziging: a figure that an upload changes, old beside new."""

    indicator: str
    bron: str
    maat: str
    gebied: str
    periode: str
    oud: float | None
    nieuw: float | None


class Bewijswijziging(Model):
    """Bewijswijziging: a figure under a bevinding or prioriteit that an upload changes; `tekst` is what was written."""

    soort: Literal["bevinding", "prioriteit"]
    id: UUID
    veld: int
    tekst: str
    wijziging: Wijziging


class Gebiedsplan(Model):
    """Gebiedsplan: what reading in would do to boundaries (`soort` grens) or to own areas (eigen), in areas."""

    soort: Literal["grens", "eigen"]
    nieuw: int
    gewijzigd: int
    gelijk: int


class Plan(Model):
    """Plan: what reading in would do. `wijzigingen` holds the biggest differences first, at most a hundred.

    `verdwenen` counts the figures of earlier uploads that this file no longer has; they stay. `voorbeelden_verdwenen`
    holds at most a hundred of them, their `nieuw` None. `bewijs` is what changes under what people wrote,
    `bewijs_verborgen` under how many more texts the reader may not see. `gebieden` is
    there for a file of boundaries or own areas, which holds no figures.
    """

    nieuw: int
    gewijzigd: int
    gelijk: int
    wijzigingen: tuple[Wijziging, ...] = ()
    verdwenen: int = 0
    voorbeelden_verdwenen: tuple[Wijziging, ...] = ()
    bewijs: tuple[Bewijswijziging, ...] = ()
    bewijs_verborgen: int = 0
    gebieden: Gebiedsplan | None = None


class Aanvaarding(Model):
    """Aanvaarding: why the figures of all warnings of one kind are right, by whoever read the file in."""

    soort: Waarschuwingsoort
    reden: str
    aantal: int


class Bijlage(Model):
    """Bijlage: a file that explained the codes of an upload (metadata, a code list), kept as the upload is."""

    bestand: str
    sha256: str


class Upload(Model):
    """Upload: a file as it came in: who, when, what it held. Withdrawn uploads stay, but no longer count.

    `profiel` is the name of the importprofiel it was read by, empty without; `aanvaard` the warnings accepted;
    `bijlagen` what explained its codes.
    """

    id: UUID
    volgnummer: int
    tijdstip: datetime
    gebruiker: str
    bestand: str
    sha256: str
    grootte: int
    indeling: str
    omschrijving: str
    regels_totaal: int
    regels_ingelezen: int
    regels_geweigerd: int
    waarnemingen: int
    notitie: str = ""
    ingetrokken: datetime | None = None
    is_demo: bool = False
    profiel: str = ""
    aanvaard: tuple[Aanvaarding, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()


class Inlezing(Model):
    """Inlezing: the outcome of reading in a file; `upload` is None when it was only tried (proef).

    `herkenning` is what its columns and topics were taken for, `profiel` the importprofiel it was read by;
    `uitleg` names the files that explained its codes.
    """

    verslag: Leesverslag
    plan: Plan
    herkenning: Herkenning
    profiel: Importprofiel | None = None
    uitleg: tuple[str, ...] = ()
    upload: Upload | None = None

    @property
    def te_aanvaarden(self) -> tuple[Waarschuwingsoort, ...]:
        """The kinds of warnings that must be accepted with a reason, each once, in order of appearance."""
        return tuple(dict.fromkeys(w.soort for w in self.verslag.waarschuwingen if w.vraagt_reden))
