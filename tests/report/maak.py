"""An invented rapportage and prioriteitenoverzicht."""

from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID, uuid5

from kvdash.domain.bevinding import Bevinding, BevindingSoort, Bewijs
from kvdash.domain.editie import DeelParagraaf, Deelstatus, Deelstatussen, Editie
from kvdash.domain.kernbeleid import RUBRIEKEN, VELDEN, themas_van
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.report.model import Hoofdstuk, Prioriteitenoverzicht, PrioriteitRij, Rapportage, ThemaCijfers
from tests.charts.maak import CENTRUM, NOORD, VOORBEELDSTAD, maak_beeld, maak_reeks

I = TypeVar("I", bound=Inhoud)  # noqa: E741

TOEN = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
EDITIE = Editie(
    id=UUID(int=7),
    gemeente="GM9999",
    naam="Veiligheidsanalyse 2026–2029",
    plan_van=2026,
    plan_tot=2029,
    analyse_periode="januari tot en met juni 2026",
    uitwerking_periode="juli tot en met december 2026",
    deelname="Politie, brandweer en woningcorporaties gaven hun oordeel in twee gesprekken.",
    gemaakt=TOEN,
)
BEWIJS = Bewijs(
    indicator="woninginbraak", bron="Politie", maat="per 1.000", gebied="WK999901", periode="2024JJ00", waarde=8.5
)


def maak_bevinding(
    soort: BevindingSoort, onderwerp: str | None, tekst: str, *, veld: int = 1, automatisch: bool = False
) -> Stuk[Bevinding]:
    return _stuk(
        Bevinding(
            veld=veld,
            soort=soort,
            onderwerp=onderwerp,
            tekst=tekst,
            gebieden=("WK999901",),
            bewijs=(BEWIJS,) if soort == "aandachtspunt" else (),
            automatisch=automatisch,
        ),
        f"{soort}{onderwerp}{tekst}",
    )


def maak_prioriteit(veld: int = 1, naam: str = "Woninginbraak in Centrum") -> Stuk[Prioriteit]:
    return _stuk(
        Prioriteit(
            veld=veld,
            naam=naam,
            deelthemas=("Objectieve veiligheid", "Verlichting van achterpaden"),
            elementen=("Preventie samen met bewoners", "Snel delen van verdachte situaties"),
            gebieden=("WK999901", "WK999902"),
            bewijs=(BEWIJS,),
        ),
        naam,
    )


def _stuk(inhoud: I, naam: str) -> Stuk[I]:
    nieuw = Stuk.nieuw(inhoud, editie=EDITIE.id, wie="Analist", wanneer=TOEN)
    return nieuw.model_copy(update={"id": uuid5(EDITIE.id, naam)})


def maak_cijfers(thema: str, *, naam: str) -> ThemaCijfers:
    """Ten years of two wijken and the gemeente, with a gap and a provisional year."""
    beeld = maak_beeld(
        maak_reeks(CENTRUM, [12.5, 11.9, 11.0, 10.4, None, 9.8, 9.9, 9.0, 8.7, 8.5], vanaf=2015, voorlopig=1),
        maak_reeks(NOORD, [4.0, 4.2, 4.1, 4.5, 5.0, 6.0, 6.6, 8.0, 8.2, 8.4], vanaf=2015, voorlopig=1),
        vergelijking=maak_reeks(VOORBEELDSTAD, [6.0, 5.9, 5.8, 5.7, 5.5, 5.4, 5.2, 5.0, 5.0, 4.9], vanaf=2015),
        naam=naam,
    )
    return ThemaCijfers(thema=thema, beelden=(beeld,))


def maak_hoofdstuk(veld: int) -> Hoofdstuk:
    themas = themas_van(veld)
    groepen = [r.code for r in RUBRIEKEN] if veld == 1 else [t.code for t in themas]
    return Hoofdstuk(
        veld=veld,
        cijfers=tuple(maak_cijfers(t.code, naam=f"Meldingen {t.naam.lower()}") for t in themas),
        bevindingen=(
            *(maak_bevinding("duiding", t.code, f"Duiding bij {t.naam}.", veld=veld) for t in themas),
            *(maak_bevinding("aandachtspunt", t.code, f"Aandachtspunt bij {t.naam}.", veld=veld) for t in themas),
            *(maak_bevinding("accent", code, f"Accent bij {code}.", veld=veld) for code in groepen),
            *(maak_bevinding("verbeterpunt", code, f"Dit kan beter bij {code}.", veld=veld) for code in groepen),
            maak_bevinding("bewoners", None, "Donkere achterpaden voelen onveilig.", veld=veld),
            maak_bevinding("ondernemers", None, "Winkeldieven komen vaak terug.", veld=veld),
        ),
        prioriteiten=(maak_prioriteit(veld, f"Kandidaat van veld {veld}"),),
    )


def maak_rapportage() -> Rapportage:
    """All five velden filled, 21 charts."""
    return Rapportage(
        editie=EDITIE,
        gemeente_naam="Voorbeeldstad",
        gemaakt_op=TOEN,
        filter="Centrum en Noord, 2015–2024, vergeleken met de gemeente",
        hoofdstukken=tuple(maak_hoofdstuk(veld.nummer) for veld in VELDEN),
        gebieden={"WK999901": "Centrum", "WK999902": "Noord"},
        indicatoren={"woninginbraak": "Woninginbraken"},
        bronnen=("Politie: voorbeeld.csv, ingelezen op 24 november 2026",),
    )


def lege_rapportage(*, gemeente: str = "GM0001") -> Rapportage:
    """Of another gemeente than the demo, with a thema and two parts that are closed and nothing else."""
    delen: tuple[tuple[DeelParagraaf, str, str], ...] = (
        (0, "T4.3", "Geen risicobronnen."),
        (2, "T4.1", "Staat in het verkeersplan."),
        (4, "ondernemers", "Hier zijn geen ondernemers."),
    )
    gesloten = tuple(
        Deelstatus(veld=4, paragraaf=nummer, onderwerp=code, status="niet van toepassing", reden=reden)
        for nummer, code, reden in delen
    )
    return Rapportage(
        editie=EDITIE.model_copy(update={"gemeente": gemeente, "deelname": ""}),
        gemeente_naam="Testdorp",
        gemaakt_op=TOEN,
        hoofdstukken=(Hoofdstuk(veld=4, gesloten=Deelstatussen(statussen=gesloten)),),
    )


def maak_overzicht(*namen: str) -> Prioriteitenoverzicht:
    return Prioriteitenoverzicht(
        editie=EDITIE,
        gemeente_naam="Voorbeeldstad",
        gemaakt_op=TOEN,
        bron="kvdash, Veiligheidsanalyse 2026–2029",
        filter="Veld 1, 2",
        rijen=tuple(maak_rij(1 + i % 5, naam) for i, naam in enumerate(namen)),
    )


def maak_rij(veld: int, naam: str) -> PrioriteitRij:
    return PrioriteitRij(
        veld=veld,
        naam=naam,
        status="mogelijk",
        deelthemas=("Objectieve veiligheid", "Verlichting van achterpaden"),
        elementen=("Preventie samen met bewoners", "Snel delen van verdachte situaties"),
        bewijs=("Woninginbraken in Centrum, 2024: 8,5 per 1.000 (Politie)",),
        auteur="Analist",
        gewijzigd=TOEN,
    )
