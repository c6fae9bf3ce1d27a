"""Signaal: what stands out in a figure, how sure that is, and what it is compared with."""

from functools import cached_property
from typing import Literal, Self, cast, get_args

from kvdash.domain.gebied import Gebied, Niveau
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.jaarcijfer import PER
from kvdash.domain.kernbeleid import themas_van
from kvdash.domain.model import Model
from kvdash.domain.vergelijking import Vergelijking
from kvdash.errors import InvoerError

Sterkte = Literal["afwijkend", "mogelijk", "vergelijkbaar", "niet te bepalen"]
Kant = Literal["hoger", "lager"]
Oordeel = Literal["gunstig", "ongunstig", "geen"]
Trendrichting = Literal["stijgt", "daalt", "geen duidelijke trend", "niet te bepalen"]
SignaalNiveau = Literal["gemeente", "wijk", "buurt", "eigen"]
Trechterplek = Literal["binnen 95%", "buiten 95%", "buiten 99,8%"]

# Why a level is not tested, or not judged. taal turns it into a sentence.
Reden = Literal[
    "gemeente zelf",  # nothing to compare the gemeente with
    "bezoekers",  # a high level comes with visitors: only the own past is compared
    "geen noemer",  # no denominator of the same year and borders, or one below min_noemer
    "geen marges",  # a published figure without margins
    "geen vergelijking",  # of whom it is compared with there is no figure of that year
    "haal",  # found by police or inspectors: more may be better work
    "geen richting",  # high is neither gunstig nor ongunstig
]

# What a figure of each maat is as a part of one: of a survey the whole scale.
SCHAAL: dict[Maat, float] = {"per 1.000": PER, "percentage": 100.0, "rapportcijfer": 10.0, "schaalscore": 10.0}
GRENS = 0.05  # false alarms allowed: of one comparison (mogelijk), and among all that a family shows (afwijkend)
TREND_JAREN = 5
CORONAJAREN = range(2020, 2023)
VOOR_CORONA = 2019

_TREND_KANT: dict[Trendrichting, Kant] = {"stijgt": "hoger", "daalt": "lager"}


def signaalniveau(gebied: Gebied) -> SignaalNiveau:
    """The niveau among which a gebied is compared. Raises InvoerError for one above the gemeente."""
    for niveau in get_args(SignaalNiveau):
        if gebied.niveau == niveau:
            return cast(SignaalNiveau, niveau)
    raise InvoerError(f"{gebied.naam} is geen deel van de gemeente en heeft dus geen signalen.")


def oordeel_van(indicator: Indicator, kant: Kant | None) -> Oordeel:
    """What more or less of an indicator means; a haal-figure is never gunstig or ongunstig."""
    if kant is None or not indicator.heeft_richting:
        return "geen"
    return "gunstig" if (indicator.richting == "gunstig") == (kant == "hoger") else "ongunstig"


class Verandering(Model):
    """Verandering: how sure a figure differs from `waarde`, that of `jaar`: the year (survey: the round) before."""

    jaar: int
    waarde: float
    kant: Kant
    sterkte: Sterkte


class Signaal(Model):
    """Signaal: one figure of an indicator, bron, gebied and year, tested against `vergelijking`.

    `waarde`, `onder` and `boven` (95 %, widened where the indicator varies more than by chance) are in the unit of
    `maat`; `waarde_vergelijking` is the figure of the whole gemeente, country or group, while the test leaves the
    gebied out of it. `aantal` is the count that a rate or count rests on, `omvang` its denominator; of a survey the
    size of a sample with the same margins. `kant` and `sterkte` are of the level; `trechter`
    is its place among the limits of a funnel around `waarde_vergelijking`; `reden` says why it was not tested or is not
    judged. `trend` is over the five years up to `jaar`; `waarde_2019` is there when those hold coronajaren. `breukjaar`
    is the first of those five years that may be compared with `jaar`, where a break keeps earlier figures apart.
    `p_waarde` only serves to order signals; `spreiding` is how many times the variance from year to year is that of
    chance.
    """

    indicator: Indicator
    bron: str
    maat: Maat
    noemer_naam: str | None = None
    gebied: Gebied
    vergelijking: Vergelijking
    jaar: int
    waarde: float
    onder: float | None = None
    boven: float | None = None
    aantal: float | None = None
    omvang: float | None = None
    waarde_vergelijking: float | None = None
    kant: Kant | None = None
    sterkte: Sterkte = "niet te bepalen"
    trechter: Trechterplek | None = None
    p_waarde: float = 1.0
    verandering: Verandering | None = None
    trend: Trendrichting = "niet te bepalen"
    waarde_2019: float | None = None
    breukjaar: int | None = None
    reden: Reden | None = None
    spreiding: float = 1.0

    @property
    def wijkt_af(self) -> bool:
        """Whether the level lies outside what chance easily gives."""
        return self.sterkte in ("afwijkend", "mogelijk")

    @cached_property
    def oordeel(self) -> Oordeel:
        """What the level means; "geen" where it does not differ or is not judged."""
        return oordeel_van(self.indicator, self.kant) if self.wijkt_af and self.reden is None else "geen"

    @cached_property
    def ontwikkeling(self) -> Oordeel:
        """What the trend means; for surveys the change since the round before."""
        kant = _TREND_KANT.get(self.trend)
        if self.is_enquete and self.verandering and self.verandering.sterkte in ("afwijkend", "mogelijk"):
            kant = self.verandering.kant
        return oordeel_van(self.indicator, kant)

    @cached_property
    def dubbel(self) -> bool:
        """Ongunstig and worsening."""
        return self.oordeel == "ongunstig" == self.ontwikkeling

    @cached_property
    def valt_op(self) -> bool:
        """A dubbel signaal, or ongunstig beyond the false alarms of the whole family."""
        return self.dubbel or (self.oordeel == "ongunstig" and self.sterkte == "afwijkend")

    @property
    def is_enquete(self) -> bool:
        return self.maat in ("percentage", "rapportcijfer", "schaalscore")

    @property
    def is_beoordeeld(self) -> bool:
        """Whether the level was tested and may be called gunstig or ongunstig."""
        return self.reden is None and self.sterkte != "niet te bepalen"


class Signalen(Model):
    """Signalen: all of one gemeente, year and niveau, against one comparator; the clearest first.

    `vergelijkingen` is the size of the family: the tested comparisons of indicators with a richting.
    """

    gemeente: Gebied
    vergelijking: Vergelijking
    jaar: int
    niveau: Niveau
    vergelijkingen: int
    signalen: tuple[Signaal, ...]

    @property
    def verwacht_door_toeval(self) -> float:
        """How many comparisons would at most show as mogelijk if nothing differed at all."""
        return self.vergelijkingen * GRENS

    @property
    def dubbel(self) -> tuple[Signaal, ...]:
        return tuple(s for s in self.signalen if s.dubbel)

    @property
    def opvallend(self) -> tuple[Signaal, ...]:
        """What stands out, the clearest first."""
        return tuple(s for s in self.signalen if s.valt_op)

    def van_thema(self, thema: str) -> tuple[Signaal, ...]:
        """The signals of the indicators of a thema, its own and those that also belong there."""
        return tuple(s for s in self.signalen if thema in s.indicator.themas)

    def van_veld(self, veld: int) -> Self:
        """Only the signals of the indicators whose own thema is in this veld."""
        themas = {thema.code for thema in themas_van(veld)}
        return self.model_copy(update={"signalen": tuple(s for s in self.signalen if s.indicator.thema in themas)})

    def alleen_thema(self, thema: str) -> Self:
        """Only the signals of a thema."""
        return self.model_copy(update={"signalen": self.van_thema(thema)})

    @property
    def stand(self) -> tuple[int, int]:
        """Of how many indicators some gebied stands out, and how many were judged."""
        eigen = [s for s in self.signalen if s.is_beoordeeld]
        return len({s.indicator.code for s in eigen if s.valt_op}), len({s.indicator.code for s in eigen})

    def spreiding_van(self, indicator: str, *, bron: str) -> float:
        """How many times the variance of these figures from year to year is that of chance; 1 where not known."""
        eigen = (s for s in self.signalen if s.indicator.code == indicator and s.bron == bron)
        return max((s.spreiding for s in eigen), default=1.0)
