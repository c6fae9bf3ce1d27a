"""All signals of one gemeente, against a bare numpy script with the same formulas over the same rows.

Usage: python benchmarks/signalen.py [number of runs]; with 0 only what follows a write: how long `store.stand()` takes

60 indicators × 110 gebieden (10 wijken, 100 buurten) × 10 years × 3 comparators (the rest of the gemeente, Nederland, a
group of ten gemeenten), the change from the year before, and the trend. Both sides start after loading their libraries
and end with the corrected p-values of all years.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import numpy as np
import pyarrow as pa
from meten import KEREN, p95, verslag, wissel_af

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.sessie import Sessie
from kvdash.domain.upload import Upload
from kvdash.services import dossier
from kvdash.services.edities import begin_editie
from kvdash.services.opslag import open_store

DOEL = 2.0
SCHRIJFACTIES = 200
HIER = Path(__file__).parent
JAREN = range(2015, 2025)
INDICATOREN = [f"soort{n:02d}" for n in range(60)]
WIJKEN = [f"WK1234{n:02d}" for n in range(10)]
BUURTEN = [f"{wijk.replace('WK', 'BU')}{n:02d}" for wijk in WIJKEN for n in range(10)]
LEDEN = [f"GM20{n:02d}" for n in range(10)]
GEBIEDEN = ["GM1234", *WIJKEN, *BUURTEN, "NL00", *LEDEN]


def maak_cijfers() -> tuple[np.ndarray, np.ndarray]:
    """Counts (indicator, gebied, year) and inhabitants (gebied, year): buurten add up to wijken and gemeente.

    Behind them the country and ten other gemeenten.
    """
    rng = np.random.default_rng(7)
    inwoners = np.repeat(rng.integers(600, 4000, (100, 1)), 10, axis=1).astype(float)
    tempo = rng.gamma(2, 0.004, (60, 100, 1))
    aantal = rng.poisson(inwoners * tempo * np.ones((60, 100, 10))).astype(float)
    groot = np.repeat(np.r_[17_900_000, rng.integers(150_000, 300_000, 10)][:, None], 10, axis=1).astype(float)
    elders = rng.poisson(groot * tempo.mean(axis=1, keepdims=True) * np.ones((60, 11, 10))).astype(float)
    return tuple(
        np.concatenate(
            [b.sum(axis=-2, keepdims=True), b.reshape(*b.shape[:-2], 10, 10, 10).sum(axis=-2), b, e], axis=-2
        )
        for b, e in ((aantal, elders), (inwoners, groot))
    )


def vul(pad: Path, aantal: np.ndarray, inwoners: np.ndarray) -> None:
    """The figures as one upload in a new store."""
    waarde = np.concatenate([aantal, inwoners[None]])
    i, g, j = (a.ravel() for a in np.indices(waarde.shape))
    n = waarde.size
    codes = [*INDICATOREN, "inwoners"]
    tabel = pa.table({
        "indicator": [codes[k] for k in i], "bron": ["Politie"] * n, "maat": ["aantal"] * n,
        "gebied": [GEBIEDEN[k] for k in g], "periode": [f"{JAREN[k]}JJ00" for k in j],
        "indelingsjaar": pa.array([2024] * n, pa.int32()), "uitsplitsing": ["totaal"] * n, "waarde": waarde.ravel(),
        "onder": pa.nulls(n, pa.float64()), "boven": pa.nulls(n, pa.float64()), "status": ["definitief"] * n,
        "regel": np.arange(n), "kolom": pa.array([1] * n, pa.int32()),
    })  # fmt: skip
    upload = Upload(
        id=uuid4(), volgnummer=1, tijdstip=datetime.now(UTC), gebruiker="benchmark", bestand="cijfers.csv",
        sha256=sha256(b"x").hexdigest(), grootte=1, indeling="lang", omschrijving="verzonnen", regels_totaal=n,
        regels_ingelezen=n, regels_geweigerd=0, waarnemingen=n,
    )  # fmt: skip
    niveaus = {"GM": "gemeente", "WK": "wijk", "BU": "buurt", "NL": "land"}
    gebieden = [
        Gebied(
            code=code,
            naam=code,
            niveau=niveaus[code[:2]],
            indelingsjaar=2024,
            gemeente=code if code in LEDEN else None if code == "NL00" else "GM1234",
        )
        for code in GEBIEDEN
    ]
    soort = {"thema": "T1.3", "eenheid": "per 1.000", "noemer": "inwoners", "richting": "ongunstig"}
    indicatoren = [Indicator(code="inwoners", naam="inwoners")]
    indicatoren += [Indicator(code=code, naam=code, **soort) for code in INDICATOREN]
    with open_store(pad) as store, store.cijfers.stage() as stage:
        stage.add(tabel)
        stage.schrijf(upload, inhoud=b"x", indicatoren=indicatoren, gebieden=gebieden)


def _seconds(*args: str | Path) -> float:
    run = subprocess.run([sys.executable, *map(str, args)], stdout=subprocess.PIPE, text=True, check=True)
    return float(run.stdout)


def stand_na_schrijven(pad: Path) -> list[float]:
    """Seconds that the state takes to name after each write, of a text and of an indicator in turn."""
    wie, tijden = Sessie.van("meting", "analist"), []
    with open_store(pad) as store:
        editie = begin_editie(store, wie, gemeente="GM1234").id
        for nummer in range(SCHRIJFACTIES):
            if nummer % 2:
                store.cijfers.save_indicatoren([Indicator(code="inwoners", naam=f"inwoners {nummer}")])
            else:
                dossier.maak(store, wie, Bevinding(veld=1, soort="duiding", tekst=f"Tekst {nummer}."), editie=editie)
            begin = time.perf_counter()
            store.stand()
            tijden.append(time.perf_counter() - begin)
    return tijden


def main() -> None:
    """Generate, measure and print the outcome."""
    keren = int(sys.argv[1]) if len(sys.argv) > 1 else KEREN
    with tempfile.TemporaryDirectory() as naam:
        opslag, rijen = Path(naam) / "kvdash.duckdb", Path(naam) / "rijen.npz"
        aantal, inwoners = maak_cijfers()
        vul(opslag, aantal, inwoners)
        tijden = stand_na_schrijven(opslag)
        mediaan, hoog = statistics.median(tijden) * 1e6, p95(tijden) * 1e6
        print(f"stand() na {SCHRIJFACTIES} schrijfacties: mediaan {mediaan:.1f} µs, p95 {hoog:.1f} µs")
        if keren == 0:
            return
        np.savez(rijen, aantal=aantal, inwoners=inwoners)
        uitkomst = wissel_af(
            lambda _: _seconds(HIER / "signalen_kvdash.py", opslag),
            vloer=lambda _: _seconds(HIER / "floors" / "signalen.py", rijen),
            keren=keren,
        )
    print(verslag(uitkomst, naam="alle signalen van een gemeente", doel=DOEL))


if __name__ == "__main__":
    main()
