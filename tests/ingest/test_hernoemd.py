"""Other words, another order, another place and time: the figures stay right, or the user is asked."""

import random
import re
from collections.abc import Callable

import pytest

from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.errors import NietHerkendError
from kvdash.ingest import tekst as tekst_module
from tests.ingest.voorbeelden import (
    NOORD,
    als_csv,
    boom,
    brede_tabel,
    codetabel,
    gestapeld,
    kerncijfers,
    lange_tabel,
    lees,
    maandtabel,
    sjabloon,
    statline_lang,
)

Rijen = list[list[str]]
TABELLEN: dict[str, Callable[[], Rijen]] = {
    "lang": lange_tabel,
    "maanden": maandtabel,
    "statline": statline_lang,
    "codes": codetabel,
    "breed": brede_tabel,
    "kern": kerncijfers,
    "sjabloon": sjabloon,
}
# Layouts whose header holds the years: without them there is nothing to know the period by.
JAREN_IN_KOP = {"sjabloon"}


def cijfers(
    rijen: Rijen, *, naam: str = "x 2024.csv", gebieden: Gebiedsindeling | None = None
) -> set[tuple[object, ...]]:
    """Gebied, period, value and bounds per line, whatever the column."""
    gelezen = lees(als_csv(rijen), naam=naam, gebieden=gebieden).rijen
    return {(r["regel"], r["gebied"], r["periode"], r["waarde"], r["onder"], r["boven"]) for r in gelezen}


def permuteer(rijen: Rijen, seed: int) -> Rijen:
    volgorde = list(range(len(rijen[0])))
    random.Random(seed).shuffle(volgorde)
    return [[rij[k] for k in volgorde] for rij in rijen]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("soort", TABELLEN)
def test_columns_in_another_order(soort: str, seed: int) -> None:
    assert cijfers(permuteer(TABELLEN[soort](), seed)) == cijfers(TABELLEN[soort]())


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("soort", sorted(set(TABELLEN) - JAREN_IN_KOP))
def test_neutral_headers(soort: str, seed: int) -> None:
    rijen = TABELLEN[soort]()
    neutraal = permuteer([[f"veld {chr(65 + k)}" for k in range(len(rijen[0]))], *rijen[1:]], seed)
    try:
        gevonden = cijfers(neutraal)
    except NietHerkendError:
        return
    assert gevonden == cijfers(rijen)


@pytest.mark.parametrize("soort", ["lang", "maanden", "statline", "breed", "sjabloon"])
def test_neutral_headers_are_not_asked_about_where_values_tell(soort: str) -> None:
    rijen = TABELLEN[soort]()
    kop = [c if c.isdigit() else f"veld {k}" for k, c in enumerate(rijen[0])]
    assert cijfers([kop, *rijen[1:]]) == cijfers(rijen)


@pytest.mark.parametrize("soort", TABELLEN)
def test_preamble_and_footer_added(soort: str) -> None:
    rijen = TABELLEN[soort]()
    extra: Rijen = [["Een titel met uitleg"], ["Afdeling: statistiek"], [""]]
    verschoven = {(regel - 3, *rest) for regel, *rest in cijfers([*extra, *rijen, [""], ["Bron: Verzonnen"]])}  # type: ignore[operator]
    assert verschoven == cijfers(rijen)


@pytest.mark.parametrize("weg", [1, 2, 3])
def test_preamble_dropped(weg: int) -> None:
    regels = gestapeld().splitlines(keepends=True)
    heel = {(r["gebied"], r["periode"], r["waarde"]) for r in lees(gestapeld(), gemeente=None).rijen}
    assert lees("".join(regels[weg:]), gemeente=None).cijfers() == heel


@pytest.mark.parametrize("soort", ["lang", "maanden", "statline"])
def test_other_topic_and_years(soort: str) -> None:
    def vroeger(tekst: str) -> str:
        return re.sub(r"^(20)(\d)", lambda m: f"{m[1]}{int(m[2]) - 1}", tekst)

    def anders(cel: str) -> str:
        return vroeger(cel) if len(cel) > 3 else cel.replace("misdrijven", "appels")

    oud = TABELLEN[soort]()
    rijen = [oud[0], *([anders(c) for c in rij] for rij in oud[1:])]
    verwacht = {(regel, g, vroeger(str(p)), w) for regel, g, p, w, *_ in cijfers(oud)}
    assert {(regel, g, p, w) for regel, g, p, w, *_ in cijfers(rijen)} == verwacht


def test_other_gemeente() -> None:
    def hernoem(gebied: Gebied) -> Gebied:
        return gebied.model_copy(update={"naam": f"Ander {gebied.naam}"}) if gebied.gemeente == NOORD else gebied

    ander = boom().van(hernoem(g) for g in boom().gebieden)
    rijen = lange_tabel()
    for rij in rijen[1:]:
        rij[2] = f"Ander {rij[2]}"
    assert cijfers(rijen, gebieden=ander) == cijfers(lange_tabel())


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("regeleinde", ["\n", "\r\n"])
@pytest.mark.parametrize("soort", ["maanden", "statline", "breed"])
def test_harmless_writing(soort: str, scheiding: str, codering: str, regeleinde: str) -> None:
    rijen = TABELLEN[soort]()
    rijen[0][-1] = f"{rijen[0][-1]} café"
    tekst = als_csv(rijen, scheiding=scheiding, regeleinde=regeleinde)
    gewoon = lees(als_csv(rijen)).rijen
    assert lees(tekst.encode(codering)).rijen == gewoon


@pytest.mark.parametrize("codering", ["cp1252", "utf-16-be", "utf-16"])
def test_another_encoding_of_a_file_larger_than_is_kept_in_memory(
    codering: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tekst_module, "_IN_GEHEUGEN", 300)
    monkeypatch.setattr(tekst_module, "STUK", 101)  # characters lie over the edge of a part
    rijen = lange_tabel()
    rijen[0][-1] = f"{rijen[0][-1]} café"
    inhoud = als_csv(rijen, regeleinde="\r").encode(codering)
    assert lees(inhoud).rijen == lees(als_csv(rijen)).rijen
