"""What the exports hold, free of any file format: the writers read only this."""

from collections.abc import Container, Mapping
from datetime import datetime

from kvdash.domain.bevinding import Bevinding, BevindingSoort
from kvdash.domain.editie import Deelstatussen, Editie
from kvdash.domain.model import Model
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.sessie import Rubricering
from kvdash.domain.stuk import Stuk


class ThemaCijfers(Model):
    """ThemaCijfers: the charts of one thema (key "T1.3")."""

    thema: str
    beelden: tuple[IndicatorBeeld, ...] = ()


class Hoofdstuk(Model):
    """Hoofdstuk: all of one veld. A thema that is absent from `cijfers` is written as one without figures.

    `bevindingen` holds every soort in the order it is to be written; the writers put each in its own paragraph.
    `gesloten` says of which parts nothing need be written, and why. Of what its readers may not see `weg` has the soort
    and onderwerp of each bevinding, and `prioriteiten_weg` how many candidates.
    """

    veld: int
    cijfers: tuple[ThemaCijfers, ...] = ()
    bevindingen: tuple[Stuk[Bevinding], ...] = ()
    prioriteiten: tuple[Stuk[Prioriteit], ...] = ()
    gesloten: Deelstatussen = Deelstatussen()
    weg: tuple[tuple[BevindingSoort, str | None], ...] = ()
    prioriteiten_weg: int = 0

    def cijfers_van(self, thema: str) -> ThemaCijfers:
        """The figures of the thema, empty if there are none."""
        return next((c for c in self.cijfers if c.thema == thema), ThemaCijfers(thema=thema))

    def bevindingen_van(self, *soorten: BevindingSoort, onderwerp: str) -> tuple[Stuk[Bevinding], ...]:
        """The bevindingen of these soorten under one thema or rubriek."""
        return tuple(b for b in self.bevindingen if b.inhoud.soort in soorten and b.inhoud.onderwerp == onderwerp)

    def bevindingen_buiten(self, *soorten: BevindingSoort, onderwerpen: Container[str]) -> tuple[Stuk[Bevinding], ...]:
        """The bevindingen of these soorten under none of these: of the veld as a whole, or of another thema."""
        return tuple(b for b in self.bevindingen if b.inhoud.soort in soorten and b.inhoud.onderwerp not in onderwerpen)

    def weg_van(self, *soorten: BevindingSoort, onderwerp: str | None) -> int:
        """How many bevindingen of these soorten under one thema or rubriek stay out."""
        return sum(soort in soorten and waarover == onderwerp for soort, waarover in self.weg)

    def weg_buiten(self, *soorten: BevindingSoort, onderwerpen: Container[str]) -> int:
        """How many bevindingen of these soorten under none of these stay out."""
        return sum(soort in soorten and waarover not in onderwerpen for soort, waarover in self.weg)


class Rapportage(Model):
    """Rapportage: the veiligheidsanalyse as a document. A veld without a Hoofdstuk is written as an empty one.

    `gemaakt_op` is aware, in any time zone. `gebieden` and `indicatoren` give the name of each code that bevindingen
    and evidence mention. `voor` is who may read it. `bronnen` are lines for the list of sources at the end; `filter`
    says in words which gebieden and years were chosen.
    """

    editie: Editie
    gemeente_naam: str
    gemaakt_op: datetime
    filter: str = ""
    hoofdstukken: tuple[Hoofdstuk, ...] = ()
    gebieden: Mapping[str, str] = {}
    indicatoren: Mapping[str, str] = {}
    bronnen: tuple[str, ...] = ()
    voor: Rubricering = "openbaar"

    @property
    def prioriteiten_weg(self) -> int:
        return sum(hoofdstuk.prioriteiten_weg for hoofdstuk in self.hoofdstukken)

    @property
    def teksten_weg(self) -> int:
        return sum(len(hoofdstuk.weg) for hoofdstuk in self.hoofdstukken)

    def hoofdstuk(self, veld: int) -> Hoofdstuk:
        return next((h for h in self.hoofdstukken if h.veld == veld), Hoofdstuk(veld=veld))


class PrioriteitRij(Model):
    """PrioriteitRij: one line of the prioriteitenoverzicht. `bewijs` holds one sentence per figure."""

    veld: int
    naam: str
    status: str
    deelthemas: tuple[str, ...] = ()
    elementen: tuple[str, ...] = ()
    bewijs: tuple[str, ...] = ()
    auteur: str
    gewijzigd: datetime


class Prioriteitenoverzicht(Model):
    """Prioriteitenoverzicht: the candidates of all velden in order, with what was filtered and where it comes from.

    `weggelaten` is how many of them the readers it is `voor` may not see.
    """

    editie: Editie
    gemeente_naam: str
    gemaakt_op: datetime
    bron: str
    filter: str = ""
    rijen: tuple[PrioriteitRij, ...] = ()
    weggelaten: int = 0
    voor: Rubricering = "openbaar"
