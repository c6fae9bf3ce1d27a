"""The example files in data/ read in by the command, as data/README.md tells a new user."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kvdash.cli import GEWEIGERD, KLAAR, main
from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import Telling, Toewijzing
from kvdash.services.inlezen import Keuzes, Toestemming, lees_in
from kvdash.store import Store
from tests.architecture.regels import REPO

DATA = REPO / "data"
LEESMIJ = (DATA / "README.md").read_text("utf-8")
VOORBEELDEN = sorted(pad.name for pad in (DATA / "voorbeelden").iterdir())
CODELIJST, CODES = (naam for naam in VOORBEELDEN if naam.startswith("04"))
INCIDENTEN = next(naam for naam in VOORBEELDEN if naam.startswith("08"))
EERSTE = VOORBEELDEN[0]

# Per file what comes out: the layout, the figures that are new.
UITKOMSTEN = {
    "01": ("gebiedenlijst met kerncijfers", 33),
    "02": ("lange tabel", 220),
    "03": ("codetabel met marges", 16),
    "04": ("lange tabel", 27),
    "05": ("lange tabel", 96),
    "06": ("tabel met aanhef en kopregels", 27),
    "07": ("grenzen", 0),
    "09": ("eigen gebieden", 0),
    "10": ("sjabloon", 12),
    "11": ("lange tabel", 9),
}


Lees = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def lees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Lees:
    """The command, on a store with the areas of the example and an edition of its gemeente."""
    store = tmp_path / "proef.duckdb"

    def lees(*namen: str) -> tuple[int, dict[str, Any]]:
        paden = [str(DATA / "voorbeelden" / naam) for naam in namen]
        code = main(["lees-in", "--store", str(store), "--json", *paden])
        return code, json.loads(capsys.readouterr().out)

    code, uitkomst = lees(EERSTE)
    assert (code, uitkomst["waarnemingen_nieuw"]) == (KLAAR, UITKOMSTEN["01"][1])
    assert main(["nieuw", "--store", str(store), "--gemeente", "GM9990"]) == KLAAR
    capsys.readouterr()
    return lees


def _met_codelijst(naam: str) -> tuple[str, ...]:
    return (naam, CODELIJST) if naam == CODES else (naam,)


@pytest.mark.parametrize("naam", [n for n in VOORBEELDEN if n not in (EERSTE, CODELIJST, INCIDENTEN)])
def test_each_example_is_read_in_by_the_command(lees: Lees, naam: str) -> None:
    code, uitkomst = lees(*_met_codelijst(naam))
    assert code == KLAAR, uitkomst
    assert (uitkomst["indeling"], uitkomst["waarnemingen_nieuw"]) == UITKOMSTEN[naam[:2]]
    assert uitkomst["regels_geweigerd"] == 0


def test_all_of_them_go_on_top_of_each_other(lees: Lees) -> None:
    namen = [naam for naam in VOORBEELDEN if naam not in (EERSTE, INCIDENTEN)]
    code, uitkomst = lees(*namen)
    assert code == KLAAR
    assert [een["waarnemingen_gewijzigd"] for een in uitkomst["bestanden"]] == [0] * len(uitkomst["bestanden"])


def test_incidents_go_by_themselves_once_somebody_said_what_is_counted(lees: Lees, tmp_path: Path) -> None:
    code, uitkomst = lees(INCIDENTEN)
    assert (code, uitkomst["code"]) == (GEWEIGERD, "KV-304")
    inhoud = (DATA / "voorbeelden" / INCIDENTEN).read_bytes()
    telling = Telling(datum="datum", gebied="buurt", onderwerp="soort incident")
    with Store.open(tmp_path / "proef.duckdb") as store:
        lees_in(
            store,
            Sessie.van("wie", "analist"),
            "eerder.csv",
            inhoud,
            keuzes=Keuzes(toewijzing=Toewijzing(telling=telling)),
            toestemming=Toestemming(profielnaam="Incidenten"),
        )
    code, uitkomst = lees(INCIDENTEN)
    assert (code, uitkomst["waarnemingen_gelijk"]) == (KLAAR, 7 * 12 * 3)


def test_the_readme_tells_of_each_file_and_of_no_other() -> None:
    genoemd = set(re.findall(r"`(\d\d_[\w.]+)`", LEESMIJ))
    assert genoemd == set(VOORBEELDEN)
