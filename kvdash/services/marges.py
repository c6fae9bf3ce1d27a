"""Intervals of counts and rates: the same chance, widened by the same spread, as the sentences of signals speak of."""

from collections.abc import Iterable

from kvdash.domain.jaarcijfer import PER
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks


def met_marges(beeld: IndicatorBeeld, *, spreiding: float) -> IndicatorBeeld:
    """The picture with a 95 % interval at each figure that is a count or was computed from one.

    `spreiding` is how many times the variance from year to year is that of chance (Signaal.spreiding): counts are
    divided by it before the interval and multiplied after (Spiegelhalter 2005). Margins of the bron stay as they are.
    """
    reeksen = (*beeld.alle_reeksen, *beeld.wijken)
    tellingen = {punt.aantal for reeks in reeksen for punt in reeks.punten if _mist_marge(punt)}
    if not tellingen:
        return beeld
    grenzen = _grenzen(sorted(a for a in tellingen if a is not None), spreiding=spreiding)

    def breed(reeks: Reeks) -> Reeks:
        return reeks.model_copy(update={"punten": tuple(_met_marge(punt, grenzen) for punt in reeks.punten)})

    return beeld.model_copy(
        update={
            "spreiding": spreiding,
            "reeksen": tuple(map(breed, beeld.reeksen)),
            "vergelijking": breed(beeld.vergelijking) if beeld.vergelijking else None,
            "wijken": tuple(map(breed, beeld.wijken)),
        }
    )


def _mist_marge(punt: Punt) -> bool:
    return punt.waarde is not None and punt.aantal is not None and punt.onder is None and punt.boven is None


def _grenzen(tellingen: Iterable[float], *, spreiding: float) -> dict[float, tuple[float, float]]:
    """Of each different count its bounds, all at once: one by one they would take most of the time of a page."""
    from kvdash.statistiek import spread_interval_array

    x = list(tellingen)
    onder, boven = spread_interval_array(x, factor=spreiding)
    return dict(zip(x, zip(onder.tolist(), boven.tolist(), strict=True), strict=True))


def _met_marge(punt: Punt, grenzen: dict[float, tuple[float, float]]) -> Punt:
    if not _mist_marge(punt) or punt.aantal is None:
        return punt
    onder, boven = grenzen[punt.aantal]
    per = PER / punt.noemer if punt.noemer else 1.0
    return punt.model_copy(update={"onder": onder * per, "boven": boven * per})
