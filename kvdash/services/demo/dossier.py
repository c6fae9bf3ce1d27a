"""The invented edition of Voorbeeldstad: its texts come from kvdash/data/demo (veldN.json, gebeurtenissen.json)."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, cast
from uuid import UUID, uuid5

from kvdash.domain.bevinding import CONSULTATIES, PARAGRAAF, Bevinding, BevindingSoort, BevindingStatus
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import DEMO_GEMEENTE
from kvdash.domain.kernbeleid import VELDEN
from kvdash.domain.prioriteit import Prioriteit
from kvdash.services.demo.gebieden import DEMO_NAAM, NAMEN

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


class DemoDossier(NamedTuple):
    """All that people wrote: still without evidence, for that the figures must have been read in (demo_bewijs)."""

    editie: Editie
    bevindingen: tuple[Bevinding, ...]
    prioriteiten: tuple[Prioriteit, ...]
    deelstatussen: tuple[Deelstatus, ...]
    gebeurtenissen: tuple[Gebeurtenis, ...]


def demo_dossier() -> DemoDossier:
    """The edition with its texts; equal on every call, ids included."""
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
            {
                "editie": editie.id,
                "veld": int(thema[1]),
                "paragraaf": 1,
                "onderwerp": thema,
                "status": status,
                "reden": reden,
            }
        )
        for thema, (status, reden) in _DEELSTATUS.items()
    )
    return DemoDossier(
        editie=editie,
        bevindingen=tuple(_bevinding(editie, stuk) for stuk in _stukken()),
        prioriteiten=tuple(_prioriteit(editie, veld, deel) for veld, deel in _kandidaten()),
        deelstatussen=tuple(statussen),
        gebeurtenissen=tuple(_gebeurtenis(editie, deel) for deel in _lees("gebeurtenissen")["gebeurtenissen"]),
    )


def demo_bewijs() -> dict[UUID, list[Verwijzing]]:
    """Id of a bevinding or prioriteit -> the figures it rests on."""
    delen = [(_id(*stuk.sleutel), stuk.deel) for stuk in _stukken()]
    delen += [(_id("prioriteit", deel["naam"]), deel) for _, deel in _kandidaten()]
    return {
        id_: [(indicator, _CODES[naam], jaar) for indicator, naam, jaar in deel["bewijs"]]
        for id_, deel in delen
        if deel.get("bewijs")
    }


class _Stuk(NamedTuple):
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
    tekst = (files("kvdash") / "data" / "demo" / f"{naam}.json").read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(tekst))


def _stukken() -> Iterator[_Stuk]:
    for veld in VELDEN:
        inhoud = _lees(f"veld{veld.nummer}")
        for soort in PARAGRAAF:
            groepen = {None: inhoud[soort]} if soort in CONSULTATIES else inhoud[soort]
            for onderwerp, delen in groepen.items():
                for nummer, deel in enumerate(delen):
                    yield _Stuk(veld.nummer, soort, onderwerp, nummer, deel)


def _kandidaten() -> Iterator[tuple[int, dict[str, Any]]]:
    for veld in VELDEN:
        for deel in _lees(f"veld{veld.nummer}")["prioriteiten"]:
            yield veld.nummer, deel


def _id(*delen: str) -> UUID:
    return uuid5(_RUIMTE, "/".join(delen))


def _bevinding(editie: Editie, stuk: _Stuk) -> Bevinding:
    return Bevinding(
        id=_id(*stuk.sleutel),
        editie=editie.id,
        veld=stuk.veld,
        soort=stuk.soort,
        onderwerp=stuk.onderwerp,
        tekst=stuk.deel["tekst"],
        gebieden=_codes(stuk.deel),
        auteur="analist" if PARAGRAAF[stuk.soort] in (1, 4) else "projectgroep",
        status=stuk.deel.get("status", _STATUS[stuk.soort]),
        rubricering=stuk.deel.get("rubricering", "openbaar"),
        gewijzigd=_GEWIJZIGD,
    )


def _prioriteit(editie: Editie, veld: int, deel: dict[str, Any]) -> Prioriteit:
    return Prioriteit(
        id=_id("prioriteit", deel["naam"]),
        editie=editie.id,
        veld=veld,
        naam=deel["naam"],
        deelthemas=tuple(deel["deelthemas"]),
        elementen=tuple(deel["elementen"]),
        gebieden=_codes(deel),
        auteur="projectgroep",
        rubricering=deel.get("rubricering", "openbaar"),
        gewijzigd=_GEWIJZIGD,
    )


def _gebeurtenis(editie: Editie, deel: dict[str, Any]) -> Gebeurtenis:
    dagen = {naam: date.fromisoformat(deel[naam]) for naam in ("van", "tot") if naam in deel}
    vast = {
        "id": _id("gebeurtenis", deel["naam"]),
        "editie": editie.id,
        "auteur": "analist",
        "gewijzigd": _GEWIJZIGD,
        "gebieden": _codes(deel),
    }
    return Gebeurtenis.model_validate({**deel, **dagen, **vast})


def _codes(deel: dict[str, Any]) -> tuple[str, ...]:
    return tuple(_CODES[naam] for naam in deel.get("gebieden", ()))
