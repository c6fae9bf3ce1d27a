"""What the header rows above the columns with figures say: topic, unit, period, gebied."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kvdash.ingest.eenheden import Eenheid, is_kale_eenheid, lees_eenheid, splits_kop
from kvdash.ingest.gebieden import Gebiedzoeker, lijkt_code
from kvdash.ingest.onderwerpen import is_algemeen
from kvdash.ingest.perioden import Gelezen, lees_deel, lees_periode, met_deel
from kvdash.ingest.tabel import Tabel

Koprijsoort = Literal["periode", "deel", "eenheid", "gebied", "onderwerp"]

_MET_JAAR = re.compile(r"(.*?)[\s_\-./(|]*((?:19|20)\d\d(?:(?:JJ|KW|MM)\d\d)?\*{0,2})\)?")
_JAAR_VOOROP = re.compile(r"((?:19|20)\d\d(?:(?:JJ|KW|MM)\d\d)?\*{0,2})[\s_\-./|]+(.*)")


@dataclass(frozen=True)
class Waardekolom:
    """Waardekolom: a column of figures, and what its headers say of all of them. `kop` is the text to show.

    `deel` is the month or quarter (MM03, KW01) of a year that is told elsewhere.
    """

    kolom: int
    kop: str
    onderwerp: str = ""
    eenheid: Eenheid | None = None
    periode: Gelezen | None = None
    deel: str | None = None
    gebied: str | None = None


def lees_koppen(
    tabel: Tabel, kolommen: Sequence[int], *, zoeker: Gebiedzoeker, met_periode: bool, met_gebied: bool
) -> list[Waardekolom]:
    """The headers of these columns; `met_periode` and `met_gebied` say that other columns hold those already."""
    rijen = [_gevuld(rij, kolommen, laatste=n == len(tabel.koppen) - 1) for n, rij in enumerate(tabel.koppen)]
    soorten = [_soort(rij, zoeker=zoeker, met_periode=met_periode, met_gebied=met_gebied) for rij in rijen]
    gevonden = [_waardekolom(tabel, k, n, rijen, soorten) for n, k in enumerate(kolommen)]
    if not met_periode and "periode" not in soorten:
        gevonden = _pak_jaren_uit(gevonden)
    if not met_gebied and "gebied" not in soorten:
        gevonden = _pak_gebieden_uit(gevonden, zoeker)
    return gevonden


def _gevuld(rij: Sequence[str], kolommen: Sequence[int], *, laatste: bool) -> list[str]:
    """The cells above these columns; in upper rows a blank one continues the one on its left."""
    cellen: list[str] = []
    for kolom in kolommen:
        tekst = " ".join(rij[kolom].split())
        cellen.append(tekst if tekst or laatste or not cellen else cellen[-1])
    return cellen


def _soort(cellen: Sequence[str], *, zoeker: Gebiedzoeker, met_periode: bool, met_gebied: bool) -> Koprijsoort:
    gevuld = [c for c in cellen if c]
    if gevuld and not met_periode and all(lees_periode(c) for c in gevuld):
        return "periode"
    if _zijn_delen(gevuld):
        return "deel"
    if gevuld and all(map(is_kale_eenheid, gevuld)):
        return "eenheid"
    if gevuld and not met_gebied and sum(map(zoeker.is_bekend, set(gevuld))) >= 0.6 * len(set(gevuld)):
        return "gebied"
    return "onderwerp"


def _zijn_delen(cellen: Sequence[str]) -> bool:
    """Whether these are months or quarters, perhaps with the whole year beside them."""
    delen = {lees_deel(c) for c in cellen}
    return None not in delen and len(delen - {"JJ00"}) >= 2


def _waardekolom(
    tabel: Tabel, kolom: int, plek: int, rijen: Sequence[Sequence[str]], soorten: Sequence[Koprijsoort]
) -> Waardekolom:
    gevonden = Waardekolom(kolom=kolom, kop=tabel.kop(kolom))
    delen: list[str] = []
    for rij, soort in zip(rijen, soorten, strict=True):
        cel = rij[plek]
        if soort == "periode":
            gevonden = replace(gevonden, periode=lees_periode(cel))
        elif soort == "deel":
            gevonden = replace(gevonden, deel=lees_deel(cel))
        elif soort == "eenheid":
            gevonden = replace(gevonden, eenheid=lees_eenheid(cel))
        elif soort == "gebied":
            gevonden = replace(gevonden, gebied=cel)
        elif cel:
            onderwerp, eenheid = splits_kop(cel)
            gevonden = replace(gevonden, eenheid=eenheid or gevonden.eenheid)
            delen += [onderwerp] if onderwerp not in delen else []
    return replace(gevonden, onderwerp="/".join(delen))


def _pak_jaren_uit(kolommen: list[Waardekolom]) -> list[Waardekolom]:
    """Periods packed in the headers (`data2006`, `Waarde_X_2015`), if most columns have one."""
    uitgepakt = [_pak_jaar_uit(k) for k in kolommen]
    raak = sum(k.periode is not None for k in uitgepakt)
    return uitgepakt if raak and raak >= 0.8 * len(kolommen) else kolommen


def _pak_jaar_uit(kolom: Waardekolom) -> Waardekolom:
    if heel := lees_periode(kolom.onderwerp):
        return replace(kolom, onderwerp="", periode=heel)
    for patroon, jaar, rest in ((_MET_JAAR, 2, 1), (_JAAR_VOOROP, 1, 2)):
        gevonden = patroon.fullmatch(kolom.onderwerp)
        if gevonden and (periode := lees_periode(gevonden[jaar])):
            onderwerp, eenheid = splits_kop(gevonden[rest].strip(" _-/.|"))
            onderwerp, deel = _pak_deel_uit(onderwerp)
            periode = replace(periode, code=met_deel(periode.code, deel))
            return replace(kolom, onderwerp=onderwerp, eenheid=kolom.eenheid or eenheid, periode=periode)
    return kolom


def _pak_deel_uit(onderwerp: str) -> tuple[str, str | None]:
    """A month or quarter at the begin or end of a topic."""
    woorden = re.split(r"[\s_]+", onderwerp)
    for plek, rest in ((-1, woorden[:-1]), (0, woorden[1:])):
        if deel := lees_deel(woorden[plek]):
            return " ".join(rest), deel
    return onderwerp, None


def _pak_gebieden_uit(kolommen: list[Waardekolom], zoeker: Gebiedzoeker) -> list[Waardekolom]:
    """Areas packed in the headers, between underscores or bars, if most columns have one."""
    uitgepakt = [_pak_gebied_uit(k, zoeker) for k in kolommen]
    raak = sum(k.gebied is not None for k in uitgepakt)
    return uitgepakt if raak and raak >= 0.6 * len(kolommen) else kolommen


def _pak_gebied_uit(kolom: Waardekolom, zoeker: Gebiedzoeker) -> Waardekolom:
    delen = [d.strip() for d in re.split(r"[_|]", kolom.onderwerp)]
    gebieden = [d for d in delen if d and (lijkt_code(d) or zoeker.is_bekend(d))]
    if len(gebieden) != 1 or (len(delen) == 1 and not lijkt_code(delen[0]) and is_algemeen(delen[0])):
        return kolom
    rest = " ".join(d for d in delen if d != gebieden[0])
    return replace(kolom, gebied=gebieden[0], onderwerp="" if is_algemeen(rest) else rest)
