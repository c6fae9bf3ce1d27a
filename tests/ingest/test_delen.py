"""A file too large for memory is read in parts, by area; what comes out is the same."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kvdash.errors import PersoonsgegevensError, TeVeelGeweigerdError
from kvdash.ingest.invoer import lees_vooruit
from tests.ingest.voorbeelden import BUURTEN, GEMEENTEN, NOORD, WIJKEN, lees, open_bestand

GEBIEDEN = [*GEMEENTEN, *WIJKEN, *BUURTEN]
ONDERWERPEN = ["Woninginbraak", "Fietsendiefstal", "Ervaren overlast (percentage)", "Rapportcijfer leefbaarheid"]


def _regels(*, zaad: int = 1) -> list[str]:
    toeval = random.Random(zaad)
    regels = [
        f"{gebied};{jaar};{onderwerp};{toeval.randrange(1, 9) * 10}"
        for gebied in GEBIEDEN
        for jaar in range(2016, 2025)
        for onderwerp in ONDERWERPEN
    ]
    toeval.shuffle(regels)
    return regels


def _met_fouten() -> list[str]:
    """Doubles, contradictions, signs, a lost zero, an outlier, an unknown area and faulty cells."""
    regels = _regels()
    regels += regels[10:20]
    regels += [f"{regel.rsplit(';', 1)[0]};7" for regel in regels[30:34]]
    regels[40] = f"{regels[40].rsplit(';', 1)[0]};.."
    regels[41] = f"{regels[41].rsplit(';', 1)[0]};x"
    regels[42] = f"{regels[42].rsplit(';', 1)[0]};4O"
    regels[43] = f"{regels[43].rsplit(';', 1)[0]};999999"
    regels[44] = f"BU99999999;{regels[44].split(';', 1)[1]}"
    return regels


@pytest.fixture
def in_delen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Some thirty parts, of which nearly all wait on disk."""
    monkeypatch.setattr("kvdash.ingest.lezer.CIJFERS_PER_DEEL", 25)
    monkeypatch.setattr("kvdash.ingest.leesgang._IN_GEHEUGEN", 2_000)
    yield


def _csv(regels: list[str]) -> str:
    return "\n".join(["gebied;periode;onderwerp;waarde", *regels]) + "\n"


@pytest.mark.parametrize("regels", [_regels(), _regels() * 2, _met_fouten()], ids=["heel", "dubbel", "fouten"])
def test_in_parts_the_same_comes_out_as_at_once(regels: list[str], request: pytest.FixtureRequest) -> None:
    heel = lees(_csv(regels))
    request.getfixturevalue("in_delen")
    gevonden = lees(_csv(regels))
    assert gevonden.verslag == heel.verslag
    assert sorted(gevonden.rijen, key=str) == sorted(heel.rijen, key=str)


@pytest.mark.usefixtures("in_delen")
def test_the_parts_come_by_area_topic_and_period() -> None:
    sleutels = [(r["gebied"], r["indicator"], r["periode"]) for r in lees(_csv(_regels())).rijen]
    assert sleutels == sorted(sleutels)


@pytest.mark.usefixtures("in_delen")
def test_areas_as_columns_stay_together() -> None:
    koppen = ["BU99010101", "BU99010102", "BU99010201"]
    regels = [";".join([str(jaar), *(str(jaar % 7 + n) for n in range(len(koppen)))]) for jaar in range(1990, 2025)]
    inhoud = "\n".join(["Onderwerp: Zwerfvuil", "", ";".join(["periode", *koppen]), *regels]) + "\n"
    gevonden = lees(inhoud)
    assert len(gevonden.rijen) == 3 * len(regels)
    assert gevonden.verslag.regels_ingelezen == len(regels)


@pytest.mark.usefixtures("in_delen")
def test_a_file_in_parts_is_refused_as_a_whole() -> None:
    fout = [f"{regel.rsplit(';', 1)[0]};4O" for regel in _regels(zaad=2)]
    with pytest.raises(TeVeelGeweigerdError):
        lees(_csv(_regels()[:600] + fout))


@pytest.mark.usefixtures("in_delen")
def test_personal_data_in_the_last_part_is_refused_before_the_first_comes(tmp_path: Path) -> None:
    bestand = tmp_path / "groot.csv"
    regels = [f"{regel};" for regel in _regels() * 60]
    regels[-200] += "jan.jansen@voorbeeld.nl"
    bestand.write_text(_csv(regels).replace("waarde\n", "waarde;opmerking\n", 1), encoding="utf-8")
    lezer = open_bestand("groot.csv", bestand, gemeente=NOORD, werkmap=tmp_path)
    with pytest.raises(PersoonsgegevensError, match="e-mailadressen"):
        next(lezer.batches())
    assert [pad.name for pad in tmp_path.iterdir()] == ["groot.csv"]


def test_working_ahead_gives_all_and_raises_what_making_raises() -> None:
    def stroom() -> Iterator[int]:
        yield from range(3)
        raise ValueError("op")

    gekregen = []
    with pytest.raises(ValueError, match="op"):
        for getal in lees_vooruit(stroom()):
            gekregen.append(getal)
    assert gekregen == [0, 1, 2]
