"""The reading plan of a file: what is constant in it and what each column means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kvdash.domain.gebied import Gebied, OnbekendGebied
from kvdash.domain.herkenning import Herkenning, Kolombeeld, Onderwerpbeeld
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Notatie, Toewijzing
from kvdash.errors import NietHerkendError
from kvdash.ingest.cellen import (
    Eenheid,
    Gelezen,
    bepaal_notatie,
    is_getal,
    is_jaar,
    is_kale_eenheid,
    jaar_in_tekst,
    korrel_van_datums,
    lees_deel,
    lees_eenheid,
    lees_periode,
    met_deel,
    splits_kop,
)
from kvdash.ingest.gebieden import LOKAAL, Gebiedzoeker, achtervoegsel, lijkt_code
from kvdash.ingest.invoer import Invoer
from kvdash.ingest.kolommen import Kennis, is_gebiedenlijst, verdeel
from kvdash.ingest.onderwerpen import Onderwerpzoeker, is_algemeen, is_uitsplitsing
from kvdash.ingest.profiel import Rollen, neem_monster, onderwerp_van_marges
from kvdash.ingest.tabel import Tabel, Tabelvinder
from kvdash.taal import kort

# What the header rows above the columns with figures say: topic, unit, period, gebied.

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


_INDELING = re.compile(
    r"\b(?:gemeenten?|wijk(?:en)?|buurt(?:en)?|indeling|gebiedsindeling|grenzen)\b[^0-9]{0,25}\b(20\d\d)\b",
    re.IGNORECASE,
)
_BRON = re.compile(r"\s*(?:bron|source|©|copyright)\s*:?\s*(.+?)\s*\.?\s*", re.IGNORECASE)
_NIETSZEGGEND = re.compile(
    r"((blad|sheet|tabel|table|data|dataset|cijfers|export|resultaat|totaal)\b\s*)*", re.IGNORECASE
)
_REGIOKOP = re.compile(r"regio|gebied|wijk|buurt|gemeente", re.IGNORECASE)


@dataclass(frozen=True)
class Plan:
    """Plan: all that was recognised before reading; constants hold for every line."""

    tabel: Tabel
    rollen: Rollen
    kolommen: tuple[Waardekolom, ...]
    notatie: Notatie
    indeling: str
    periode: Gelezen | None = None
    gebied: Gebied | None = None
    onderwerpen: tuple[str, ...] = ()
    uitsplitsingen: tuple[str, ...] = ()
    bron: str | None = None
    indelingsjaar: int | None = None
    is_cbs: bool = False
    is_gebiedenlijst: bool = False
    titel: str = ""


def maak_plan(
    invoer: Invoer,
    *,
    naam: str,
    zoeker: Gebiedzoeker,
    vinder: Tabelvinder,
    onderwerpen: Onderwerpzoeker,
    jaar: int | None,
    toewijzing: Toewijzing = GEEN_TOEWIJZING,
) -> Plan:
    """Recognise the table. Raises NietHerkendError if layout, gebied or periode stays unknown."""
    tabel = vinder.vind(invoer)
    rollen = Rollen(neem_monster(tabel))
    verdeel(rollen, Kennis(zoeker, onderwerpen, toewijzing))
    vast = _lees_filters(tabel, zoeker)
    if toewijzing.gebied is not None and not rollen.met("gebiedscode", "gebiedsnaam"):
        vast = replace(vast, gebied=zoeker.op_code(toewijzing.gebied).gebied or vast.gebied)
    if onderwerp := onderwerp_van_marges(rollen.margecodes):
        vast = replace(vast, onderwerpen=(*vast.onderwerpen, onderwerp))
    titel = _titel(tabel) or _titel_van_blad(invoer.naam) or _titel_van_bestand(naam)
    kolommen = _waardekolommen(tabel, rollen, vast, zoeker)
    _check_groepen(tabel)
    _check_koppen(kolommen, heeft_onderwerp=bool(rollen.met("onderwerp") or vast.onderwerpen), titel=titel)
    periode = vast.periode
    if periode is None and not rollen.met("periode") and not any(k.periode for k in kolommen):
        periode = _periode_van_buiten(tabel, rollen, jaar=jaar or _jaar_in_naam(invoer.naam, naam))
    _noem_jarenreeksen(tabel, rollen)
    lijst = is_gebiedenlijst(rollen)
    return Plan(
        tabel=tabel,
        rollen=rollen,
        kolommen=tuple(kolommen),
        notatie=toewijzing.notatie or _notatie(rollen),
        indeling=_indelingsnaam(tabel, rollen, kolommen, onderwerpen, lijst=lijst),
        periode=periode,
        gebied=vast.gebied,
        onderwerpen=vast.onderwerpen,
        uitsplitsingen=vast.uitsplitsingen,
        bron=toewijzing.bron or vast.bron or _bron_van_kolom(rollen),
        indelingsjaar=_indelingsjaar(tabel),
        is_cbs=_is_cbs(tabel, rollen),
        is_gebiedenlijst=lijst,
        titel=titel,
    )


@dataclass(frozen=True)
class _Vast:
    """What preamble and footer say of all lines."""

    periode: Gelezen | None = None
    gebied: Gebied | None = None
    onderwerpen: tuple[str, ...] = ()
    uitsplitsingen: tuple[str, ...] = ()
    bron: str | None = None


def _waardekolommen(tabel: Tabel, rollen: Rollen, vast: _Vast, zoeker: Gebiedzoeker) -> list[Waardekolom]:
    """The columns of figures with what their headers say. Raises NietHerkendError without figures or areas."""
    if not rollen.met("waarde"):
        raise NietHerkendError("In het bestand is geen kolom met cijfers gevonden.")
    met_gebied = bool(rollen.met("gebiedscode", "gebiedsnaam")) or vast.gebied is not None
    met_periode = bool(rollen.met("periode")) or vast.periode is not None
    kolommen = lees_koppen(tabel, rollen.met("waarde"), zoeker=zoeker, met_periode=met_periode, met_gebied=met_gebied)
    if not met_gebied and not any(k.gebied for k in kolommen):
        raise _geen_gebied(rollen, zoeker)
    procenten = {p.kolom for p in rollen.monster.profielen if p.in_procenten}
    percentage = Eenheid("percentage")
    return [replace(k, eenheid=k.eenheid or percentage) if k.kolom in procenten else k for k in kolommen]


def _lees_filters(tabel: Tabel, zoeker: Gebiedzoeker) -> _Vast:
    periode, gebied = None, None
    onderwerpen: list[str] = []
    uitsplitsingen: list[str] = []
    for sleutel, waarde in tabel.filters:
        if _BRON.fullmatch(f"{sleutel}: {waarde}"):
            continue
        if gelezen := lees_periode(waarde):
            periode = gelezen
        elif (lijkt_code(waarde) and (uitkomst := zoeker.op_code(waarde)).gebied) or (
            zoeker.is_bekend(waarde) and (uitkomst := zoeker.op_naam(waarde)).gebied
        ):
            gebied = uitkomst.gebied
        else:
            (uitsplitsingen if is_uitsplitsing(waarde) and not _is_telling(waarde) else onderwerpen).append(waarde)
    return _Vast(periode, gebied, tuple(onderwerpen), tuple(uitsplitsingen), _bron(tabel))


def _is_telling(waarde: str) -> bool:
    """Totals of a topic ("Totaal misdrijven") are topics; only a bare total or a part of the people is not."""
    return re.match(r"totaal\s+(?!mannen|personen|bevolking|geslacht|leeftijd)\S", waarde, re.IGNORECASE) is not None


def _bron(tabel: Tabel) -> str | None:
    for record in (*tabel.voet, *tabel.aanhef):
        gevonden = _BRON.fullmatch(": ".join(record.cellen[n].strip().rstrip(":") for n in record.gevuld[:2]))
        if gevonden and record.gevuld[:1] == (0,):
            return re.sub(r"^[:\s]+", "", gevonden[1])
    return None


def _bron_van_kolom(rollen: Rollen) -> str | None:
    kolom = rollen.eerste("bron")
    return rollen.monster.profielen[kolom].uniek[0] if kolom is not None else None


def _indelingsjaar(tabel: Tabel) -> int | None:
    for record in (*tabel.aanhef, *tabel.voet):
        for gevonden in _INDELING.finditer(" ".join(record.cellen)):
            if is_jaar(int(gevonden[1])):
                return int(gevonden[1])
    return None


def _titel(tabel: Tabel) -> str:
    return " ".join(tabel.titels[0].split()) if tabel.titels else ""


def _titel_van_blad(naam: str) -> str:
    woorden = _titel_van_bestand(naam)
    return "" if _NIETSZEGGEND.fullmatch(woorden) else woorden


def _titel_van_bestand(naam: str) -> str:
    """What a file name says beside years and numbers: a last resort where nothing in the file names the topic."""
    kaal = re.sub(r"\.\w{1,5}$", "", naam.rsplit("/", 1)[-1])  # of a file in a zip its own name
    return " ".join(re.sub(r"[\d_\-.]+", " ", kaal).split())


def _jaar_in_naam(blad: str, bestand: str) -> int | None:
    """The year that the name of the sheet, the file or the zip around it holds, the nearest first."""
    namen = [blad, *reversed(bestand.split("/"))]
    return next((jaar for naam in namen if (jaar := jaar_in_tekst(naam)) is not None), None)


def _notatie(rollen: Rollen) -> Notatie:
    kolommen = rollen.met("waarde", "halve breedte", "ondergrens", "bovengrens")
    return bepaal_notatie(t for k in kolommen for t in rollen.monster.profielen[k].uniek)


def _is_cbs(tabel: Tabel, rollen: Rollen) -> bool:
    """Topic paths with a unit, topics named Key_7, or periods as 2024JJ00: the way of CBS."""
    koppen = [tabel.kop(k) for k in rollen.met("waarde")]
    paden = any(re.search(r"[/|]", splits_kop(k)[0]) and splits_kop(k)[1] for k in koppen)
    sleutels = sum(bool(re.fullmatch(r"[A-Z]\w*[a-z]\w*_\d{1,3}", k)) for k in koppen) >= 2
    periode = rollen.eerste("periode")
    return paden or sleutels or (periode is not None and "code" in rollen.monster.profielen[periode].periode_vormen)


def _periode_van_buiten(tabel: Tabel, rollen: Rollen, *, jaar: int | None) -> Gelezen:
    """The year that was given, or that of sheet or file name; not where the file half says periods itself."""
    for profiel in rollen.monster.profielen:
        if profiel.periode_vormen == {"datum"} and profiel.perioden > 0.9 and korrel_van_datums(profiel.gewoon) is None:
            raise NietHerkendError(
                "Het bestand heeft een regel per dag of voorval. "
                "kvdash leest cijfers per maand, kwartaal of jaar: tel ze eerst op."
            )
        if profiel.rijen_met_periode >= 0.5 and profiel.kolom not in rollen.met("rijnummer"):
            raise NietHerkendError(
                f"In kolom '{profiel.kop}' staan perioden, maar niet overal. Verbeter de kolom of haal hem weg."
            )
    if any(lees_periode(rij[k]) for rij in tabel.koppen for k in rollen.met("waarde")):
        raise NietHerkendError("Niet boven elke kolom met cijfers staat een periode. Verbeter de kopregels.")
    if jaar is None:
        raise NietHerkendError("Het jaar staat niet in het bestand: zet het in de bestandsnaam of geef het op.")
    return Gelezen(code=f"{jaar:04d}JJ00", vorm="jaar")


def _noem_jarenreeksen(tabel: Tabel, rollen: Rollen) -> None:
    """Say under which year figures of several years come."""
    kolom = rollen.eerste("periode")
    teksten = rollen.monster.profielen[kolom].uniek if kolom is not None else []
    teksten = [*teksten, *(rij[k] for rij in tabel.koppen for k in rollen.met("waarde"))]
    reeksen = {t.strip(): p for t in teksten if (p := lees_periode(t)) is not None and p.vorm == "jaren"}
    for tekst, periode in list(reeksen.items())[:1]:
        rollen.waarschuwingen.append(
            f"Cijfers over meer jaren, zoals {tekst}, staan bij het laatste jaar ({periode.code[:4]})."
        )


def _check_groepen(tabel: Tabel) -> None:
    """A line with one word between headers and figures heads a group of lines: its topic would get lost."""
    boven = tabel.aanhef[-1] if tabel.aanhef and not tabel.koppen else None
    if boven is not None and boven.gevuld == (0,) and len(boven.cellen) == tabel.breedte:
        raise NietHerkendError(
            f"Vlak boven de cijfers staat een regel met alleen '{kort(boven.cellen[0], hoogstens=40)}'. "
            "Is dat het onderwerp van de regels eronder? Zet het dan in een eigen kolom, op elke regel."
        )


def _check_koppen(kolommen: Sequence[Waardekolom], *, heeft_onderwerp: bool, titel: str) -> None:
    """A column without header says nothing, and two that say the same cannot both be right."""
    zonder = next((k for k in kolommen if not (k.onderwerp or k.periode or k.deel or k.gebied or k.eenheid)), None)
    getal = next((k for k in kolommen if is_getal(k.onderwerp)), None)
    if getal is not None:
        raise NietHerkendError(f"Boven een kolom met cijfers staat het getal {getal.kop}. Ontbreken de kopregels?")
    if zonder is not None and (len(kolommen) > 1 or not heeft_onderwerp):
        raise NietHerkendError(
            f"Boven {zonder.kop} staat geen kop: het is niet duidelijk welk cijfer daar staat. Voeg een kopregel toe."
        )
    gezien: dict[tuple[object, ...], Waardekolom] = {}
    for kolom in kolommen:
        kop = (kolom.onderwerp or kolom.kop, kolom.eenheid, kolom.periode, kolom.deel, kolom.gebied)
        if kop in gezien:
            raise NietHerkendError(
                f"Twee kolommen met cijfers hebben dezelfde kop: '{kolom.kop}'. Geef elke kolom een eigen kop."
            )
        gezien[kop] = kolom
    if not heeft_onderwerp and is_algemeen(titel):
        _check_onderwerp(kolommen)


def _check_onderwerp(kolommen: Sequence[Waardekolom]) -> None:
    """A header of nothing but a period or an area does not say what is measured."""
    if any(is_algemeen(k.onderwerp) and (k.periode or k.deel or k.gebied) for k in kolommen):
        raise NietHerkendError(
            "Het onderwerp staat niet in het bestand. Zet het boven de tabel, bijvoorbeeld 'Onderwerp: Zwerfvuil'."
        )


def _geen_gebied(rollen: Rollen, zoeker: Gebiedzoeker) -> NietHerkendError:
    """Why no gebied was recognised, and what to do about it."""
    namen = [p for p in rollen.monster.profielen if p.is_tekst and len(p.uniek) > 1]
    regio = [p for p in namen if _REGIOKOP.search(p.kop) or any(achtervoegsel(t) for t in p.proef)]
    # The areas of the demo say nothing about what a real file may name.
    bekend = [g for g in zoeker.indeling.gebieden if not g.is_demo or g.gemeente == zoeker.gemeente]
    heeft_gemeenten = any(g.niveau == "gemeente" for g in bekend)
    heeft_wijken = any(g.niveau in LOKAAL and zoeker.gemeente in (None, g.gemeente) for g in bekend)
    if not heeft_gemeenten or not heeft_wijken:
        return NietHerkendError(
            "De gebieden in dit bestand zijn niet bekend. Lees eerst de kerncijfers van wijken en buurten in."
        )
    if zoeker.gemeente is None:
        for profiel in sorted(namen, key=lambda p: len(p.uniek), reverse=True):
            if gemeente := zoeker.waarschijnlijke_gemeente(profiel.proef):
                return NietHerkendError(
                    "Het bestand noemt wijken en buurten alleen bij naam. Geef de gemeente op "
                    f"(waarschijnlijk {gemeente.naam}, {gemeente.code})."
                )
        if regio:
            return NietHerkendError("Het bestand noemt gebieden alleen bij naam. Geef de gemeente op.")
    gezien = ", ".join(f"'{p.kop}' (zoals '{kort(p.uniek[0], hoogstens=30)}')" for p in (regio or namen)[:3])
    return NietHerkendError(
        "In het bestand is geen kolom met bekende gebieden gevonden"
        + (f". Gezien: {gezien}" if gezien else "")
        + ". Zet er een kolom met CBS-codes in (zoals GM0363 of BU03630102), of kies de juiste gemeente. "
        "Gaan alle cijfers over heel Nederland of één gemeente? Kies die dan op de pagina Gegevens bij het bestand."
    )


def _indelingsnaam(
    tabel: Tabel, rollen: Rollen, kolommen: Sequence[Waardekolom], onderwerpen: Onderwerpzoeker, *, lijst: bool
) -> str:
    topic = rollen.eerste("onderwerp")
    if lijst:
        return "gebiedenlijst met kerncijfers"
    if rollen.met("marges"):
        return "codetabel met marges"
    if topic is not None and all(map(onderwerpen.is_sjablooncode, rollen.monster.profielen[topic].proef)):
        return "sjabloon"
    if len(tabel.koppen) > 1 or (tabel.aanhef and any(k.periode for k in kolommen)):
        return "tabel met aanhef en kopregels"
    if any(k.gebied for k in kolommen):
        return "gebieden als kolommen"
    if any(k.periode for k in kolommen):
        return "perioden als kolommen"
    if topic is not None:
        return "lange tabel" if len(kolommen) == 1 else "lange tabel met meer cijfers per regel"
    return "onderwerpen als kolommen" if len(kolommen) > 1 else "lange tabel"


# What a file was taken for, to be seen and changed: also of a file that could not be read.

_VOORBEELDEN = 3


def beeld_van(
    rollen: Rollen,
    *,
    blad: str,
    tabellen: tuple[str, ...] = (),
    topics: Iterable[Onderwerpbeeld] = (),
    onbekende_gebieden: Iterable[OnbekendGebied] = (),
) -> Herkenning:
    """The columns of a table, each header once, with its topics and the names of areas that are not known."""
    kolommen: dict[str, Kolombeeld] = {}
    for profiel in rollen.monster.profielen:
        rol = rollen.rollen.get(profiel.kolom)
        kolommen.setdefault(
            profiel.vorm,
            Kolombeeld(
                kop=profiel.kop,
                vorm=profiel.vorm,
                rol=rol.rol if rol else "genegeerd",
                zekerheid=rol.zekerheid if rol else 0.0,
                reden=rol.reden if rol else "niet herkend",
                voorbeelden=tuple(profiel.uniek[:_VOORBEELDEN]),
            ),
        )
    return Herkenning(
        kolommen=tuple(kolommen.values()),
        onderwerpen=tuple(topics),
        onbekende_gebieden=tuple(onbekende_gebieden),
        blad=blad,
        tabellen=tabellen,
    )
