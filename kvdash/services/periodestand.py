"""How one indicator stands per month or quarter: its picture, and the comparisons that belong with it."""

from typing import NamedTuple, get_args

from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import PeriodeSoort
from kvdash.domain.periodevergelijking import Periodevergelijking, Periodevergelijkingen
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import SignaalNiveau
from kvdash.services.periodebeeld import periodebeeld
from kvdash.services.perioden import periodevergelijkingen
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store


class Periodestand(NamedTuple):
    """Periodestand: a picture per month or quarter; `genoemd` compares the gebieden drawn, `delen` all wijken.

    Of each gebied first the last period that is over, then the year so far. `families` holds the sets that the
    comparisons in `genoemd` are part of.
    """

    beeld: IndicatorBeeld
    genoemd: tuple[Periodevergelijking, ...]
    delen: tuple[Periodevergelijking, ...]
    families: tuple[Periodevergelijkingen, ...]


@gebruiksgeval("lezen")
def periodestand(
    store: Store, sessie: Sessie, keuze: Keuze, beeld: IndicatorBeeld, *, soort: PeriodeSoort
) -> Periodestand:
    """The stand of the indicator and bron of a picture of years, for its first gebied and those chosen.

    Raises InvoerError for an unknown edition.
    """
    # Others stand beside the gemeente as rates; as counts the gemeente would press them flat.
    gekozen = tuple(r for r in beeld.reeksen if beeld.alleen_hoogste or r.gebied.code in keuze.gebieden)
    beeld = beeld.model_copy(update={"reeksen": tuple(dict.fromkeys((beeld.reeksen[0], *gekozen)))})
    getekend = [reeks.gebied for reeks in beeld.reeksen]
    niveaus: list[SignaalNiveau] = [n for n in get_args(SignaalNiveau) if any(g.niveau == n for g in getekend)]
    families = {
        niveau: _families(store, sessie, keuze, niveau, soort) for niveau in dict.fromkeys([*niveaus, _deel(beeld)])
    }
    alle = [v for paar in families.values() for een in paar for v in een.van(beeld.indicator.code, bron=beeld.bron)]
    delen = [v for een in families[_deel(beeld)] for v in een.van(beeld.indicator.code, bron=beeld.bron)]
    return Periodestand(
        beeld=periodebeeld(
            store, sessie, keuze, beeld, soort=soort, spreiding=max((v.spreiding for v in alle), default=1.0)
        ),
        genoemd=tuple(v for gebied in getekend for v in alle if v.gebied == gebied),
        delen=tuple(delen),
        families=tuple(een for niveau in niveaus for een in families[niveau] if een.vergelijkingen),
    )


def _deel(beeld: IndicatorBeeld) -> SignaalNiveau:
    """The niveau of the parts in the picture, wijken where it has none."""
    niveau = beeld.wijken[0].gebied.niveau if beeld.wijken else "wijk"
    return next((n for n in get_args(SignaalNiveau) if n == niveau), "wijk")


def _families(
    store: Store, sessie: Sessie, keuze: Keuze, niveau: SignaalNiveau, soort: PeriodeSoort
) -> tuple[Periodevergelijkingen, Periodevergelijkingen]:
    een, twee = (
        periodevergelijkingen(
            store,
            sessie,
            editie=keuze.editie,
            tot=keuze.tot,
            niveau=niveau,
            soort=soort,
            tot_nu_toe=tot_nu_toe,
            op=keuze.op,
        )
        for tot_nu_toe in (False, True)
    )
    return een, twee
