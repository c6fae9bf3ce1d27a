"""An invented gemeente of the size the veldpagina must bear: 500 indicators, 120 gebieden, 15 years, and a dossier."""

from itertools import cycle, islice
from pathlib import Path
from uuid import uuid4

import numpy as np
from vullen import maak_gebied, schrijf

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Editie
from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import Sessie
from kvdash.services.demo import demo_dossier
from kvdash.services.edities import begin_editie
from kvdash.services.opslag import open_store
from kvdash.store import Store

GEMEENTE = "GM9000"
INDICATOREN, BUURTEN = 500, 109
JAREN = range(2010, 2025)
WIE = Sessie.van("meting", "analist")
ZAAD = 7
WIJKEN = [f"WK9000{n:02d}" for n in range(10)]
_WIJK_VAN = [n % len(WIJKEN) for n in range(BUURTEN)]


def gebieden() -> list[Gebied]:
    """The gemeente, its wijken and its buurten."""
    buurten = [f"BU9000{wijk:02d}{n // len(WIJKEN):02d}" for n, wijk in enumerate(_WIJK_VAN)]
    return [maak_gebied(code, gemeente=GEMEENTE) for code in (GEMEENTE, *WIJKEN, *buurten)]


def indicatoren() -> list[Indicator]:
    """The denominators, then the figures: spread over the 21 thema's."""
    noemers = [Indicator(code=code, naam=code) for code in ("inwoners", "woningen")]
    themas = islice(cycle(thema.code for thema in THEMAS), INDICATOREN)
    figuren = [
        Indicator(
            code=f"soort-{n:03d}",
            naam=f"Soort {n:03d} van {thema}",
            thema=thema,
            eenheid="per 1.000",
            noemer="woningen" if n % 5 == 0 else "inwoners",
            richting="ongunstig",
        )
        for n, thema in enumerate(themas)
    ]
    return [*noemers, *figuren]


def cijfers() -> np.ndarray:
    """Counts of shape (indicator, gebied, year); buurten add up to wijken and wijken to the gemeente."""
    rng = np.random.default_rng(ZAAD)
    inwoners = rng.integers(600, 4000, (BUURTEN, 1)) * np.ones((1, len(JAREN)))
    noemers = np.stack([inwoners, np.round(inwoners / 2.1)])
    groei = np.exp(rng.normal(0, 0.03, (INDICATOREN, 1, 1)) * np.arange(len(JAREN)))
    tempo = rng.gamma(2, 0.004, (INDICATOREN, BUURTEN, 1)) * groei
    buurten = np.concatenate([noemers, rng.poisson(inwoners * tempo).astype(float)])
    lid = np.equal.outer(np.arange(len(WIJKEN)), _WIJK_VAN).astype(float)
    wijken = np.einsum("wb,ibj->iwj", lid, buurten)
    return np.concatenate([wijken.sum(axis=1, keepdims=True), wijken, buurten], axis=1)


def maak_dossier(store: Store, editie: Editie) -> None:
    """The texts of the demo, without their figures, in this edition."""
    dossier = demo_dossier()
    los = (
        stuk.model_copy(
            update={
                "id": uuid4(),
                "editie": editie.id,
                "inhoud": stuk.inhoud.model_copy(update={"gebieden": (), "bewijs": ()}),
            }
        )
        for stuk in (*dossier.van(Bevinding), *dossier.van(Prioriteit))
    )
    store.dossier.schrijf(*los)


def maak_stad(pad: Path) -> None:
    """Fill a new store."""
    with open_store(pad) as store:
        schrijf(store, cijfers(), indicatoren=indicatoren(), gebieden=gebieden(), jaren=JAREN)
        maak_dossier(store, begin_editie(store, WIE, gemeente=GEMEENTE))
