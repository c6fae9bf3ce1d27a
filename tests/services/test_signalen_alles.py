"""How many signals of each sterkte a whole gemeente has, beside the same rules in numpy and scipy alone."""

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.special import betainc
from scipy.stats import false_discovery_control
from scipy.stats.mstats import winsorize

from kvdash.domain.gebied import Gebied, gemeente_of_code, niveau_of_code, ouder_of_code
from kvdash.domain.indicator import Indicator
from kvdash.domain.signaal import SignaalNiveau
from kvdash.domain.vergelijking import Vergelijker
from kvdash.services.signalen import signalen
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.store.bouw import Rij, lees_in, maak_editie, voeg_editie_toe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Getallen = NDArray[np.float64]

JAREN = range(2018, 2025)
WIJKEN = [f"WK1234{nummer:02d}" for nummer in range(5)]
BUURTEN = [f"BU{wijk[2:]}{nummer:02d}" for wijk in WIJKEN for nummer in range(4)]
LEDEN = [f"GM20{nummer:02d}" for nummer in range(10)]
CODES = ["GM1234", *WIJKEN, *BUURTEN, "NL00", *LEDEN]
PLEK: dict[SignaalNiveau, slice] = {"wijk": slice(1, 6), "buurt": slice(6, 26)}
LAND, GROEP = 26, slice(27, 37)
# The last two have no richting, and so a family of their own.
RICHTINGEN = ("ongunstig", "ongunstig", "gunstig", "ongunstig", "gunstig", "ongunstig", "geen", "geen")


def _maak() -> tuple["Getallen", "Getallen"]:
    """Counts (indicator, gebied, year) and inhabitants (gebied); half of the indicators vary beyond chance."""
    rng = np.random.default_rng(20)
    inwoners, elders = rng.integers(500, 3000, 20), np.array([17_900_000, *rng.integers(20_000, 40_000, 10)])
    soorten = len(RICHTINGEN)
    tempo = 0.012 * rng.gamma(9, 1 / 9, (soorten, 20, 1))
    grillig = np.where(np.arange(soorten)[:, None, None] % 2 == 0, rng.gamma(8, 1 / 8, (soorten, 20, len(JAREN))), 1)
    buurten = rng.poisson(inwoners[:, None] * tempo * grillig)
    anders = rng.poisson(0.012 * elders[:, None] * np.ones((soorten, 1, len(JAREN))))
    wijken = buurten.reshape(soorten, 5, 4, -1).sum(axis=2)
    aantal = np.concatenate([wijken.sum(axis=1, keepdims=True), wijken, buurten, anders], axis=1).astype(float)
    per_wijk = inwoners.reshape(5, 4).sum(axis=1)
    return aantal, np.concatenate([[per_wijk.sum()], per_wijk, inwoners, elders]).astype(float)


AANTAL, INWONERS = _maak()


def _spreiding(welke: list[int]) -> "Getallen":
    """Per indicator the winsorised mean square of the changes from year to year, at least 1 (Spiegelhalter 2005)."""
    x = AANTAL[:, welke]
    samen, deel = x[:, :, 1:] + x[:, :, :-1], x[:, :1, 1:] / (x[:, :1, 1:] + x[:, :1, :-1])
    z = ((x[:, :, 1:] - samen * deel) / np.sqrt(samen * deel * (1 - deel)))[:, 1:].reshape(len(x), -1)
    return np.array([max(1.0, float(np.mean(np.asarray(winsorize(rij, limits=0.1)) ** 2))) for rij in z])


def _p(x1: "Getallen", n1: "Getallen", x0: "Getallen", n0: "Getallen") -> "Getallen":
    """Twice the binomial tail of x1 given x1 + x0, on its own side."""
    hoger, kans = x1 * n0 > x0 * n1, n1 / (n1 + n0)
    x, y, p = np.where(hoger, x1, x0), np.where(hoger, x0, x1), np.where(hoger, kans, 1 - kans)
    return np.asarray(np.minimum(1, 2 * betainc(x, y + 1, p)))


def _verwacht(niveau: SignaalNiveau, vergelijker: Vergelijker) -> Counter[str]:
    plek = PLEK[niveau]
    breed = _spreiding([0, *range(plek.start, plek.stop)])[:, None]
    assert (breed > 1.2).any() and (breed < 1.2).any()
    nu = AANTAL[:, :, -1]
    x1, n1 = nu[:, plek], np.broadcast_to(INWONERS[plek], nu[:, plek].shape)
    if vergelijker == "vergelijkbaar":
        x0, n0 = (
            np.broadcast_to(nu[:, GROEP].sum(axis=1, keepdims=True), x1.shape),
            np.full(x1.shape, sum(INWONERS[GROEP])),
        )
    else:
        ander = slice(0, 1) if vergelijker == "gemeente" else slice(LAND, LAND + 1)
        x0, n0 = nu[:, ander] - x1, INWONERS[ander] - n1
    p = _p(x1 / breed, n1 / breed, x0 / breed, n0 / breed)
    telling: Counter[str] = Counter()
    gericht = np.array(RICHTINGEN) != "geen"
    for familie in (p[gericht].ravel(), p[~gericht].ravel()):
        afwijkend = false_discovery_control(familie) <= 0.05
        mogelijk = (familie < 0.05) & ~afwijkend
        telling["afwijkend"] += int(afwijkend.sum())
        telling["mogelijk"] += int(mogelijk.sum())
        telling["vergelijkbaar"] += int((~afwijkend & ~mogelijk).sum())
    return telling


def _vul(store: Store) -> None:
    soort = {"thema": "T1.3", "eenheid": "per 1.000", "noemer": "inwoners", "ontstaan": "breng"}
    soorten = [
        Indicator.model_validate({"code": f"soort{n}", "naam": f"Soort {n}", "richting": richting, **soort})
        for n, richting in enumerate(RICHTINGEN)
    ]
    gebieden = [
        Gebied(
            code=code,
            naam=code,
            niveau=niveau_of_code(code) or "land",
            indelingsjaar=2024,
            ouder=ouder_of_code(code),
            gemeente=gemeente_of_code(code),
        )
        for code in CODES
        if code != "NL00"
    ]
    rijen = [
        Rij(indicator=naam, gebied=code, periode=f"{jaar}JJ00", waarde=float(waarde))
        for naam, tabel in [
            *((s.code, AANTAL[n]) for n, s in enumerate(soorten)),
            ("inwoners", np.repeat(INWONERS[:, None], len(JAREN), axis=1)),
        ]
        for code, reeks in zip(CODES, tabel, strict=True)
        for jaar, waarde in zip(JAREN, reeks, strict=True)
    ]
    lees_in(store, rijen, indicatoren=(Indicator(code="inwoners", naam="inwoners"), *soorten), gebieden=gebieden)


@pytest.mark.parametrize("niveau", ["wijk", "buurt"])
def test_the_number_of_signals_of_each_sterkte_is_that_of_the_rules(store: Store, niveau: SignaalNiveau) -> None:
    _vul(store)
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    alle: set[str] = set()
    vergelijkers: tuple[Vergelijker, ...] = ("gemeente", "nederland", "vergelijkbaar")
    for vergelijker in vergelijkers:
        uitkomst = signalen(store, SESSIE, editie=editie.id, jaar=JAREN[-1], niveau=niveau, vergelijker=vergelijker)
        assert uitkomst.vergelijking.vergelijker == vergelijker
        gevonden = Counter[str](s.sterkte for s in uitkomst.signalen)
        assert gevonden == _verwacht(niveau, vergelijker)
        alle |= {sterkte for sterkte, aantal in gevonden.items() if aantal > 1}
    assert alle == {"afwijkend", "mogelijk", "vergelijkbaar"}
