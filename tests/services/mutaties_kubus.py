"""Break each rule of figures on purpose, one at a time, in a copy of the tree: some test has to fail.

Usage: python -m tests.services.mutaties_kubus [part of a name]; takes a minute or two for each.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

REPO = Path(__file__).parents[2]
KUBUS, CIJFERS, EIGEN = "services/kubus.py", "store/sql/_cijfers.sql", "store/sql/cijfers_eigen.sql"
OVEREENKOMST = "services/test_overeenkomst.py"
NIET_MEE = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache")


class Mutatie(NamedTuple):
    """A rule, where in kvdash it stands, the text to replace and by what, and the test that has to see it."""

    naam: str
    bestand: str
    oud: str
    nieuw: str
    test: str = OVEREENKOMST


# fmt: off
MUTATIES = [
    Mutatie("noemer: andere grenzen mogen", KUBUS, "plekken.grens * met_grens", "plekken.grens * 0"),
    Mutatie("noemer: oudste upload wint", KUBUS, "self._rij[noemer] + (self", "self._rij[noemer] - (self"),
    Mutatie("noemer: te klein telt mee", KUBUS, "np.where(waarde < laagste, np.nan, waarde)", "waarde"),
    Mutatie("eigen gebied: buurt mag ontbreken", EIGEN, "CASE WHEN e.ontbreekt = [] THEN e.waarde END", "e.waarde"),
    Mutatie("som: onvolledig telt", CIJFERS, "maanden IS NULL OR maanden = nodig", "TRUE"),
    Mutatie("upload: oudste wint", CIJFERS, "ORDER BY volgnummer DESC, regel, kolom\n    ) = 1", "ORDER BY volgnummer\n    ) = 1"),
    Mutatie("grenzen: oudste wint", CIJFERS, "= nodig DESC, indelingsjaar DESC", "= nodig DESC, indelingsjaar"),
    Mutatie("groep: minder dan de helft mag", KUBUS, "(aantal > 0) & (2 * aantal >= len(kubus.gebieden))", "aantal > 0"),
    Mutatie("groep: som in plaats van gemiddelde", KUBUS, "som(v.waarde) / deler", "som(v.waarde)"),
    Mutatie("grens: alle grenzen gelijk", KUBUS, "np.where(bekend, nummer[gebied, plek], -1)", "np.where(bekend, 0, -1)"),
    Mutatie("breuk: geldt overal", "domain/gebeurtenis.py", "return self.is_geleverd or", "return True or"),
    Mutatie("breuk: bestaat niet", "domain/breuk.py", "    if periode.soort", "    return 0\n    if periode.soort", "services/test_breuken.py"),
    Mutatie("breuk: niet in signalen", "services/signalen.py", "blokken.eigen.met_breuken(breuken)", "blokken.eigen", "services/test_breuken.py"),
    Mutatie("spreiding: over breuken heen", "services/toetsen.py", "vergelijkbaar & np.isfinite(z)", "np.isfinite(z)", "services/test_breuken.py"),
    Mutatie("interval: zonder spreiding", "statistiek/intervals.py", "x[known] / scale[known]", "x[known]", "services/test_signalen.py"),
    Mutatie("afronding: geen speling", KUBUS, "(self._upload == self._volgnummers[str(id_)])] = op / 2", "(self._upload < 0)] = 0", "services/test_signaal_afronding.py"),
    Mutatie("maand: wat moest beginnen telt", CIJFERS, "p.eerste <= stand.maand", "TRUE", "services/test_perioden.py"),
    Mutatie("maand: altijd afgelopen", CIJFERS, "p.laatste < stand.maand AS is_af", "TRUE AS is_af", "services/test_perioden.py"),
    Mutatie("samen: andere grenzen mogen", "services/wijken.py", "if not all(indeling", "if False and not all(indeling", "services/test_zichtbaar.py"),
    Mutatie("eenheid: kaart kiest zelf", "services/cijfers.py", "maat=beeld.maat, ontbreken", 'maat="aantal", ontbreken', "services/test_noemers.py"),
    Mutatie("herkomst: ook andere grenzen", KUBUS, "rij.bron, rij.periode[4:6], rij.indelingsjaar", '"", "", 0', "services/test_herkomst.py"),
    Mutatie("op: onderwerpen van nu", "store/cijfers.py", 'sql("indicatoren"), peil(op)', 'sql("indicatoren"), peil(NU)', "services/test_peilmoment.py"),
    Mutatie("op: gebieden van nu", "store/cijfers.py", 'sql("gebieden"), peil(op)', 'sql("gebieden"), peil(NU)', "services/test_peilmoment.py"),
    Mutatie("op: grenzen van nu", "store/cijfers.py", '"codes": list(codes), **peil(op)', '"codes": list(codes), **peil(NU)', "services/test_peilmoment.py"),
    Mutatie("op: uploads van nu", "store/cijfers.py", 'sql("uploads"), peil(op)', 'sql("uploads"), peil(NU)', "services/test_peilmoment.py"),
    Mutatie("op: laatste jaar van nu", "store/cijfers.py", '"indicatoren": codes, **peil(op)', '"indicatoren": codes, **peil(NU)', "services/test_peilmoment.py"),
    Mutatie("op: eigen gebieden van nu", "store/lezing.py", '"gebieden": list(eigen), **peil(op)', '"gebieden": list(eigen), **peil(NU)', "services/test_peilmoment.py"),
    Mutatie("op: herkomst van nu", "store/lezing.py", '"tot_periode": f"{jaar + 1:04d}",\n        **peil(op)', '"tot_periode": f"{jaar + 1:04d}",\n        **peil(NU)', "services/test_peilmoment.py"),
    Mutatie("op: maanden van nu", "store/perioden.py", '"gebieden": sorted(gebieden), **peil(op)', '"gebieden": sorted(gebieden), **peil(NU)', "services/test_peilmoment.py"),
]
# fmt: on


def wordt_gezien(mutatie: Mutatie) -> bool:
    """Whether the test fails with the rule broken. Raises ValueError where the text is not there once."""
    with tempfile.TemporaryDirectory() as map_:
        kopie = Path(map_) / "kvdash"
        shutil.copytree(REPO, kopie, ignore=NIET_MEE)
        pad = kopie / "kvdash" / mutatie.bestand
        bron = pad.read_text("utf-8")
        if bron.count(mutatie.oud) != 1:
            raise ValueError(f"{mutatie.naam}: {mutatie.bestand} has {bron.count(mutatie.oud)} × {mutatie.oud!r}")
        pad.write_text(bron.replace(mutatie.oud, mutatie.nieuw), "utf-8")
        opdracht = [sys.executable, "-m", "pytest", "-q", "-x", "--hypothesis-seed=0", f"tests/{mutatie.test}"]
        omgeving = {**os.environ, "PYTHONPATH": str(kopie)}
        return subprocess.run(opdracht, cwd=kopie, env=omgeving, capture_output=True, check=False).returncode == 1


if __name__ == "__main__":
    gezocht = [m for m in MUTATIES if all(deel in m.naam for deel in sys.argv[1:])]
    for gevonden in gezocht:
        print("gezien   " if wordt_gezien(gevonden) else "OVERLEEFT", gevonden.naam, flush=True)
