"""What rounding alone can make is no signal."""

import pytest

from kvdash.domain.signaal import Signaal
from kvdash.domain.upload import Afronding
from kvdash.services.signalen import signalen
from kvdash.statistiek import rate_ratio_p_value
from kvdash.store import Store
from tests.services.test_signalen import GEBIEDEN, INBRAAK, INWONERS, JAREN, NOEMER, Reeks, _rijen
from tests.sessies import SESSIE
from tests.store.bouw import lees_in, maak_editie, voeg_editie_toe

WIJK = "WK123402"
RUSTIG: Reeks = {code: [40.0] * len(JAREN) for code in INWONERS}


def _signaal(store: Store, waarden: list[float], *, op: int) -> Signaal:
    noemers = _rijen("inwoners", {code: [aantal] * len(JAREN) for code, aantal in INWONERS.items()})
    rijen = _rijen("inbraak", {**RUSTIG, WIJK: waarden})
    afrondingen = [Afronding(bron="Politie", op=op)]
    lees_in(store, [*rijen, *noemers], indicatoren=(NOEMER, INBRAAK), gebieden=GEBIEDEN, afrondingen=afrondingen)
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    gevonden = signalen(store, SESSIE, editie=editie.id, jaar=2024)
    return next(s for s in gevonden.signalen if s.gebied.code == WIJK)


@pytest.mark.parametrize(
    ("nu", "op", "sterkte"), [(50.0, 1, "afwijkend"), (50.0, 10, "vergelijkbaar"), (90.0, 10, "afwijkend")]
)
def test_a_change_that_rounding_can_make_is_none(store: Store, nu: float, op: int, sterkte: str) -> None:
    verandering = _signaal(store, [25.0] * 9 + [nu], op=op).verandering
    assert verandering is not None
    assert (verandering.kant, verandering.sterkte) == ("hoger", sterkte)


@pytest.mark.parametrize(("op", "sterkte"), [(1, "afwijkend"), (50, "vergelijkbaar")])
def test_a_level_that_rounding_can_make_is_none(store: Store, op: int, sterkte: str) -> None:
    gevonden = _signaal(store, [65.0] * 10, op=op)
    assert gevonden.sterkte == sterkte
    assert gevonden.waarde == pytest.approx(65 / 4500 * 1000)
    assert gevonden.aantal == 65


def test_the_level_is_tested_between_the_closest_counts_that_round_to_these(store: Store) -> None:
    rest = sum(INWONERS.values()) - INWONERS[WIJK]
    laag, hoog = 65 - 5, 200 + 5
    p = rate_ratio_p_value(laag, INWONERS[WIJK], hoog, rest)
    assert min(1.0, 6 * p) == pytest.approx(_signaal(store, [65.0] * 10, op=10).p_waarde, rel=1e-9)


@pytest.mark.parametrize(("op", "trend"), [(1, "stijgt"), (50, "geen duidelijke trend")])
def test_a_trend_within_rounding_is_none(store: Store, op: int, trend: str) -> None:
    assert _signaal(store, [20, 20, 20, 20, 20, 20, 30, 40, 50, 60], op=op).trend == trend
