"""The documents as blocks: the rapportage, and the prioriteitenoverzicht (which can also be CSV)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kvdash.domain.bevinding import Bevinding, BevindingSoort, Bewijs
from kvdash.domain.editie import Deelstatus
from kvdash.domain.gebied import Niveau
from kvdash.domain.kernbeleid import (
    KOP_BEWONERS,
    KOP_DEELTHEMAS,
    KOP_ELEMENTEN,
    KOP_ONDERNEMERS,
    PARAGRAFEN,
    VELDEN,
    Rubriek,
    Veld,
    onderwerpen_van,
    themas_van,
    veld,
)
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.reeks import IndicatorBeeld, Reeks
from kvdash.domain.reeks import Punt as Meetpunt
from kvdash.domain.sessie import Rubricering
from kvdash.domain.stuk import Stuk
from kvdash.report import text
from kvdash.report.blokken import (
    Alinea,
    Blok,
    Bron,
    Document,
    Figuur,
    Kop,
    Lijst,
    Noot,
    Punt,
    Tabel,
    Tabelcel,
    Tabelkolom,
)
from kvdash.report.model import Hoofdstuk, Prioriteitenoverzicht, PrioriteitRij, Rapportage, ThemaCijfers
from kvdash.taal import (
    AUTOMATISCH,
    bewijszin,
    bronregel,
    cijfer,
    datum,
    gebeurtenisregels,
    gebiedenlijst,
    grafiektekst,
    grafiektitel,
    hoogstemelding,
    niveaumelding,
    ondertitel,
    toelichting,
    weggelatenzin,
)
from kvdash.taal.cellen import schrijf_csv

_BREEDTE, _BREEDTE_JAAR, _BREEDTE_GEBIED = 16.0, 1.8, 3.2  # cm
_GEBIEDEN_NAAST_ELKAAR = 5
_HOOGTE: dict[Niveau, int] = {"buurt": 0, "wijk": 1, "eigen": 1, "gemeente": 2}
_BOVEN_GEMEENTE = 3
_BREEDTES_OVERZICHT = (2.6, 4.0, 2.0, 4.0, 4.0, 4.6, 2.2, 2.2)  # cm, in landscape
_MERKEN = "*†‡§¶#"

Blokken = Iterator[Blok]


def rapportage_in_blokken(rapportage: Rapportage) -> Document:
    """Inleiding, a chapter per veld with its five paragraphs, all candidates, sources; what is empty says so."""
    editie = rapportage.editie
    return Document(
        onderwerp=text.ANALYSE,
        ondertitel=editie.naam,
        gemeente=rapportage.gemeente_naam,
        kenmerken=(
            text.PLAN.format(van=editie.plan_van, tot=editie.plan_tot),
            text.GEMAAKT.format(datum=datum(rapportage.gemaakt_op)),
        ),
        gemaakt_op=rapportage.gemaakt_op,
        voor=rapportage.voor,
        is_demo=editie.is_demo,
        met_voorblad=True,
        blokken=(
            *_inleiding(rapportage),
            *(blok for veld in VELDEN for blok in _veld(rapportage, veld)),
            *_alle_prioriteiten(rapportage),
            *_bronnen(rapportage),
        ),
    )


def _inleiding(rapportage: Rapportage) -> Blokken:
    editie = rapportage.editie
    yield Kop(tekst=text.INLEIDING, niveau=1)
    yield from (Alinea(tekst=alinea) for alinea in map(str.strip, editie.inleiding.split("\n")) if alinea)
    yield from _sectie(text.AANLEIDING_KOP, *text.aanleiding(editie, gemeente=rapportage.gemeente_naam))
    yield from _sectie(text.WERKWIJZE_KOP, text.WERKWIJZE)
    yield from _sectie(text.VELDEN_KOP, text.VELDEN)
    yield _lijst(f"{veld.naam}: {', '.join(thema.naam for thema in themas_van(veld))}" for veld in VELDEN)
    yield Kop(tekst=text.DEELNAME_KOP, niveau=3)
    yield Alinea(tekst=editie.deelname or text.DEELNAME_LEEG, ontbreekt=not editie.deelname)
    yield from _sectie(text.LEESWIJZER_KOP, text.LEESWIJZER)
    yield _lijst(f"{paragraaf.naam}. {paragraaf.inhoud}" for paragraaf in PARAGRAFEN)
    yield from _weggelaten(
        rapportage.teksten_weg, rapportage.prioriteiten_weg, waaruit="dit document", voor=rapportage.voor
    )
    if rapportage.filter:
        yield Alinea(tekst=text.KEUZE.format(filter=rapportage.filter))


def _weggelaten(teksten: int, kandidaten: int, *, waaruit: str, voor: Rubricering) -> Blokken:
    if zin := weggelatenzin(teksten=teksten, kandidaten=kandidaten, waaruit=waaruit, voor=voor):
        yield Alinea(tekst=zin, ontbreekt=True)


def _sectie(kop: str, *alineas: str) -> Blokken:
    yield Kop(tekst=kop, niveau=3)
    yield from (Alinea(tekst=alinea) for alinea in alineas)


def _lijst(punten: Iterator[str] | Sequence[str]) -> Lijst:
    return Lijst(punten=tuple(Punt(tekst=punt) for punt in punten))


def _lijst_of_leeg(punten: Sequence[str], *, leeg: str) -> Blok:
    """The list, or what is missing."""
    return _lijst(punten) if punten else Alinea(tekst=leeg, ontbreekt=True)


def _alle_prioriteiten(rapportage: Rapportage) -> Blokken:
    """The candidates of all velden together: the basis for the choice of the raad."""
    yield Kop(tekst=text.ALLE_PRIORITEITEN, niveau=1)
    rijen = tuple(
        tuple(map(Tabelcel, (f"{veld.nummer} {veld.kort}", prioriteit.inhoud.naam, prioriteit.status)))
        for veld in VELDEN
        for prioriteit in rapportage.hoofdstuk(veld.nummer).prioriteiten
    )
    if not rijen:
        weg = weggelatenzin(kandidaten=rapportage.prioriteiten_weg, waaruit="dit onderdeel", voor=rapportage.voor)
        yield Alinea(tekst=weg or text.GEEN_RIJEN, ontbreekt=True)
        return
    yield Alinea(tekst=text.ALLE_UITLEG)
    yield Tabel(
        kolommen=tuple(map(Tabelkolom, text.ALLE_KOLOMMEN, (4.5, 8, 3.5))),
        rijen=rijen,
        bijschrift=text.ALLE_BIJSCHRIFT,
        bron=Bron(tekst=text.STAND.format(datum=datum(rapportage.gemaakt_op))),
    )


def _bronnen(rapportage: Rapportage) -> Blokken:
    yield Kop(tekst=text.BRONNEN, niveau=1)
    if rapportage.bronnen:
        yield Alinea(tekst=text.BRONNEN_UITLEG)
    yield _lijst_of_leeg(rapportage.bronnen, leeg=text.GEEN_BRONNEN)


def _veld(rapportage: Rapportage, veld: Veld) -> Blokken:
    """The chapter: definitions, then the five paragraphs."""
    hoofdstuk = rapportage.hoofdstuk(veld.nummer)
    yield Kop(tekst=veld.naam, niveau=1, genummerd=True)
    yield Alinea(tekst=veld.definitie)
    yield from _weggelaten(
        len(hoofdstuk.weg), hoofdstuk.prioriteiten_weg, waaruit="dit hoofdstuk", voor=rapportage.voor
    )
    yield Alinea(tekst=text.THEMA_DEFINITIES, bij_volgende=True)
    yield Lijst(punten=tuple(Punt(vet=f"{thema.naam}.", tekst=f" {thema.definitie}") for thema in themas_van(veld)))
    delen = (_cijfers, _aandachtspunten, _aanpak, _consultaties, _kandidaten)
    for paragraaf, deel in zip(PARAGRAFEN, delen, strict=True):
        yield Kop(tekst=paragraaf.titel(veld), niveau=2, genummerd=True)
        yield Alinea(tekst=paragraaf.inleiding(veld), bij_volgende=True)
        yield from deel(rapportage, hoofdstuk, veld)


def _cijfers(rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> Blokken:
    for thema in themas_van(veld):
        yield Kop(tekst=thema.kop, niveau=3)
        cijfers = hoofdstuk.cijfers_van(thema.code)
        yield from _beelden(cijfers, status=hoofdstuk.gesloten.van(1, thema.code))
        duidingen = hoofdstuk.bevindingen_van("duiding", onderwerp=thema.code)
        weg = hoofdstuk.weg_van("duiding", onderwerp=thema.code)
        if cijfers.beelden or duidingen or weg:
            yield Kop(tekst=text.DUIDING, niveau=4)
            yield _bevindingen(rapportage, duidingen, leeg=_leeg(rapportage, weg, anders=text.GEEN_DUIDING))
    yield from _hele_veld(rapportage, hoofdstuk, "duiding", onderwerpen=[thema.code for thema in themas_van(veld)])


def _beelden(cijfers: ThemaCijfers, *, status: Deelstatus | None) -> Blokken:
    """The pictures with the figures behind them; more gebieden than fit beside each other go in a next table."""
    if status:
        yield Alinea(tekst=text.statuszin(status), ontbreekt=True, bij_volgende=bool(cijfers.beelden))
    elif not cijfers.beelden:
        yield Alinea(tekst=text.GEEN_CIJFERS, ontbreekt=True)
    for beeld, melding in map(getoond, cijfers.beelden):
        yield Figuur(
            beeld=beeld,
            bijschrift=f"{grafiektitel(beeld)}. {ondertitel(beeld)}",
            alt=grafiektekst(beeld),
            noten=tuple(Noot(tekst=zin) for zin in (*gebeurtenisregels(beeld), melding) if zin),
            bron=Bron(tekst=bronregel(beeld)),
        )
        alle = beeld.alle_reeksen
        for begin in range(0, len(alle), _GEBIEDEN_NAAST_ELKAAR):
            yield cijfertabel(beeld, reeksen=alle[begin : begin + _GEBIEDEN_NAAST_ELKAAR])


def _aandachtspunten(rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> Blokken:
    for thema in themas_van(veld):
        yield Kop(tekst=thema.groepskop, niveau=3)
        punten = hoofdstuk.bevindingen_van("aandachtspunt", onderwerp=thema.code)
        weg = hoofdstuk.weg_van("aandachtspunt", onderwerp=thema.code)
        leeg = _leeg(rapportage, weg, hoofdstuk.gesloten.van(2, thema.code), anders=text.GEEN_AANDACHTSPUNT)
        yield _bevindingen(rapportage, punten, leeg=leeg)
    themas = [thema.code for thema in themas_van(veld)]
    yield from _hele_veld(rapportage, hoofdstuk, "aandachtspunt", onderwerpen=themas)


def _aanpak(rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> Blokken:
    onderwerpen = onderwerpen_van(veld, paragraaf=3)
    for onderwerp in onderwerpen:
        if isinstance(onderwerp, Rubriek):
            noot = Noot(tekst=onderwerp.voetnoot) if onderwerp.voetnoot else None
            yield Kop(tekst=onderwerp.groepskop, niveau=3, noot=noot)
            anders = text.GEEN_AANPAK_RUBRIEK
        else:
            yield Kop(tekst=onderwerp.kop, niveau=3)
            anders = text.GEEN_AANPAK_THEMA
        punten = hoofdstuk.bevindingen_van("accent", "verbeterpunt", onderwerp=onderwerp.code)
        weg = hoofdstuk.weg_van("accent", "verbeterpunt", onderwerp=onderwerp.code)
        leeg = _leeg(rapportage, weg, hoofdstuk.gesloten.van(3, onderwerp.code), anders=anders)
        yield _bevindingen(rapportage, punten, leeg=leeg)
    codes = [onderwerp.code for onderwerp in onderwerpen]
    yield from _hele_veld(rapportage, hoofdstuk, "accent", "verbeterpunt", onderwerpen=codes)


def _hele_veld(
    rapportage: Rapportage, hoofdstuk: Hoofdstuk, *soorten: BevindingSoort, onderwerpen: Sequence[str]
) -> Blokken:
    """What was written about no part of the list: it may not get lost."""
    punten = hoofdstuk.bevindingen_buiten(*soorten, onderwerpen=onderwerpen)
    weg = hoofdstuk.weg_buiten(*soorten, onderwerpen=onderwerpen)
    if punten or weg:
        yield Kop(tekst=text.HELE_VELD, niveau=3)
        yield _bevindingen(rapportage, punten, leeg=_leeg(rapportage, weg, anders=""))


def _consultaties(rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> Blokken:
    delen: tuple[tuple[BevindingSoort, str, str], ...] = (
        ("bewoners", KOP_BEWONERS, text.GEEN_BEWONERS),
        ("ondernemers", KOP_ONDERNEMERS, text.GEEN_ONDERNEMERS),
    )
    for soort, kop, anders in delen:
        yield Kop(tekst=kop, niveau=3)
        punten = [b for b in hoofdstuk.bevindingen if b.inhoud.soort == soort]
        weg = hoofdstuk.weg_buiten(soort, onderwerpen=())
        leeg = _leeg(rapportage, weg, hoofdstuk.gesloten.van(4, soort), anders=anders)
        yield _bevindingen(rapportage, punten, leeg=leeg)


def _leeg(rapportage: Rapportage, weg: int, status: Deelstatus | None = None, *, anders: str) -> str:
    """What stands in the place of an empty list: how much was left out, and why it is empty, if someone said so."""
    redenen = [
        text.statuszin(status) if status else "",
        weggelatenzin(teksten=weg, waaruit="dit onderdeel", voor=rapportage.voor),
    ]
    return " ".join(filter(None, redenen)) or anders


def _kandidaten(rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> Blokken:
    if not hoofdstuk.prioriteiten:
        weg = weggelatenzin(kandidaten=hoofdstuk.prioriteiten_weg, waaruit="dit onderdeel", voor=rapportage.voor)
        yield Alinea(tekst=weg or text.GEEN_PRIORITEIT, ontbreekt=True)
    for prioriteit in hoofdstuk.prioriteiten:
        yield from _kandidaat(rapportage, prioriteit)


def _kandidaat(rapportage: Rapportage, stuk: Stuk[Prioriteit]) -> Blokken:
    prioriteit = stuk.inhoud
    yield Kop(tekst=prioriteit.naam, niveau=3)
    status = text.PRIORITEIT_STATUS.format(status=stuk.status)
    yield Alinea(tekst=f"{status}{_waar(rapportage, prioriteit.gebieden)}", bij_volgende=True)
    yield Kop(tekst=KOP_DEELTHEMAS, niveau=4)
    yield _lijst_of_leeg(prioriteit.deelthemas, leeg=text.GEEN_DEELTHEMAS)
    yield Kop(tekst=KOP_ELEMENTEN, niveau=4)
    yield _lijst_of_leeg(prioriteit.elementen, leeg=text.GEEN_ELEMENTEN)
    if prioriteit.bewijs:
        yield Kop(tekst=text.BEWIJS, niveau=4)
        yield _lijst(f"{_bewijs(rapportage, bewijs)}." for bewijs in prioriteit.bewijs)


def _bevindingen(rapportage: Rapportage, stukken: Sequence[Stuk[Bevinding]], *, leeg: str) -> Blok:
    """The entries as a list, each with its gebieden and the figures it was written at."""
    if not stukken:
        return Alinea(tekst=leeg, ontbreekt=True)
    return Lijst(punten=tuple(_punt(rapportage, stuk) for stuk in stukken))


def _punt(rapportage: Rapportage, stuk: Stuk[Bevinding]) -> Punt:
    bevinding = stuk.inhoud
    merk = f" ({AUTOMATISCH})" if bevinding.automatisch else ""
    zinnen = "; ".join(_bewijs(rapportage, bewijs) for bewijs in bevinding.bewijs)
    return Punt(
        tekst=f"{bevinding.tekst}{_waar(rapportage, bevinding.gebieden)}{merk}",
        vet=text.VERBETERPUNT if bevinding.soort == "verbeterpunt" else "",
        toelichting=text.BEWIJS_BIJ_PUNT.format(bewijs=zinnen) if zinnen else "",
        rubricering=stuk.rubricering,
    )


def _waar(rapportage: Rapportage, gebieden: Sequence[str]) -> str:
    namen = [rapportage.gebieden.get(code, code) for code in gebieden]
    return f" ({gebiedenlijst(namen, hoogstens=6)})" if namen else ""


def _bewijs(rapportage: Rapportage, bewijs: Bewijs) -> str:
    return bewijszin(
        bewijs,
        indicator=rapportage.indicatoren.get(bewijs.indicator, bewijs.indicator),
        gebied=rapportage.gebieden.get(bewijs.gebied, bewijs.gebied),
    )


class Getoond(NamedTuple):
    """The picture without the gebieden for which the indicator does not exist; `melding` says what is not shown."""

    beeld: IndicatorBeeld
    melding: str


def getoond(beeld: IndicatorBeeld) -> Getoond:
    """Leave out gebieden below the lowest niveau of the indicator: there is no figure to miss.

    With none left the comparator takes their place.
    """
    onder = [reeks for reeks in beeld.reeksen if _is_onder(reeks, beeld.indicator.niveau)]
    over = tuple(reeks for reeks in beeld.reeksen if reeks not in onder)
    if not onder or not (over or beeld.vergelijking):
        return Getoond(beeld, hoogstemelding(beeld))
    namen = gebiedenlijst([reeks.gebied.naam for reeks in onder], hoogstens=6)
    melding = f"{namen}: {niveaumelding(beeld.indicator.niveau)}."
    if over:
        return Getoond(beeld.model_copy(update={"reeksen": over}), melding)
    return Getoond(beeld.model_copy(update={"reeksen": (beeld.vergelijking,), "vergelijking": None}), melding)


def _is_onder(reeks: Reeks, niveau: Niveau) -> bool:
    hoogte = _HOOGTE.get(reeks.gebied.niveau, _BOVEN_GEMEENTE)
    return hoogte < _HOOGTE.get(niveau, _BOVEN_GEMEENTE) and reeks.laatste is None


def cijfertabel(beeld: IndicatorBeeld, *, reeksen: tuple[Reeks, ...]) -> Tabel:
    """The figures of these reeksen, a row a year (of a survey only those it was held).

    A figure with something to say beside it carries a mark that a noot explains.
    """
    is_enquete = beeld.indicator.ontstaan == "enquete"
    punten = [punt for reeks in beeld.alle_reeksen for punt in reeks.punten]
    jaren = sorted({p.periode.jaar for p in punten if not is_enquete or p.status != "ontbrekend"})
    noten: dict[str, str] = {}
    rijen = tuple(
        (Tabelcel(str(jaar), jaar), *(_cel(reeks.punt(jaar), beeld=beeld, noten=noten) for reeks in reeksen))
        for jaar in jaren
    )
    breedte = min(_BREEDTE_GEBIED, (_BREEDTE - _BREEDTE_JAAR) / len(reeksen))
    onder = ondertitel(beeld)
    return Tabel(
        kolommen=(
            Tabelkolom(text.JAAR, _BREEDTE_JAAR),
            *(Tabelkolom(reeks.gebied.naam, breedte, is_getal=True) for reeks in reeksen),
        ),
        rijen=rijen,
        bijschrift=f"{beeld.indicator.naam}, {onder[:1].lower()}{onder[1:]}",
        noten=tuple(Noot(merk=merk, tekst=f"{tekst}.") for tekst, merk in noten.items()),
        bron=Bron(tekst=bronregel(beeld)),
        heel=True,
    )


def _cel(punt: Meetpunt | None, *, beeld: IndicatorBeeld, noten: dict[str, str]) -> Tabelcel:
    """The figure with its mark; `noten` (text -> mark) grows with each new note."""
    if punt is None:
        return Tabelcel(text.ONTBREEKT)
    if punt.status == "onderdrukt":
        noten.setdefault(text.ONDERDRUKT_UITLEG, f"{text.ONDERDRUKT}:")
        return Tabelcel(text.ONDERDRUKT)
    if punt.waarde is None and punt.kanttekening is None:
        noten.setdefault(text.ONTBREEKT_UITLEG, f"{text.ONTBREEKT}:")
        return Tabelcel(text.ONTBREEKT)
    uitleg = toelichting(punt, noemer=beeld.noemer_naam)
    merk = noten.setdefault(uitleg, _next_merk(noten)) if uitleg else ""
    return Tabelcel(f"{cijfer(punt.waarde, maat=beeld.maat)}{merk}", punt.waarde)


def _next_merk(noten: dict[str, str]) -> str:
    """A sign of its own for each note; after the sixth the sign is doubled."""
    nummer = sum(1 for merk in noten.values() if not merk.endswith(":"))
    return _MERKEN[nummer % len(_MERKEN)] * (nummer // len(_MERKEN) + 1)


def overzicht_in_blokken(overzicht: Prioriteitenoverzicht) -> Document:
    """One table in landscape, below its source, date and filter, and how many were left out."""
    weg = _niet_in_overzicht(overzicht)
    return Document(
        onderwerp=text.OVERZICHT,
        gemeente=overzicht.gemeente_naam,
        kenmerken=(
            text.BRON.format(bron=_overzichtsbron(overzicht)),
            text.STAND.format(datum=datum(overzicht.gemaakt_op)),
            text.FILTER.format(filter=overzicht.filter or text.FILTER_GEEN),
            *((weg,) if weg else ()),
        ),
        gemaakt_op=overzicht.gemaakt_op,
        voor=overzicht.voor,
        is_demo=overzicht.editie.is_demo,
        liggend=True,
        blokken=_overzichtsblokken(overzicht),
    )


def schrijf_overzicht_csv(overzicht: Prioriteitenoverzicht) -> bytes:
    """The prioriteitenoverzicht as CSV, one line per candidate; source and date stand in each line.

    A last line says how many were left out.
    """
    vast = [_overzichtsbron(overzicht), datum(overzicht.gemaakt_op)]
    rijen = [
        [*_overzichtscellen(rij, punt="", scheiding=" | "), datum(rij.gewijzigd), *vast] for rij in overzicht.rijen
    ]
    onder = [[zin] for zin in (_niet_in_overzicht(overzicht),) if zin]
    return schrijf_csv([[*text.OVERZICHT_KOLOMMEN, text.KOLOM_BRON, text.KOLOM_STAND], *rijen, *onder])


def _overzichtsblokken(overzicht: Prioriteitenoverzicht) -> tuple[Blok, ...]:
    if not overzicht.rijen:
        return () if overzicht.weggelaten else (Alinea(tekst=text.GEEN_RIJEN, ontbreekt=True),)
    rijen = tuple(
        (
            *map(Tabelcel, _overzichtscellen(rij, punt="• ", scheiding="\n")),
            Tabelcel(datum(rij.gewijzigd), rij.gewijzigd),
        )
        for rij in overzicht.rijen
    )
    return (
        Tabel(
            kolommen=tuple(map(Tabelkolom, text.OVERZICHT_KOLOMMEN, _BREEDTES_OVERZICHT)),
            rijen=rijen,
            naam="Prioriteiten",
        ),
    )


def _niet_in_overzicht(overzicht: Prioriteitenoverzicht) -> str:
    return weggelatenzin(kandidaten=overzicht.weggelaten, waaruit="dit bestand", voor=overzicht.voor)


def _overzichtsbron(overzicht: Prioriteitenoverzicht) -> str:
    return f"{overzicht.bron} ({text.VOORBEELD})" if overzicht.editie.is_demo else overzicht.bron


def _overzichtscellen(rij: PrioriteitRij, *, punt: str, scheiding: str) -> tuple[str, ...]:
    """The cells of a row, without the date it was changed; `punt` stands before each item of a list."""
    lijsten = (
        scheiding.join(f"{punt}{deel}" for deel in lijst) for lijst in (rij.deelthemas, rij.elementen, rij.bewijs)
    )
    return (veld(rij.veld).label, rij.naam, rij.status, *lijsten, rij.auteur)
