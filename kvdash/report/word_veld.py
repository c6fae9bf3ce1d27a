"""The chapter of one veld in the Word document, with its paragraphs N.1 to N.5."""

from collections.abc import Sequence

from docx.shared import Cm, Length

from kvdash.charts.plaat import lijn_png
from kvdash.domain.bevinding import Bevinding, BevindingSoort, Bewijs
from kvdash.domain.editie import Deelstatus
from kvdash.domain.kernbeleid import (
    KOP_BEWONERS,
    KOP_DEELTHEMAS,
    KOP_ELEMENTEN,
    KOP_ONDERNEMERS,
    PARAGRAFEN,
    Rubriek,
    Veld,
    onderwerpen_van,
    themas_van,
)
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.stuk import Stuk
from kvdash.report import text
from kvdash.report.docx_schrijver import BREEDTE, Kolom, Schrijver
from kvdash.report.model import Hoofdstuk, Rapportage, ThemaCijfers
from kvdash.report.tabel import cijfertabel, getoond
from kvdash.taal import (
    AUTOMATISCH,
    bewijszin,
    bronregel,
    gebeurtenisregels,
    gebiedenlijst,
    grafiektekst,
    grafiektitel,
    ondertitel,
    weggelatenzin,
)

_JAAR_BREEDTE = Cm(1.8)
_GEBIED_BREEDTE = Cm(3.2)
_GEBIEDEN_NAAST_ELKAAR = 5


def schrijf_veld(schrijver: Schrijver, rapportage: Rapportage, *, veld: Veld) -> None:
    """The chapter: definitions, then the five paragraphs; what is empty says what is missing."""
    hoofdstuk = rapportage.hoofdstuk(veld.nummer)
    schrijver.kop(veld.naam, niveau=1)
    schrijver.alinea(veld.definitie)
    weg = weggelatenzin(
        teksten=len(hoofdstuk.weg),
        kandidaten=hoofdstuk.prioriteiten_weg,
        waaruit="dit hoofdstuk",
        voor=rapportage.voor,
    )
    if weg:
        schrijver.alinea(weg, stijl="Ontbreekt")
    schrijver.alinea(text.THEMA_DEFINITIES).paragraph_format.keep_with_next = True
    for thema in themas_van(veld):
        schrijver.punt(f" {thema.definitie}", vet=f"{thema.naam}.")
    delen = (_cijfers, _aandachtspunten, _aanpak, _consultaties, _kandidaten)
    for paragraaf, schrijf in zip(PARAGRAFEN, delen, strict=True):
        schrijver.kop(paragraaf.titel(veld), niveau=2)
        schrijver.alinea(paragraaf.inleiding(veld)).paragraph_format.keep_with_next = True
        schrijf(schrijver, rapportage, hoofdstuk, veld)


def _cijfers(schrijver: Schrijver, rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> None:
    for thema in themas_van(veld):
        schrijver.alinea(thema.kop, stijl="Thema")
        cijfers = hoofdstuk.cijfers_van(thema.code)
        _beelden(schrijver, cijfers, status=hoofdstuk.gesloten.van(1, thema.code))
        duidingen = hoofdstuk.bevindingen_van("duiding", onderwerp=thema.code)
        weg = hoofdstuk.weg_van("duiding", onderwerp=thema.code)
        if cijfers.beelden or duidingen or weg:
            schrijver.alinea(text.DUIDING, stijl="Lijstkop")
            _bevindingen(schrijver, rapportage, duidingen, leeg=_leeg(rapportage, weg, anders=text.GEEN_DUIDING))
    _hele_veld(schrijver, rapportage, hoofdstuk, "duiding", onderwerpen=[thema.code for thema in themas_van(veld)])


def _beelden(schrijver: Schrijver, cijfers: ThemaCijfers, *, status: Deelstatus | None) -> None:
    if status:
        alinea = schrijver.alinea(text.statuszin(status), stijl="Ontbreekt")
        alinea.paragraph_format.keep_with_next = bool(cijfers.beelden)
    elif not cijfers.beelden:
        schrijver.alinea(text.GEEN_CIJFERS, stijl="Ontbreekt")
    for beeld, melding in map(getoond, cijfers.beelden):
        bron = " ".join(deel for deel in (*gebeurtenisregels(beeld), melding, bronregel(beeld)) if deel)
        schrijver.figuur(lijn_png(beeld), bijschrift=_bijschrift(beeld), alt=grafiektekst(beeld), bron=bron)
        _tabellen(schrijver, beeld)


def _tabellen(schrijver: Schrijver, beeld: IndicatorBeeld) -> None:
    """The figures behind the chart; more gebieden than fit beside each other go in a next table."""
    alle = beeld.alle_reeksen
    for begin in range(0, len(alle), _GEBIEDEN_NAAST_ELKAAR):
        tabel = cijfertabel(beeld, reeksen=alle[begin : begin + _GEBIEDEN_NAAST_ELKAAR])
        breedte = Length(min(_GEBIED_BREEDTE, (BREEDTE - _JAAR_BREEDTE) // len(tabel.koppen)))
        kolommen = [Kolom(text.JAAR, _JAAR_BREEDTE), *(Kolom(kop, breedte, is_getal=True) for kop in tabel.koppen)]
        bijschrift = f"{beeld.indicator.naam}, {ondertitel(beeld)[:1].lower()}{ondertitel(beeld)[1:]}"
        onderschrift = " ".join([*(f"{noot}." for noot in tabel.noten), bronregel(beeld)])
        schrijver.tabel(kolommen, tabel.rijen, bijschrift=bijschrift, bron=onderschrift, heel=True)


def _bijschrift(beeld: IndicatorBeeld) -> str:
    return f"{grafiektitel(beeld)}. {ondertitel(beeld)}"


def _aandachtspunten(schrijver: Schrijver, rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> None:
    for thema in themas_van(veld):
        schrijver.alinea(thema.groepskop, stijl="Thema")
        punten = hoofdstuk.bevindingen_van("aandachtspunt", onderwerp=thema.code)
        weg = hoofdstuk.weg_van("aandachtspunt", onderwerp=thema.code)
        leeg = _leeg(rapportage, weg, hoofdstuk.gesloten.van(2, thema.code), anders=text.GEEN_AANDACHTSPUNT)
        _bevindingen(schrijver, rapportage, punten, leeg=leeg)
    themas = [thema.code for thema in themas_van(veld)]
    _hele_veld(schrijver, rapportage, hoofdstuk, "aandachtspunt", onderwerpen=themas)


def _aanpak(schrijver: Schrijver, rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> None:
    onderwerpen = onderwerpen_van(veld, paragraaf=3)
    for onderwerp in onderwerpen:
        is_rubriek = isinstance(onderwerp, Rubriek)
        kop = schrijver.alinea(onderwerp.groepskop if is_rubriek else onderwerp.kop, stijl="Thema")
        if isinstance(onderwerp, Rubriek) and onderwerp.voetnoot:
            schrijver.voetnoten.add(kop, onderwerp.voetnoot)
        punten = hoofdstuk.bevindingen_van("accent", "verbeterpunt", onderwerp=onderwerp.code)
        anders = text.GEEN_AANPAK_RUBRIEK if is_rubriek else text.GEEN_AANPAK_THEMA
        weg = hoofdstuk.weg_van("accent", "verbeterpunt", onderwerp=onderwerp.code)
        leeg = _leeg(rapportage, weg, hoofdstuk.gesloten.van(3, onderwerp.code), anders=anders)
        _bevindingen(schrijver, rapportage, punten, leeg=leeg)
    codes = [onderwerp.code for onderwerp in onderwerpen]
    _hele_veld(schrijver, rapportage, hoofdstuk, "accent", "verbeterpunt", onderwerpen=codes)


def _hele_veld(
    schrijver: Schrijver,
    rapportage: Rapportage,
    hoofdstuk: Hoofdstuk,
    *soorten: BevindingSoort,
    onderwerpen: Sequence[str],
) -> None:
    """What was written about no part of the list: it may not get lost."""
    punten = hoofdstuk.bevindingen_buiten(*soorten, onderwerpen=onderwerpen)
    weg = hoofdstuk.weg_buiten(*soorten, onderwerpen=onderwerpen)
    if punten or weg:
        schrijver.alinea(text.HELE_VELD, stijl="Thema")
        _bevindingen(schrijver, rapportage, punten, leeg=_leeg(rapportage, weg, anders=""))


def _consultaties(schrijver: Schrijver, rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> None:
    delen: tuple[tuple[BevindingSoort, str, str], ...] = (
        ("bewoners", KOP_BEWONERS, text.GEEN_BEWONERS),
        ("ondernemers", KOP_ONDERNEMERS, text.GEEN_ONDERNEMERS),
    )
    for soort, kop, anders in delen:
        schrijver.alinea(kop, stijl="Thema")
        punten = [b for b in hoofdstuk.bevindingen if b.inhoud.soort == soort]
        weg = hoofdstuk.weg_buiten(soort, onderwerpen=())
        leeg = _leeg(rapportage, weg, hoofdstuk.gesloten.van(4, soort), anders=anders)
        _bevindingen(schrijver, rapportage, punten, leeg=leeg)


def _leeg(rapportage: Rapportage, weg: int, status: Deelstatus | None = None, *, anders: str) -> str:
    """What stands in the place of an empty list: how much was left out, and why it is empty, if someone said so."""
    redenen = [
        text.statuszin(status) if status else "",
        weggelatenzin(teksten=weg, waaruit="dit onderdeel", voor=rapportage.voor),
    ]
    return " ".join(filter(None, redenen)) or anders


def _kandidaten(schrijver: Schrijver, rapportage: Rapportage, hoofdstuk: Hoofdstuk, veld: Veld) -> None:
    if not hoofdstuk.prioriteiten:
        weg = weggelatenzin(kandidaten=hoofdstuk.prioriteiten_weg, waaruit="dit onderdeel", voor=rapportage.voor)
        schrijver.alinea(weg or text.GEEN_PRIORITEIT, stijl="Ontbreekt")
    for prioriteit in hoofdstuk.prioriteiten:
        _kandidaat(schrijver, rapportage, prioriteit)


def _kandidaat(schrijver: Schrijver, rapportage: Rapportage, stuk: Stuk[Prioriteit]) -> None:
    prioriteit = stuk.inhoud
    schrijver.alinea(prioriteit.naam, stijl="Thema")
    status = text.PRIORITEIT_STATUS.format(status=stuk.status)
    schrijver.alinea(f"{status}{_waar(rapportage, prioriteit.gebieden)}").paragraph_format.keep_with_next = True
    for kop, punten, leeg in (
        (KOP_DEELTHEMAS, prioriteit.deelthemas, text.GEEN_DEELTHEMAS),
        (KOP_ELEMENTEN, prioriteit.elementen, text.GEEN_ELEMENTEN),
    ):
        schrijver.alinea(kop, stijl="Lijstkop")
        schrijver.lijst_of_leeg(punten, leeg=leeg)
    if prioriteit.bewijs:
        schrijver.alinea(text.BEWIJS, stijl="Lijstkop")
        schrijver.lijst([f"{_bewijs(rapportage, bewijs)}." for bewijs in prioriteit.bewijs])


def _bevindingen(schrijver: Schrijver, rapportage: Rapportage, punten: Sequence[Stuk[Bevinding]], *, leeg: str) -> None:
    """The entries as a list, each with its gebieden and the figures it was written at."""
    for punt in (stuk.inhoud for stuk in punten):
        vet = text.VERBETERPUNT if punt.soort == "verbeterpunt" else ""
        merk = f" ({AUTOMATISCH})" if punt.automatisch else ""
        alinea = schrijver.punt(f"{punt.tekst}{_waar(rapportage, punt.gebieden)}{merk}", vet=vet)
        if punt.bewijs:
            alinea.paragraph_format.keep_with_next = True
            zinnen = "; ".join(_bewijs(rapportage, bewijs) for bewijs in punt.bewijs)
            schrijver.alinea(text.BEWIJS_BIJ_PUNT.format(bewijs=zinnen), stijl="Bewijs")
    if not punten:
        schrijver.alinea(leeg, stijl="Ontbreekt")


def _waar(rapportage: Rapportage, gebieden: Sequence[str]) -> str:
    namen = [rapportage.gebieden.get(code, code) for code in gebieden]
    return f" ({gebiedenlijst(namen, hoogstens=6)})" if namen else ""


def _bewijs(rapportage: Rapportage, bewijs: Bewijs) -> str:
    return bewijszin(
        bewijs,
        indicator=rapportage.indicatoren.get(bewijs.indicator, bewijs.indicator),
        gebied=rapportage.gebieden.get(bewijs.gebied, bewijs.gebied),
    )
