"""The tests of months, quarters and the year so far against the same of the year before, for all gebieden at once.

The exact test of the counts with days as denominators, its chance widened by how much each indicator varies from year
to year beyond it (Spiegelhalter 2005), as the tests of years are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kvdash.domain.periode import Periode
from kvdash.services.kubus import Kubus
from kvdash.services.signaal_toets import naar_elkaar, p_waarden, spreiding_van

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kvdash.services.kubus import Getallen, Heel


class Periodetoetsen(NamedTuple):
    """Arrays of shape (rows, gebieden), NaN where it is not known; `laatste` and `spreiding` have one number per row.

    `laatste` is the place of the last period that is over, -1 without one. `vorige` and `p` are NaN where the year
    before has no count that compares; `andere_grenzen` and `breuk` tell where only these are in the way. `p` is not
    corrected for the number of tests yet.
    """

    laatste: Heel
    aantal: Getallen
    onder: Getallen
    boven: Getallen
    dagen: Getallen
    vorige: Getallen
    dagen_vorige: Getallen
    andere_grenzen: NDArray[np.bool_]
    breuk: NDArray[np.bool_]
    p: Getallen
    spreiding: Getallen


class _Tellingen(NamedTuple):
    """Counts of shape (rows, gebieden, n) that compare with those `stap` places earlier, and their days (rows, n).

    `telwijze` and `telwijze_eind` number how their first and last period were counted: they compare with earlier ones
    where no break lies between the first period of those and the last of these.
    """

    x: Getallen
    dagen: Getallen
    grens: Heel
    telwijze: Heel
    telwijze_eind: Heel
    speling: Getallen
    stap: int


def toets_perioden(blok: Kubus, *, tot_nu_toe: bool) -> Periodetoetsen:
    """The last period that is over of each row; with `tot_nu_toe` its year from the first of January up to its end."""
    import numpy as np

    from kvdash.statistiek import spread_interval_array

    laatste = _laatste(blok)
    t = _tot_nu_toe(blok, laatste) if tot_nu_toe else _per_periode(blok)
    plek = laatste // blok.per_jaar if tot_nu_toe else laatste
    # Of counts by themselves every period has the same denominator.
    spreiding = spreiding_van(t.x, np.ones_like(t.x), vergelijkbaar=_vergelijkbaar(t), stap=t.stap)
    nu, toen = _bij(t, plek, laatste >= 0), _bij(t, plek - t.stap, (laatste >= 0) & (plek >= t.stap))
    zelfde, gebroken = nu.grens == toen.grens, nu.telwijze_eind != toen.telwijze
    vorige = np.where(zelfde & ~gebroken, toen.x, np.nan)
    breed = spreiding[:, None]
    dichtst = naar_elkaar(nu.x, nu.dagen, vorige, toen.dagen, spelingen=(nu.speling, toen.speling))
    onder, boven = spread_interval_array(nu.x, factor=breed)
    return Periodetoetsen(
        laatste=laatste,
        aantal=nu.x,
        onder=onder,
        boven=boven,
        dagen=nu.dagen,
        vorige=vorige,
        dagen_vorige=toen.dagen,
        andere_grenzen=~zelfde & ~np.isnan(toen.x),
        breuk=zelfde & gebroken & ~np.isnan(toen.x),
        p=p_waarden(_p, *(kolom / breed for kolom in dichtst)),
        spreiding=spreiding,
    )


def _p(x1: Getallen, n1: Getallen, x0: Getallen, n0: Getallen) -> Getallen:
    from kvdash.statistiek import rate_ratio_p_value_array

    return rate_ratio_p_value_array(x1, n1, x0, n0)


def _laatste(blok: Kubus) -> Heel:
    """Per row the last period that is over with a count of the gemeente; of any gebied where that has none at all."""
    import numpy as np

    bekend = blok.v.is_af & ~np.isnan(blok.v.waarde)
    gemeente = bekend[:, 0]
    telt = np.where(gemeente.any(axis=1, keepdims=True), gemeente, bekend.any(axis=1))
    return np.asarray(np.where(telt, np.arange(telt.shape[1]), -1).max(axis=1, initial=-1))


def _dagen(perioden: tuple[Periode, ...]) -> Getallen:
    import numpy as np

    return np.array([periode.dagen for periode in perioden], np.float64)


def _per_periode(blok: Kubus) -> _Tellingen:
    """What was not over counts as not known."""
    import numpy as np

    dagen = np.broadcast_to(_dagen(blok.perioden), (len(blok.rijen), len(blok.perioden)))
    x = np.where(blok.v.is_af, blok.v.waarde, np.nan)
    return _Tellingen(
        x=x,
        dagen=dagen,
        grens=blok.v.grens,
        telwijze=blok.v.wijze,
        telwijze_eind=blok.v.wijze,
        speling=blok.v.speling,
        stap=blok.per_jaar,
    )


def _tot_nu_toe(blok: Kubus, laatste: Heel) -> _Tellingen:
    """Of each year the sum from January up to and including the number in its year of the last period of the row."""
    import numpy as np

    per = blok.per_jaar
    mee = np.arange(per) <= (laatste % per)[:, None]
    vorm = (*blok.v.waarde.shape[:2], len(blok.perioden) // per, per)
    x, grens = np.where(blok.v.is_af, blok.v.waarde, np.nan).reshape(vorm), blok.v.grens.reshape(vorm)
    speling = blok.v.speling.reshape(vorm)
    wijze = blok.v.wijze.reshape(vorm)
    mee_x = np.broadcast_to(mee[:, None, None, :], x.shape)
    zelfde = (~mee_x | (grens == grens[..., :1])).all(axis=-1)
    return _Tellingen(
        x=np.where(zelfde, np.where(mee_x, x, 0.0).sum(axis=-1), np.nan),
        dagen=np.where(mee[:, None, :], _dagen(blok.perioden).reshape(-1, per), 0.0).sum(axis=-1),
        grens=grens[..., 0],
        telwijze=wijze[..., 0],
        telwijze_eind=np.where(mee_x, wijze, 0).max(axis=-1),
        speling=np.sqrt(np.where(mee_x, speling**2, 0.0).sum(axis=-1)),
        stap=1,
    )


def _bij(t: _Tellingen, plek: Heel, kan: NDArray[np.bool_]) -> _Tellingen:
    """The counts at one place per row, of shape (rows, gebieden); not known where it cannot be."""
    import numpy as np

    rijen, veilig = np.arange(len(plek)), np.maximum(plek, 0)
    x = np.where(kan[:, None], t.x[rijen, :, veilig], np.nan)
    dagen = np.broadcast_to(t.dagen[rijen, veilig][:, None], x.shape)
    plekken = (rijen, slice(None), veilig)
    return _Tellingen(
        x=x,
        dagen=dagen,
        grens=t.grens[plekken],
        telwijze=t.telwijze[plekken],
        telwijze_eind=t.telwijze_eind[plekken],
        speling=t.speling[plekken],
        stap=t.stap,
    )


def _vergelijkbaar(t: _Tellingen) -> NDArray[np.bool_]:
    """Of each count but the first ones whether it compares with that of a year before."""
    zelfde: NDArray[np.bool_] = t.grens[:, :, t.stap :] == t.grens[:, :, : -t.stap]
    zelfde &= t.telwijze_eind[:, :, t.stap :] == t.telwijze[:, :, : -t.stap]
    return zelfde
