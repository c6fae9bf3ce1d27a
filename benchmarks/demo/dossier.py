"""The invented edition of Voorbeeldstad: its texts come from veldN.json and gebeurtenissen.json."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast
from uuid import UUID, uuid5

from gebieden import DEMO_NAAM, NAMEN

from kvdash.domain.bevinding import CONSULTATIES, PARAGRAAF, Bevinding, BevindingSoort, BevindingStatus
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import DEMO_GEMEENTE
from kvdash.domain.kernbeleid import VELDEN
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.stuk import Inhoud, Stuk

I = TypeVar("I", bound=Inhoud)  # noqa: E741
Verwijzing = tuple[str, str, int]  # indicator, code of the gebied, year

_RUIMTE = UUID("6f0c2a52-9d0e-4c64-9c0a-8f2f3f1d9999")  # namespace of the ids of the demo
_GEMAAKT = datetime(2025, 1, 20, 9, 0, tzinfo=UTC)
_GEWIJZIGD = datetime(2025, 6, 16, 12, 0, tzinfo=UTC)
_CODES = {naam: code for code, naam in NAMEN.items()}
_STATUS: dict[BevindingSoort, BevindingStatus] = {
    "duiding": "akkoord",
    "aandachtspunt": "beoordeeld",
    "accent": "beoordeeld",
    "verbeterpunt": "concept",
    "bewoners": "akkoord",
    "ondernemers": "akkoord",
}
_DEELNAME = (
    "Politie, brandweer, GGD, corporaties en scholen lazen de concepten en vulden ze aan in drie werksessies. "
    "Daarnaast is per wijk met sleutelfiguren gesproken, zoals wijkagenten, jongerenwerkers en winkelmanagers."
)
# The figures of these thema's are there; what the reason names is not.
_DEELSTATUS = {
    "T2.5": (
        "niet van toepassing",
        "Deel zwemplassen: Voorbeeldstad heeft geen openbare zwemplas. De rest is ingevuld.",
    ),
    "T4.3": (
        "niet van toepassing",
        "Deel vervoer over het spoor: over het spoor door Voorbeeldstad gaan geen gevaarlijke stoffen. De rest is "
        "ingevuld.",
    ),
    "T5.1": (
        "geen cijfers beschikbaar",
        "Deel radicalisering: het Zorg- en Veiligheidshuis geeft geen aantallen per gemeente. Over discriminatie zijn "
        "er wel cijfers.",
    ),
}


def stukken() -> tuple[Stuk[Any], ...]:
    """The edition and all that was written in it, still without evidence; equal on every call, ids included."""
    editie = Editie(
        id=_id("editie"),
        gemeente=DEMO_GEMEENTE,
        naam=f"Veiligheidsanalyse {DEMO_NAAM} 2026–2029",
        plan_van=2026,
        plan_tot=2029,
        analyse_periode="januari – juni 2025",
        uitwerking_periode="juli – december 2025",
        deelname=_DEELNAME,
        gemaakt=_GEMAAKT,
    )
    statussen = (
        Deelstatus.model_validate(
            {"veld": int(thema[1]), "paragraaf": 1, "onderwerp": thema, "status": status, "reden": reden}
        )
        for thema, (status, reden) in _DEELSTATUS.items()
    )
    return (
        _stuk(editie, 0, wanneer=_GEMAAKT),
        *(_bevinding(nummer, tekst) for nummer, tekst in enumerate(_teksten())),
        *(_prioriteit(nummer, *kandidaat) for nummer, kandidaat in enumerate(_kandidaten())),
        *(_gebeurtenis(nummer, deel) for nummer, deel in enumerate(_lees("gebeurtenissen")["gebeurtenissen"])),
        *(_stuk(status, nummer) for nummer, status in enumerate(statussen)),
    )


def bewijs() -> dict[UUID, list[Verwijzing]]:
    """Id of a bevinding or prioriteit -> the figures it rests on."""
    delen = [(_id(*tekst.sleutel), tekst.deel) for tekst in _teksten()]
    delen += [(_id("prioriteit", deel["naam"]), deel) for _, deel in _kandidaten()]
    return {
        id_: [(indicator, _CODES[naam], jaar) for indicator, naam, jaar in deel["bewijs"]]
        for id_, deel in delen
        if deel.get("bewijs")
    }


class _Tekst(NamedTuple):
    """One text of a file, with its place."""

    veld: int
    soort: BevindingSoort
    onderwerp: str | None
    nummer: int
    deel: dict[str, Any]

    @property
    def sleutel(self) -> tuple[str, ...]:
        return str(self.veld), self.soort, self.onderwerp or "", str(self.nummer)


@cache
def _lees(naam: str) -> dict[str, Any]:
    tekst = (Path(__file__).parent / f"{naam}.json").read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(tekst))


def _teksten() -> Iterator[_Tekst]:
    for veld in VELDEN:
        inhoud = _lees(f"veld{veld.nummer}")
        for soort in PARAGRAAF:
            groepen = {None: inhoud[soort]} if soort in CONSULTATIES else inhoud[soort]
            for onderwerp, delen in groepen.items():
                for nummer, deel in enumerate(delen):
                    yield _Tekst(veld.nummer, soort, onderwerp, nummer, deel)


def _kandidaten() -> Iterator[tuple[int, dict[str, Any]]]:
    for veld in VELDEN:
        for deel in _lees(f"veld{veld.nummer}")["prioriteiten"]:
            yield veld.nummer, deel


def _id(*delen: str) -> UUID:
    return uuid5(_RUIMTE, "/".join(delen))


def _bevinding(nummer: int, tekst: _Tekst) -> Stuk[Bevinding]:
    return _stuk(
        Bevinding(
            veld=tekst.veld,
            soort=tekst.soort,
            onderwerp=tekst.onderwerp,
            tekst=tekst.deel["tekst"],
            gebieden=_codes(tekst.deel),
        ),
        nummer,
        id_=_id(*tekst.sleutel),
        auteur="analist" if PARAGRAAF[tekst.soort] in (1, 4) else "projectgroep",
        status=tekst.deel.get("status", _STATUS[tekst.soort]),
        rubricering=tekst.deel.get("rubricering", "openbaar"),
    )


def _prioriteit(nummer: int, veld: int, deel: dict[str, Any]) -> Stuk[Prioriteit]:
    return _stuk(
        Prioriteit(
            veld=veld,
            naam=deel["naam"],
            deelthemas=tuple(deel["deelthemas"]),
            elementen=tuple(deel["elementen"]),
            gebieden=_codes(deel),
        ),
        nummer,
        id_=_id("prioriteit", deel["naam"]),
        auteur="projectgroep",
        rubricering=deel.get("rubricering", "openbaar"),
    )


def _gebeurtenis(nummer: int, deel: dict[str, Any]) -> Stuk[Gebeurtenis]:
    dagen = {naam: date.fromisoformat(deel[naam]) for naam in ("van", "tot") if naam in deel}
    inhoud = Gebeurtenis.model_validate({**deel, **dagen, "gebieden": _codes(deel)})
    return _stuk(inhoud, nummer, id_=_id("gebeurtenis", deel["naam"]))


def _stuk(
    inhoud: I,
    nummer: int,
    *,
    id_: UUID | None = None,
    auteur: str = "analist",
    wanneer: datetime = _GEWIJZIGD,
    **velden: Any,
) -> Stuk[I]:
    """The same on every call, also where it stands among others of its kind."""
    nieuw = Stuk.nieuw(inhoud, editie=_id("editie"), wie=auteur, wanneer=wanneer, **velden)
    return nieuw.model_copy(update={"id": id_ or nieuw.id, "volgorde": UUID(int=nummer + 1)})


def _codes(deel: dict[str, Any]) -> tuple[str, ...]:
    return tuple(_CODES[naam] for naam in deel.get("gebieden", ()))
