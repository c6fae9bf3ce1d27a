"""Files with one row per incident: recognised, and counted to gebied × periode before anything of them is kept."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pyarrow as pa

from kvdash.domain.gebied import Gebied, OnbekendGebied
from kvdash.domain.herkenning import Herkenning, Kolombeeld
from kvdash.domain.toewijzing import Rol, Telling, Toewijzing, kopvorm
from kvdash.domain.upload import Leesverslag, Waarschuwing
from kvdash.errors import NietHerkendError, OnleesbaarError
from kvdash.ingest.bestand import Bronbestand, Lezing
from kvdash.ingest.cellen import is_getal, korrel_van_datums, lees_datum
from kvdash.ingest.gebieden import LOKAAL, Gebiedzoeker, lijkt_code
from kvdash.ingest.invoer import Blok, Invoer
from kvdash.ingest.persoonsgegevens import Opsporing, weiger_personen
from kvdash.ingest.tekst import Record, breedte_van
from kvdash.taal import getal, meervoud
from kvdash.taal.cellen import schrijf_csv

_CIJFERKOP = re.compile(r"aantal|totaal|waarde|cijfer|score|percentage|%", re.IGNORECASE)
_SOORTKOP = re.compile(r"onderwerp|soort|type|delict|misdrijf|categorie|incident|melding|thema|klasse", re.IGNORECASE)
_MEESTE_SOORTEN = 200
_ONBEKEND = 200  # names of unknown areas for which others are offered
ALLES = "Voorvallen"  # the topic where no column tells the kind


@dataclass(frozen=True)
class Geteld:
    """Geteld: the counts as a table of their own (`inhoud`), and what became of the `regels` lines with incidents.

    `zonder` have no date or no area, `onderdrukt` counts are below the drempel, `soorten` are the kinds that occur.
    """

    inhoud: bytes
    regels: int
    zonder: int
    onderdrukt: int
    soorten: tuple[str, ...]
    onbekend: tuple[OnbekendGebied, ...]


class Tellinglezing(Lezing):
    """Tellinglezing: rows that were counted; the counts are read, and kept in place of the rows themselves."""

    def __init__(self, cijfers: Lezing, geteld: Geteld) -> None:
        self._cijfers = cijfers
        self._geteld = geteld
        self.uitleg = cijfers.uitleg
        self.vervangt = geteld.inhoud

    def batches(self) -> Iterator[pa.Table]:
        return self._cijfers.batches()

    def verslag(self) -> Leesverslag:
        """With what became of the lines of the incidents."""
        verslag, geteld = self._cijfers.verslag(), self._geteld
        delen = [f"Geteld: {meervoud(geteld.regels - geteld.zonder, 'regel', 'regels')}."]
        if geteld.zonder:
            delen.append(f"Niet geteld, want zonder datum of bekend gebied: {getal(geteld.zonder)}.")
        if geteld.onderdrukt:
            delen.append(f"Onder de drempel en daarom weggelaten: {meervoud(geteld.onderdrukt, 'cijfer', 'cijfers')}.")
        melding = Waarschuwing(soort="voorvallen", tekst=" ".join(delen))
        return verslag.model_copy(update={"waarschuwingen": (melding, *verslag.waarschuwingen)})

    def herkenning(self) -> Herkenning:
        return self._cijfers.herkenning().model_copy(update={"onbekende_gebieden": self._geteld.onbekend})

    def voor_profiel(self, toewijzing: Toewijzing) -> Toewijzing:
        """With the kinds that occur in this file: next time each of them counts 0 where it does not."""
        if toewijzing.telling is None:
            return toewijzing
        soorten = tuple(sorted({*toewijzing.telling.soorten, *self._geteld.soorten}))
        return toewijzing.model_copy(update={"telling": toewijzing.telling.model_copy(update={"soorten": soorten})})


@dataclass(frozen=True)
class _Tabel:
    invoer: Invoer
    koppen: tuple[str, ...]
    van: int

    def kolommen(self, monster: Sequence[Record]) -> list[list[str]]:
        return [[r.cellen[k].strip() for r in monster] for k in range(len(self.koppen))]

    def plek(self, vorm: str) -> int:
        """The column with this header. Raises NietHerkendError."""
        vormen = [kopvorm(kop) for kop in self.koppen]
        if vorm not in vormen:
            raise NietHerkendError(f"Het bestand heeft geen kolom '{vorm}'. Kies opnieuw welke regels worden geteld.")
        return vormen.index(vorm)


def zoek_voorvallen(bron: Bronbestand, *, zoeker: Gebiedzoeker) -> Herkenning | None:
    """The columns of a file with one row per incident, with their likely roles; None for any other file.

    It has a column of days, an area, and no column of figures. Raises OnleesbaarError and PersoonsgegevensError.
    """
    for tabel in _tabellen(bron):
        weiger_personen(tabel.invoer)
        monster = [r for r in tabel.invoer.monster() if len(r.cellen) == len(tabel.koppen) and r.regel >= tabel.van]
        kolommen = tabel.kolommen(monster)
        datums = [k for k, cellen in enumerate(kolommen) if _zijn_dagen(cellen)]
        gebied = max(range(len(kolommen)), key=lambda k: _aandeel_gebied(kolommen[k], zoeker))
        if not datums or gebied in datums or _aandeel_gebied(kolommen[gebied], zoeker) < 0.3:
            continue
        soort = _soortkolom(tabel.koppen, kolommen, bezet={*datums, gebied})
        if _zijn_cijfers(tabel.koppen, kolommen, [datums[0], gebied, *([] if soort is None else [soort])]):
            continue
        rollen: dict[int, Rol] = {datums[0]: "periode", gebied: "gebiedsnaam"}
        rollen |= {soort: "onderwerp"} if soort is not None else {}
        beelden = {
            kopvorm(kop): _beeld(kop, rollen.get(k, "genegeerd"), kolommen[k]) for k, kop in enumerate(tabel.koppen)
        }
        return Herkenning(kolommen=tuple(beelden.values()), blad=tabel.invoer.naam)
    return None


def koppen_van_voorvallen(bron: Bronbestand) -> list[tuple[str, list[str]]]:
    """Per sheet its name and the kopvormen of its first row: what files of one structure share."""
    return [(tabel.invoer.naam, [kopvorm(kop) for kop in tabel.koppen]) for tabel in _tabellen(bron)]


def tel_voorvallen(bron: Bronbestand, telling: Telling, *, zoeker: Gebiedzoeker, blad: str | None = None) -> Geteld:
    """Count the rows (of this sheet) by area, period and kind; small counts are left out, what did not happen counts 0.

    The zeros are those of all wijken (or buurten) of the gemeente, from the first to the last period, for each kind.
    Raises OnleesbaarError, NietHerkendError and PersoonsgegevensError.
    """
    tabel = next((tabel for tabel in _tabellen(bron) if blad in (None, tabel.invoer.naam)), None)
    if tabel is None:
        raise NietHerkendError("In het bestand is geen tabel gevonden.")
    tel, regels = _tel_regels(tabel, telling)
    gebieden = {tekst: _gebied(tekst, zoeker) for tekst in {tekst for tekst, _, _ in tel}}
    per_code: Counter[tuple[str, str, str]] = Counter()
    vreemd: Counter[str] = Counter()
    for (tekst, periode, soort), aantal in tel.items():
        gebied = gebieden[tekst]
        if gebied is not None and periode:
            per_code[gebied.code, periode, soort] += aantal
        elif periode and tekst and not zoeker.op_naam(tekst).pseudo:
            vreemd[tekst] += aantal
    if not per_code:
        raise NietHerkendError("Geen enkele regel heeft een datum en een bekend gebied. Kloppen de gekozen kolommen?")
    cellen = _met_nullen(per_code, [g for g in gebieden.values() if g], telling, zoeker)
    klein = sum(0 < aantal < telling.drempel for aantal in cellen.values())
    geteld = per_code.total()
    return Geteld(
        inhoud=_als_csv(cellen, telling, naam=bron.naam, regels=geteld),
        regels=regels,
        zonder=regels - geteld,
        onderdrukt=klein,
        soorten=tuple(sorted({soort for _, _, soort in per_code}))[:_MEESTE_SOORTEN],
        onbekend=tuple(
            OnbekendGebied(naam=tekst, regels=n, kandidaten=zoeker.kandidaten(tekst))
            for tekst, n in vreemd.most_common(_ONBEKEND)
        ),
    )


def _tabellen(bron: Bronbestand) -> Iterator[_Tabel]:
    for invoer in bron.invoeren:
        breedte = breedte_van(invoer.monster())
        kop = next((r for r in invoer.kop() if len(r.cellen) == breedte and len(r.gevuld) == breedte), None)
        if kop is not None and breedte > 1:
            koppen = tuple(" ".join(cel.replace("\ufeff", "").split()) for cel in kop.cellen)
            yield _Tabel(invoer, koppen, kop.regel + kop.aantal)


def _zijn_dagen(cellen: Sequence[str]) -> bool:
    gevuld = [cel for cel in cellen if cel]
    raak = [cel for cel in gevuld if lees_datum(cel)]
    return len(gevuld) > 1 and len(raak) >= 0.9 * len(gevuld) and korrel_van_datums(raak) is None


def _zijn_getallen(cellen: Sequence[str]) -> bool:
    gevuld = [cel for cel in cellen if cel]
    return bool(gevuld) and sum(map(is_getal, gevuld)) >= 0.9 * len(gevuld)


def _zijn_cijfers(koppen: Sequence[str], kolommen: Sequence[Sequence[str]], sleutel: Sequence[int]) -> bool:
    """Whether the rows hold figures: a column says so, or numbers come back and each day, area and kind is there once.

    (Numbers that are all different tell the rows apart.)
    """
    getallen = [k for k in range(len(koppen)) if k not in sleutel and _zijn_getallen(kolommen[k])]
    terug = [k for k in getallen if len(set(kolommen[k])) < len(kolommen[k])]
    rijen = [(lees_datum(rij[0]), *rij[1:]) for rij in zip(*(kolommen[k] for k in sleutel), strict=True)]
    return any(_CIJFERKOP.search(koppen[k]) for k in getallen) or (bool(terug) and len(set(rijen)) == len(rijen))


def _aandeel_gebied(cellen: Sequence[str], zoeker: Gebiedzoeker) -> float:
    uniek = sorted({cel for cel in cellen if cel})[:3000]
    return sum(lijkt_code(cel) or zoeker.is_bekend(cel) for cel in uniek) / len(uniek) if uniek else 0.0


def _soortkolom(koppen: Sequence[str], kolommen: Sequence[Sequence[str]], *, bezet: set[int]) -> int | None:
    """The column of texts that come back, by its header where there are more."""
    terug = [
        k
        for k, cellen in enumerate(kolommen)
        if k not in bezet
        and not _zijn_getallen(cellen)
        and 2 <= len(set(cellen)) <= min(_MEESTE_SOORTEN, len(cellen) / 2)
    ]
    genoemd = [k for k in terug if _SOORTKOP.search(koppen[k])]
    return next(iter(genoemd or terug), None)


def _beeld(kop: str, rol: Rol, cellen: Sequence[str]) -> Kolombeeld:
    voorbeelden = tuple(dict.fromkeys(cel for cel in cellen if cel))[:3]
    return Kolombeeld(
        kop=kop, vorm=kopvorm(kop), rol=rol, zekerheid=0.5, reden="een regel per voorval", voorbeelden=voorbeelden
    )


def _tel_regels(tabel: _Tabel, telling: Telling) -> tuple[Counter[tuple[str, str, str]], int]:
    """How many rows each text of an area, period and kind has, an empty one too; and the number of rows."""
    invoer, breedte = tabel.invoer, len(tabel.koppen)
    weiger_personen(invoer)
    opsporing = Opsporing(tabel.koppen)
    datum, gebied = tabel.plek(telling.datum), tabel.plek(telling.gebied)
    soort = tabel.plek(telling.onderwerp) if telling.onderwerp else None
    tel: Counter[tuple[str, str, str]] = Counter()
    regels = 0
    for blok in invoer.blokken(van=tabel.van, tot=invoer.laatste_regel + 1, breedte=breedte):
        if not invoer.is_overzien:
            opsporing.neem_blok(blok)
        tel.update(zip(_teksten(blok, gebied), _perioden(blok, datum, telling), _soorten(blok, soort), strict=True))
        regels += len(blok.regel) + sum(not record.is_leeg for record in blok.los)
    opsporing.weiger()
    return tel, regels


def _teksten(blok: Blok, kolom: int) -> Iterable[str]:
    schoon = [" ".join(tekst.split()) for tekst in blok.kolommen[kolom].uniek]
    return (schoon[n] for n in blok.kolommen[kolom].index.tolist())


def _soorten(blok: Blok, kolom: int | None) -> Iterable[str]:
    if kolom is None:
        return (ALLES for _ in blok.regel)
    return (tekst or "onbekend" for tekst in _teksten(blok, kolom))


def _perioden(blok: Blok, kolom: int, telling: Telling) -> Iterable[str]:
    datums = [lees_datum(tekst) for tekst in blok.kolommen[kolom].uniek]
    codes = [_periode(d.year, d.month, telling) if d else "" for d in datums]
    return (codes[n] for n in blok.kolommen[kolom].index.tolist())


def _periode(jaar: int, maand: int, telling: Telling) -> str:
    return f"{jaar}MM{maand:02d}" if telling.korrel == "maand" else f"{jaar}JJ00"


def _gebied(tekst: str, zoeker: Gebiedzoeker) -> Gebied | None:
    return (zoeker.op_code(tekst) if lijkt_code(tekst) else zoeker.op_naam(tekst)).gebied if tekst else None


def _met_nullen(
    per_code: Counter[tuple[str, str, str]], gebieden: Sequence[Gebied], telling: Telling, zoeker: Gebiedzoeker
) -> dict[tuple[str, str, str], int]:
    niveaus = {gebied.niveau for gebied in gebieden}
    codes = {gebied.code for gebied in gebieden}
    if len(niveaus) == 1 and (niveau := next(iter(niveaus))) in LOKAAL:
        for gemeente in {gebied.gemeente for gebied in gebieden if gebied.gemeente}:
            codes |= {gebied.code for gebied in zoeker.indeling.van_gemeente(gemeente, niveau=niveau)}
    perioden = _alle_perioden(sorted({periode for _, periode, _ in per_code}), telling)
    soorten = sorted({*(soort for _, _, soort in per_code), *telling.soorten})
    return {(c, p, s): per_code[c, p, s] for c in sorted(codes) for p in perioden for s in soorten}


def _alle_perioden(gevonden: Sequence[str], telling: Telling) -> list[str]:
    eerste, laatste = gevonden[0], gevonden[-1]
    maanden = range(1, 13) if telling.korrel == "maand" else (1,)
    alle = [_periode(j, m, telling) for j in range(int(eerste[:4]), int(laatste[:4]) + 1) for m in maanden]
    return [periode for periode in alle if eerste <= periode <= laatste]


def _als_csv(cellen: dict[tuple[str, str, str], int], telling: Telling, *, naam: str, regels: int) -> bytes:
    """The counts as a file of their own: what is kept in place of the incidents."""
    if len(cellen) > 2_000_000:
        raise OnleesbaarError("Geteld zijn dit meer dan 2 miljoen cijfers. Kies een grover onderwerp of tel per jaar.")
    rijen = ((*sleutel, "x" if 0 < aantal < telling.drempel else aantal) for sleutel, aantal in cellen.items())
    uitleg = f"Toelichting: geteld uit {regels} regels van {naam}; x is minder dan {telling.drempel}."
    return schrijf_csv(chain([("Gebied", "Periode", "Onderwerp", "Aantal")], rijen, [(uitleg,)]))
