"""The command line: the same use cases as the pages.

Exit codes: 0 done, 1 internal error, 2 refused or wrong usage, 3 done with refused rows, 4 store in use,
130 broken off by Ctrl+C.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, NoReturn, get_args

from kvdash import __version__
from kvdash.domain.sessie import RUBRICERINGEN, Sessie
from kvdash.domain.toewijzing import Kolomkeuze, Rol, Toewijzing, kopvorm
from kvdash.domain.upload import TE_BEVESTIGEN, Inlezing, Waarschuwing
from kvdash.errors import InvoerError, KvdashError, StoreInGebruikError
from kvdash.paden import beschermd, vereis_leesbaar, weiger_store
from kvdash.services.edities import begin_editie, default_keuze, first_editie
from kvdash.services.exporteren import (
    Documentformaat,
    Formaat,
    export_dossier,
    export_prioriteiten,
    export_rapportage,
    omvang,
)
from kvdash.services.inlezen import Keuzes, Toestemming, lees_in, splits_uitleg, weiger_onzeker
from kvdash.services.logbestand import meld_fout, meld_weigering, start_logging
from kvdash.services.opslag import STORE_VARIABLE, choose_store, open_existing_store, open_store
from kvdash.services.pakketten import pak_uit_op_schijf
from kvdash.store import Store
from kvdash.taal import (
    Opdrachttaal,
    aantal_geschreven,
    getal,
    meervoud,
    waarschuwingsadvies,
    waarschuwingskop,
    waarschuwingszin,
    weggelatenzin,
)

_GEHEUGEN = "300MB"  # of DuckDB while reading in: the command stays under 1 GiB, however large the file
_GETOOND = 20  # refused lines printed for people
_TAAL = Opdrachttaal()
_SESSIE = Sessie.van("opdrachtregel", "analist")
_NIETS_OVER = (
    "Van {wat} is er geen {voor}: het bestand zou leeg zijn. Kies met --voor intern of --voor "
    "vertrouwelijk andere lezers, maak teksten openbaar op de pagina Rapportage, of geef --toch."
)
_AFGEBROKEN = "Afgebroken met Ctrl+C. Het bestand waar kvdash mee bezig was, is niet ingelezen."
KLAAR, INTERNE_FOUT, GEWEIGERD, DEELS, IN_GEBRUIK = range(5)
AFGEBROKEN = 130  # as a shell tells it
Uitkomst = tuple[dict[str, Any], int]  # of one file, as JSON, with its exit code


class _Parser(argparse.ArgumentParser):
    """Says in Dutch that a call is wrong, as JSON where that was asked for."""

    def error(self, message: str) -> NoReturn:
        fout = _fout(InvoerError(f"Verkeerd gebruik ({message}). Zie: {self.prog} --help"))
        if "--json" in sys.argv[1:]:
            _print_json(fout)
        else:
            print(fout["fout"], file=sys.stderr)
        raise SystemExit(GEWEIGERD)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    args = _parser().parse_args(argv)
    try:
        store = choose_store(args.store)
        start_logging(store)
        with beschermd(store):
            code: int = args.run(args, store)
    except KvdashError as error:
        return _report(args, meld_weigering(error), code=_code_of(error), foutcode=error.code)
    except KeyboardInterrupt:
        return _report(args, _AFGEBROKEN, code=AFGEBROKEN)
    except Exception as error:  # noqa: BLE001 - the one place where the command line stops a traceback
        return _report(args, _intern(error), code=INTERNE_FOUT)
    return code


def _nieuw(args: argparse.Namespace, path: Path) -> int:
    with open_store(path) as store:
        _print_meldingen(store)
        editie = begin_editie(store, _SESSIE, gemeente=args.gemeente, naam=args.naam)
    print(f"Klaar: {editie.naam} staat in {path}.")
    return KLAAR


def _lees_in(args: argparse.Namespace, path: Path) -> int:
    uitkomsten: list[Uitkomst] = []
    with TemporaryDirectory(dir=path.parent if path.parent.is_dir() else None, prefix="kvdash-zip-") as map_:
        bestanden = _bestanden(args.bestanden, Path(map_))
        leesbaar = [bestand for bestand in bestanden if bestand.geweigerd is None]
        plekken, uitlegplekken = splits_uitleg([bestand.pad for bestand in leesbaar])
        uitleg = [leesbaar[n] for n in uitlegplekken]
        cijfers = [leesbaar[n] for n in plekken] or uitleg
        with open_store(path, wacht=args.wacht, geheugen=_GEHEUGEN) as store:
            _print_meldingen(store)
            for bestand in bestanden:
                if bestand.geweigerd is None and bestand not in cijfers:
                    continue
                uitkomsten.append(bestand.geweigerd or _lees_bestand(args, store, bestand, uitleg=uitleg))
                if not args.json:
                    _print_uitkomst(uitkomsten[-1][0])
    if args.json:
        objecten = [uitkomst for uitkomst, _ in uitkomsten]
        _print_json(objecten[0] if len(objecten) == 1 else {"bestanden": objecten})
    return max(code for _, code in uitkomsten)


class _Bestand(NamedTuple):
    """A file to read in, under the name its upload gets; or why it is refused at once."""

    naam: str
    pad: Path
    geweigerd: Uitkomst | None = None


def _bestanden(paden: Sequence[Path], map_: Path) -> list[_Bestand]:
    """The files in the order in which they were given, those of a zip unpacked below `map_`."""
    bestanden: list[_Bestand] = []
    for nummer, pad in enumerate(paden):
        eigen = map_ / str(nummer)
        eigen.mkdir()
        try:
            vereis_leesbaar(pad)
            pakket = pak_uit_op_schijf(pad, map_=eigen)
        except KvdashError as error:
            bestanden.append(_Bestand(pad.name, pad, ({"bestand": pad.name} | _fout(error), GEWEIGERD)))
            continue
        if pakket is None:
            bestanden.append(_Bestand(pad.name, pad))
            continue
        for naam in pakket.overgeslagen:
            print(f"{pad.name}: overgeslagen: {naam}", file=sys.stderr)
        bestanden += [_Bestand(f"{pad.name}/{naam}", lid) for naam, lid in pakket.bestanden.items()]
    return bestanden


def _lees_bestand(args: argparse.Namespace, store: Store, bestand: _Bestand, *, uitleg: Sequence[_Bestand]) -> Uitkomst:
    """The outcome for one file; a refused file does not stop the next."""
    naam = bestand.naam
    try:
        inlezing = lees_in(
            store,
            _SESSIE,
            naam,
            bestand.pad,
            metadata={uitlegger.naam: uitlegger.pad for uitlegger in uitleg},
            keuzes=Keuzes(args.gemeente, args.jaar, Toewijzing(kolommen=tuple(args.kolom)) if args.kolom else None),
            toestemming=Toestemming(aanvaard=dict.fromkeys(TE_BEVESTIGEN, args.aanvaard or "")),
            proef=args.proef,
        )
        weiger_onzeker(inlezing)  # a trial says what reading in would say
    except KvdashError as error:
        return {"bestand": naam} | _fout(error), _code_of(error)
    except Exception as error:  # noqa: BLE001 - one file must not take the others with it
        return {"bestand": naam, "fout": _intern(error)}, INTERNE_FOUT
    if not args.json:
        if inlezing.profiel is not None:
            print(f"{naam}: gelezen volgens profiel {inlezing.profiel.naam}.")
        _print_waarschuwingen(naam, inlezing.verslag.waarschuwingen)
    return as_json(inlezing), DEELS if inlezing.verslag.geweigerd else KLAAR


def as_json(inlezing: Inlezing) -> dict[str, Any]:
    """The outcome of reading in, as `--json` prints it."""
    verslag, plan = inlezing.verslag, inlezing.plan
    return {
        "bestand": verslag.bestand,
        "indeling": verslag.indeling,
        "regels_totaal": verslag.regels_totaal,
        "regels_ingelezen": verslag.regels_ingelezen,
        "regels_geweigerd": verslag.regels_geweigerd,
        "regels_toegelicht": verslag.toegelicht,
        "waarnemingen_nieuw": plan.nieuw,
        "waarnemingen_gewijzigd": plan.gewijzigd,
        "waarnemingen_gelijk": plan.gelijk,
        "geweigerd": [weigering.model_dump() for weigering in verslag.geweigerd],
        "upload": str(inlezing.upload.id) if inlezing.upload else None,
    } | ({"gebieden": plan.gebieden.model_dump()} if plan.gebieden else {})


def _export(args: argparse.Namespace, path: Path) -> int:
    with open_existing_store(path, wacht=args.wacht) as store:
        _print_meldingen(store)
        keuze = default_keuze(store, _SESSIE, first_editie(store, _SESSIE, gemeente=args.gemeente))
        heel = args.wat != "prioriteiten"
        tel = omvang(store, _SESSIE, keuze.editie)
        erin, alle = (o if heel else o._replace(teksten=0) for o in (tel[args.voor], tel["vertrouwelijk"]))
        if alle.samen and not erin.samen and not args.toch:
            raise InvoerError(_NIETS_OVER.format(wat=aantal_geschreven(**alle._asdict()), voor=args.voor))
        if args.wat == "dossier":
            inhoud = export_dossier(store, _SESSIE, keuze.editie, voor=args.voor)
        elif args.wat == "rapportage":
            inhoud = export_rapportage(store, _SESSIE, keuze, formaat=args.formaat, voor=args.voor)
        else:
            inhoud = export_prioriteiten(store, _SESSIE, keuze, formaat=args.formaat, voor=args.voor)
    _write(args.uit, inhoud)
    weg = weggelatenzin(**alle.zonder(erin)._asdict(), waaruit="het bestand", voor=args.voor)
    print(f"Klaar: {args.uit}. {weg}".removesuffix(". "))
    return KLAAR


def _write(path: Path, inhoud: bytes) -> None:
    """Write whole or not at all. Raises KvdashError when the place cannot be written."""
    weiger_store(path)
    if path.exists() and not path.is_file():
        raise KvdashError(f"{path} is geen gewoon bestand. Kies een andere naam voor het bestand.")
    tijdelijk = path.with_name(f".{path.name}.deel")
    try:
        try:
            tijdelijk.write_bytes(inhoud)
            tijdelijk.replace(path)
        finally:
            tijdelijk.unlink(missing_ok=True)
    except OSError as error:
        raise KvdashError(f"{path} kan niet worden geschreven: bestaat de map, en mag u er schrijven?") from error


def _parser() -> argparse.ArgumentParser:
    # argparse looks its texts up under these two names; gettext would follow the language of the machine.
    vars(argparse).update(_=_TAAL.gettext, ngettext=_TAAL.ngettext)
    parser = _Parser(prog="kvdash", description="Veiligheidsanalyse van een gemeente, naar Kernbeleid Veiligheid.")
    parser.add_argument("--version", action="version", version=f"kvdash {__version__}", help="laat de versie zien")
    opdrachten = parser.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT")
    gedeeld = _Parser(add_help=False)
    gedeeld.add_argument("--store", metavar="PAD", help=f"het opslagbestand (anders {STORE_VARIABLE}, anders data/)")
    _add_nieuw(opdrachten.add_parser("nieuw", parents=[gedeeld], help="begin een eigen editie"))
    _add_lees_in(opdrachten.add_parser("lees-in", parents=[gedeeld], help="lees bestanden met cijfers in"))
    _add_export(opdrachten.add_parser("export", parents=[gedeeld], help="schrijf een overzicht of de rapportage"))
    return parser


def _add_nieuw(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--gemeente", required=True, metavar="GM0363", help="de code van de gemeente")
    parser.add_argument("--naam", help="de naam van de editie")
    parser.set_defaults(run=_nieuw, json=False)


def _add_lees_in(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "bestanden",
        nargs="+",
        type=Path,
        metavar="BESTAND",
        help="bestanden met cijfers, of een zip ermee; metadata en codelijsten verklaren de codes van de andere",
    )
    parser.add_argument(
        "--gemeente", metavar="GM0363", help="van wie de wijken en buurten zijn die alleen een naam hebben"
    )
    parser.add_argument("--jaar", type=int, help="het jaar, als dat niet in het bestand of in de naam ervan staat")
    parser.add_argument(
        "--kolom",
        action="append",
        default=[],
        type=_kolomkeuze,
        metavar="KOP=ROL",
        help=f"wat er in een kolom staat, als kvdash dat niet zeker weet; rollen: {', '.join(get_args(Rol))}",
    )
    parser.add_argument(
        "--aanvaard", metavar="REDEN", help="waarom cijfers kloppen waarvoor kvdash waarschuwt; zonder reden: geweigerd"
    )
    parser.add_argument("--proef", action="store_true", help="vertel alleen wat er zou veranderen")
    parser.add_argument("--json", action="store_true", help="schrijf de uitkomst als één JSON-object")
    _add_wacht(parser)
    parser.set_defaults(run=_lees_in)


def _kolomkeuze(tekst: str) -> Kolomkeuze:
    kop, _, rol = tekst.rpartition("=")
    if not kop or rol not in get_args(Rol):
        raise argparse.ArgumentTypeError(f"geen KOP=ROL: '{tekst}'")
    return Kolomkeuze(kop=kopvorm(kop), rol=rol)


def _add_export(parser: argparse.ArgumentParser) -> None:
    soorten = parser.add_subparsers(dest="wat", required=True, metavar="WAT")
    for wat, formaten in (
        ("prioriteiten", get_args(Formaat)),
        ("rapportage", get_args(Documentformaat)),
        ("dossier", ("json",)),
    ):
        soort = soorten.add_parser(wat)
        soort.add_argument("--formaat", choices=formaten, required=True)
        soort.add_argument("--uit", type=Path, required=True, metavar="BESTAND", help="waar het bestand komt")
        soort.add_argument("--gemeente", metavar="GM0363", help="de gemeente, als er edities van meer gemeenten zijn")
        soort.add_argument("--store", metavar="PAD", default=argparse.SUPPRESS)
        soort.add_argument("--voor", choices=RUBRICERINGEN, default="openbaar", help="wie het mag lezen (openbaar)")
        soort.add_argument("--toch", action="store_true", help="ook als er voor deze lezers geen tekst overblijft")
        _add_wacht(soort)
        soort.set_defaults(run=_export, json=False)


def _add_wacht(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--wacht", type=float, default=0, metavar="SECONDEN", help="wacht zo lang op een ander proces")


def _code_of(error: KvdashError) -> int:
    return IN_GEBRUIK if isinstance(error, StoreInGebruikError) else GEWEIGERD


def _intern(error: Exception) -> str:
    return f"Er ging iets mis in kvdash (foutnummer {meld_fout(error)}). Er is niets gewijzigd."


def _fout(error: KvdashError) -> dict[str, Any]:
    """A refusal, as `--json` prints it."""
    return {"fout": meld_weigering(error), "code": error.code}


def _report(args: argparse.Namespace, melding: str, *, code: int, foutcode: str | None = None) -> int:
    if args.json:
        _print_json({"fout": melding} | ({"code": foutcode} if foutcode else {}))
    else:
        print(melding, file=sys.stderr)
    return code


def _print_json(inhoud: dict[str, Any]) -> None:
    print(json.dumps(inhoud, ensure_ascii=False))


def _print_meldingen(store: Store) -> None:
    for melding in store.meldingen:
        print(melding, file=sys.stderr)


def _print_waarschuwingen(bestand: str, waarschuwingen: Sequence[Waarschuwing]) -> None:
    for soort in dict.fromkeys(w.soort for w in waarschuwingen):
        print(f"{bestand}: let op: {waarschuwingskop(soort)}. {waarschuwingsadvies(soort)}", file=sys.stderr)
        for waarschuwing in [w for w in waarschuwingen if w.soort == soort][:_GETOOND]:
            print(f"  {waarschuwingszin(waarschuwing)}", file=sys.stderr)


def _print_uitkomst(uitkomst: dict[str, Any]) -> None:
    if "fout" in uitkomst:
        print(f"{uitkomst['bestand']}: {uitkomst['fout']}", file=sys.stderr)
        return
    print(
        f"{uitkomst['bestand']}: {uitkomst['indeling']}. {meervoud(uitkomst['regels_ingelezen'], 'regel', 'regels')} "
        f"ingelezen, {meervoud(uitkomst['regels_geweigerd'], 'regel', 'regels')} geweigerd. "
        f"{_plan_in_woorden(uitkomst)}"
    )
    for weigering in uitkomst["geweigerd"][:_GETOOND]:
        print(f"  Regel {weigering['regel']}, kolom '{weigering['kolom']}': {weigering['reden']}", file=sys.stderr)
    if (meer := len(uitkomst["geweigerd"]) - _GETOOND) > 0:
        print(f"  En nog {getal(meer)}; met --json staan ze er allemaal.", file=sys.stderr)


def _plan_in_woorden(uitkomst: dict[str, Any]) -> str:
    if (gebieden := uitkomst.get("gebieden")) is None:
        wat, aantallen = "Cijfers", [uitkomst[f"waarnemingen_{soort}"] for soort in ("nieuw", "gewijzigd", "gelijk")]
    else:
        wat = "Grenzen" if gebieden["soort"] == "grens" else "Eigen gebieden"
        aantallen = [gebieden[soort] for soort in ("nieuw", "gewijzigd", "gelijk")]
    return "{}: {} nieuw, {} gewijzigd, {} gelijk.".format(wat, *aantallen)


if __name__ == "__main__":
    raise SystemExit(main())
