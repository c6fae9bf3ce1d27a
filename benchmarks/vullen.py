"""Invented figures of one gemeente, written to a store as one upload."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import pyarrow as pa

from kvdash.domain.gebied import Gebied, niveau_of_code
from kvdash.domain.indicator import Indicator
from kvdash.domain.upload import Upload
from kvdash.store import Store

if TYPE_CHECKING:
    from numpy.typing import NDArray


def maak_gebied(code: str, *, gemeente: str | None) -> Gebied:
    """An area whose name is its code."""
    niveau = niveau_of_code(code)
    if niveau is None:
        raise ValueError(code)
    return Gebied(code=code, naam=code, niveau=niveau, indelingsjaar=2024, gemeente=gemeente)


def schrijf(
    store: Store,
    waarde: "NDArray[np.float64]",
    *,
    indicatoren: Sequence[Indicator],
    gebieden: Sequence[Gebied],
    jaren: Sequence[int],
) -> None:
    """Counts of shape (indicator, gebied, year) in this order."""
    i, g, j = (plekken.ravel() for plekken in np.indices(waarde.shape))
    n = waarde.size

    def woorden(alle: Sequence[str], plek: "NDArray[np.intp]") -> pa.Array:
        return pa.array(alle).take(pa.array(plek))

    tabel = pa.table({
        "indicator": woorden([indicator.code for indicator in indicatoren], i), "bron": pa.repeat("Politie", n),
        "maat": pa.repeat("aantal", n), "gebied": woorden([gebied.code for gebied in gebieden], g),
        "periode": woorden([f"{jaar}JJ00" for jaar in jaren], j),
        "indelingsjaar": pa.repeat(pa.scalar(2024, pa.int32()), n),
        "uitsplitsing": pa.repeat("totaal", n), "waarde": waarde.ravel(),
        "onder": pa.nulls(n, pa.float64()), "boven": pa.nulls(n, pa.float64()), "status": pa.repeat("definitief", n),
        "regel": np.arange(n), "kolom": pa.repeat(pa.scalar(1, pa.int32()), n),
    })  # fmt: skip
    upload = Upload(
        id=uuid4(), volgnummer=1, tijdstip=datetime.now(UTC), gebruiker="benchmark", bestand="cijfers.csv",
        sha256=sha256(b"x").hexdigest(), grootte=1, indeling="lang", omschrijving="verzonnen", regels_totaal=n,
        regels_ingelezen=n, regels_geweigerd=0, waarnemingen=n,
    )  # fmt: skip
    with store.cijfers.stage() as stage:
        stage.add(tabel)
        stage.schrijf(upload, inhoud=b"x", indicatoren=indicatoren, gebieden=gebieden)
