"""From schema 6 to 7: the tables of each kind, and the logboek beside them, become stukken with all their versions.

The tables tell what holds, the logboek what was before it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, UUID, uuid5

import duckdb

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.domain.vergelijking import Groepskeuze, Vergelijkingsgroep
from kvdash.domain.volgorde import volgorde_id
from kvdash.domain.weergave import CODELENGTE, Weergave
from kvdash.store.dossier import voeg_versies_toe
from kvdash.taal import aantal_geschreven

_NIET_GEKOZEN = (
    "Bij {aantal} van vóór deze versie koos nog niemand wie ze mag lezen. Ze zijn intern, en staan dus niet in wat u "
    "openbaar deelt. Kies op de pagina Rapportage welke openbaar zijn."
)
_ONBEKEND = datetime(1970, 1, 1, tzinfo=UTC)
_LIJSTEN = frozenset(
    {"gebieden", "bewijs", "deelthemas", "elementen", "gemeenten", "themas", "indicatoren", "keuze", "stand"}
)
# Records that had an id and a versie of their own; those of the other kinds were kept with their edition.
_MET_ID: Mapping[str, type[Inhoud]] = {
    soort.naam_soort: soort for soort in (Editie, Bevinding, Prioriteit, Gebeurtenis, Weergave)
}

Velden = dict[str, Any]


class _Regel(NamedTuple):
    """A line of the logboek; `oud` and `nieuw` are JSON text."""

    onderwerp: UUID
    tijdstip: datetime
    gebruiker: str
    actie: str
    oud: str | None
    nieuw: str | None


class _Toestand(NamedTuple):
    """A stuk at some moment."""

    inhoud: Inhoud
    status: str
    rubricering: str
    verwijderd: bool
    wie: str
    wanneer: datetime


def zet_om(cursor: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Make the stukken, within the transaction of the migration; what a user should know of it, in words (Dutch)."""
    rijen: dict[str, list[Velden]] = defaultdict(list)
    for soort, tekst in cursor.execute(_sql("rijen")).fetchall():
        rijen[soort].append(_van_rij(json.loads(tekst)))
    regels: dict[UUID, list[_Regel]] = defaultdict(list)
    for regel in cursor.execute(_sql("logboek")).fetchall():
        regels[regel[0]].append(_Regel(*regel))
    intern = {True: 0, False: 0}  # candidates, and texts
    for versies in _alle(rijen, regels):
        voeg_versies_toe(cursor, versies)
        nu = versies[-1]
        if nu.inhoud.rubriceert and nu.rubricering == "intern" and not nu.verwijderd:
            intern[isinstance(nu.inhoud, Prioriteit)] += 1
    cursor.execute(_sql("weg"))
    aantal = aantal_geschreven(teksten=intern[False], kandidaten=intern[True])
    return (_NIET_GEKOZEN.format(aantal=aantal),) if any(intern.values()) else ()


@cache
def _sql(naam: str) -> str:
    return (files("kvdash.store") / "migraties" / "oud" / f"{naam}.sql").read_text(encoding="utf-8")


def _alle(rijen: Mapping[str, list[Velden]], regels: Mapping[UUID, list[_Regel]]) -> Iterator[list[Stuk[Any]]]:
    weergaven: dict[UUID, list[tuple[Velden, list[_Toestand]]]] = defaultdict(list)
    for naam, soort in _MET_ID.items():
        for rij in rijen[naam]:
            toestanden = list(_verloop(soort, rij, regels[UUID(rij["id"])]))
            if soort is Weergave:
                weergaven[_vaste_id(toestanden[-1].inhoud, UUID(rij["editie"]))].append((rij, toestanden))
            else:
                yield _versies(UUID(rij["id"]), rij, toestanden)
    for id_, zelfde in weergaven.items():
        # Removed ones may share a name with the one there is: its versions come last.
        zelfde.sort(key=lambda paar: (not paar[0]["verwijderd"], paar[1][-1].wanneer))
        yield _versies(id_, zelfde[-1][0], [toestand for _, toestanden in zelfde for toestand in toestanden])
    for rij in rijen["editie"]:
        editie = UUID(rij["id"])
        yield from _bij_editie(editie, rijen, [regel for regel in regels[editie] if regel.actie != "gemaakt"])


def _verloop(soort: type[Inhoud], rij: Velden, regels: Iterable[_Regel]) -> Iterator[_Toestand]:
    """What a record was after each line of the logboek, the last time as its row has it."""
    toestand = None
    for regel in regels:
        if regel.nieuw is None or (soort is Editie and regel.actie != "gemaakt"):
            continue
        velden = json.loads(regel.nieuw)
        toestand = _toestand(soort, velden if "id" in velden else rij | velden, regel=regel)
        yield toestand
    nu = _toestand(soort, rij, regel=None)
    if toestand is None or nu != toestand._replace(wie=nu.wie, wanneer=nu.wanneer):
        yield nu


def _toestand(soort: type[Inhoud], velden: Velden, *, regel: _Regel | None) -> _Toestand:
    code = {"code": UUID(velden["id"]).hex[:CODELENGTE]} if soort is Weergave else {}
    moment = velden.get("gewijzigd") or velden.get("gemaakt")
    return _Toestand(
        inhoud=_kies(soort, velden | code),
        status=velden.get("status", soort.statussen[0]) if soort.statussen != ("",) else "",
        rubricering=velden.get("rubricering", "openbaar"),
        verwijderd=bool(velden.get("verwijderd") or velden.get("ingetrokken")),
        wie=velden.get("auteur", "") if regel is None else regel.gebruiker,
        wanneer=datetime.fromisoformat(moment) if moment else (regel.tijdstip if regel else _ONBEKEND),
    )


def _vaste_id(inhoud: Inhoud, editie: UUID) -> UUID:
    """The id as the sleutel was when these came in: what had names apart then stays apart."""
    match inhoud:
        case Weergave():
            sleutel = inhoud.naam.casefold()
        case Vergelijkingsgroep():
            sleutel = inhoud.naam
        case _:
            sleutel = inhoud.sleutel or ""
    return uuid5(NAMESPACE_OID, f"kvdash/{editie}/{inhoud.naam_soort}/{sleutel}")


def _versies(id_: UUID, rij: Velden, toestanden: list[_Toestand]) -> list[Stuk[Any]]:
    volgorde = UUID(rij["volgorde"]) if "volgorde" in rij else volgorde_id()
    return [
        Stuk(
            id=id_,
            editie=UUID(rij.get("editie") or rij["id"]),
            versie=nummer,
            volgorde=volgorde,
            auteur=rij.get("auteur", toestanden[0].wie),
            **toestand._asdict(),
        )
        for nummer, toestand in enumerate(toestanden, start=1)
    ]


def _bij_editie(editie: UUID, rijen: Mapping[str, list[Velden]], regels: Iterable[_Regel]) -> Iterator[list[Stuk[Any]]]:
    """The deelstatussen and groups of an edition, of which its logboek tells the history."""
    verloop: dict[UUID, list[_Toestand]] = defaultdict(list)

    def noteer(inhoud: Inhoud, *, regel: _Regel | None, verwijderd: bool = False) -> None:
        id_ = _vaste_id(inhoud, editie)
        wie, wanneer = (regel.gebruiker, regel.tijdstip) if regel else ("", _ONBEKEND)
        nieuw = _Toestand(inhoud, "", "openbaar", verwijderd, wie, wanneer.astimezone(UTC))
        eerder = verloop[id_]
        if regel is not None or not eerder or eerder[-1]._replace(wie=wie, wanneer=wanneer) != nieuw:
            eerder.append(nieuw if regel or not eerder else nieuw._replace(wanneer=eerder[-1].wanneer))

    for regel in regels:
        for inhoud, weg in _uit_regel(regel):
            noteer(inhoud, regel=regel, verwijderd=weg)
    bestaand = set()
    for inhoud in _in_tabellen(editie, rijen):
        noteer(inhoud, regel=None)
        bestaand.add(_vaste_id(inhoud, editie))
    for id_, toestanden in verloop.items():
        laatste = toestanden[-1]
        if id_ not in bestaand and not laatste.verwijderd:
            toestanden.append(laatste._replace(verwijderd=True))
        yield _versies(id_, {"editie": str(editie)}, toestanden)


def _in_tabellen(editie: UUID, rijen: Mapping[str, list[Velden]]) -> Iterator[Inhoud]:
    groepen, gekozen = 0, None
    for rij in rijen["deelstatus"]:
        if UUID(rij["editie"]) == editie:
            yield _kies(Deelstatus, rij)
    for rij in rijen["vergelijkingsgroep"]:
        if UUID(rij["editie"]) == editie:
            groepen, gekozen = groepen + 1, rij["naam"] if rij["gekozen"] else gekozen
            yield _kies(Vergelijkingsgroep, rij)
    if groepen:
        yield Groepskeuze(groep=gekozen)


def _uit_regel(regel: _Regel) -> Iterator[tuple[Inhoud, bool]]:
    """What a line of the logboek of an edition says was made or (True) removed."""
    weg = regel.nieuw is None
    velden = json.loads(regel.nieuw or regel.oud or "null")
    match regel.actie:
        case "deelstatus":
            yield _kies(Deelstatus, velden), weg
        case "themastatus":  # until schema 2, when only whole thema's had one
            thema = velden.pop("thema")
            yield _kies(Deelstatus, velden | {"veld": int(thema[1]), "paragraaf": 0, "onderwerp": thema}), weg
        case "vergelijkingsgroep" if isinstance(velden, dict):
            yield _kies(Vergelijkingsgroep, velden), weg
            if velden["gekozen"]:
                yield Groepskeuze(groep=None if weg else velden["naam"]), False
        case "vergelijkingsgroep":
            yield Groepskeuze(groep=velden), False
        case _:
            raise ValueError(f"a line of the logboek that no version of kvdash wrote: {regel.actie}")


def _kies(soort: type[Inhoud], velden: Velden) -> Inhoud:
    return soort.model_validate({naam: waarde for naam, waarde in velden.items() if naam in soort.model_fields})


def _van_rij(rij: Velden) -> Velden:
    """Columns that held lists as JSON text as what they held, and times as the logboek has them."""
    return {naam: _waarde(naam, waarde) for naam, waarde in rij.items()}


def _waarde(naam: str, waarde: Any) -> Any:
    if naam in _LIJSTEN:
        return json.loads(waarde)
    return datetime.fromisoformat(waarde).isoformat() if naam in ("gemaakt", "gewijzigd") else waarde
