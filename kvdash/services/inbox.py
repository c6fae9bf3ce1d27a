"""Inbox: a folder beside the store; what is finished and has an importprofiel is read in, the rest waits for a person.

Nothing in it is read twice: what the store has of a file, it knows by its SHA-256, also when kvdash stopped between
reading it in and moving it away.
"""

import hashlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kvdash.domain.sessie import Sessie
from kvdash.domain.upload import Inlezing
from kvdash.errors import KvdashError, StoreError
from kvdash.ingest import Bronbestand, vind_profiel
from kvdash.paden import is_van_store, open_lezend
from kvdash.services.inlezen import Toestemming, is_metadata, schrijf, zet_klaar
from kvdash.services.logbestand import meld, meld_fout, meld_weigering
from kvdash.services.pakketten import pak_uit_op_schijf
from kvdash.store import Store
from kvdash.taal import meervoud

SESSIE = Sessie.van("inbox", "analist")
VERWERKT, OPZIJ = "verwerkt", "opzij"

_ONAF = (".part", ".tmp", ".crdownload", ".partial", ".download", ".filepart")
_NOTITIE = "uit de inbox"
GEEN_PROFIEL = "Er is nog geen importprofiel voor een bestand met deze kolommen."
UITLEG = "Dit bestand legt codes uit. Het wordt gebruikt bij een databestand dat ernaast staat."
TERUGGEDRAAID = "Dit bestand is eerder ingelezen en teruggedraaid."
ONVOORZIEN = "Er ging iets mis in kvdash. Het nummer van de fout is {nummer}; het staat ook in het logbestand."
IS_STORE = "Dit is de opslag van kvdash zelf, of een link ernaar. Haal dit bestand uit de inbox."
BLIJFT = "Dit bestand is ingelezen, maar kan niet naar de map verwerkt. Controleer de rechten van de inbox."


class Wachtend(NamedTuple):
    """Wachtend: a file that needs a person, and why (Dutch)."""

    pad: Path
    grootte: int
    reden: str


class _Stand(NamedTuple):
    """What tells that nobody writes in a file any more: it is the same at two looks."""

    grootte: int
    gewijzigd: int


@dataclass
class _Bekend:
    """What is known of a file as it stands; made anew when it changes."""

    stand: _Stand
    is_uitleg: bool
    som: str = ""  # its SHA-256, once it was asked for


class Inbox:
    """Inbox: one folder, looked at again and again. Threads may share it; none waits while another reads a file."""

    def __init__(self, map_: Path) -> None:
        self._map = map_
        self._slot = threading.Lock()  # of what stands below; never held while a file is read
        self._bezig = False
        self._gezien: dict[Path, _Stand] = {}
        self._bekend: dict[Path, _Bekend] = {}
        self._wachtend: dict[Path, tuple[object, Wachtend]] = {}  # with what the judgement depends on
        self._links: set[Path] = set()  # those the log tells of already

    @property
    def is_er(self) -> bool:
        """Whether somebody made the folder."""
        return self._map.is_dir()

    def wachtend(self) -> tuple[Wachtend, ...]:
        """The files that need a person, by name; those that went meanwhile are left out."""
        with self._slot:
            wachtend = sorted(self._wachtend.items())
        return tuple(wacht for pad, (_, wacht) in wachtend if pad.is_file())

    def kijk(self, store: Store) -> int:
        """Read in what is finished and has an importprofiel; the number of files. Raises StoreError.

        While another thread looks, nothing is done.
        """
        with self._slot:
            if self._bezig:
                return 0
            self._bezig = True
        try:
            return sum(self._behandel(store, pad, uitleg=uitleg) for pad, uitleg in self._te_lezen())
        finally:
            self._bezig = False

    def leg_opzij(self, pad: Path) -> None:
        """Move a file that waits to the folder opzij. Raises OSError."""
        with self._slot:
            self._wachtend.pop(pad, None)
            _verplaats(pad, OPZIJ)

    def _te_lezen(self) -> list[tuple[Path, dict[str, Path]]]:
        """The files that are finished, each with those beside it that explain codes."""
        eerder, gezien = self._gezien, {pad: _stand(pad) for pad in _bestanden(self._map)}
        self._meld_links()
        af = [pad for pad, stand in gezien.items() if eerder.get(pad) == stand]
        eigen = [pad for pad in af if is_van_store(pad)]
        te_lezen = [pad for pad in af if pad not in eigen]
        oud, self._gezien = self._bekend, gezien
        self._bekend = {
            pad: oud[pad] if pad in oud and oud[pad].stand == gezien[pad] else _Bekend(gezien[pad], _is_uitleg(pad))
            for pad in te_lezen
        }
        with self._slot:
            self._wachtend = {pad: wacht for pad, wacht in self._wachtend.items() if pad in af}
            self._wachtend |= {pad: (None, Wachtend(pad, gezien[pad].grootte, IS_STORE)) for pad in eigen}
        uitleg = {pad.name: pad for pad, bekend in self._bekend.items() if bekend.is_uitleg}
        return [(pad, {naam: ander for naam, ander in uitleg.items() if ander != pad}) for pad in te_lezen]

    def _meld_links(self) -> None:
        """A link may lead anywhere, also to the store: it is skipped, and the log says so once."""
        links = {pad for pad in _inhoud(self._map) if pad.is_symlink()}
        for _ in links - self._links:
            meld("een link in de inbox is overgeslagen")
        self._links = links

    def _behandel(self, store: Store, pad: Path, *, uitleg: Mapping[str, Path]) -> bool:
        """Whether it was read in now; it is looked at again only when something changed that matters to it."""
        bekend = self._bekend[pad]
        stand = (bekend.stand, [(ander, self._gezien[ander]) for ander in uitleg.values()], store.stand().cijfers)
        if pad in self._wachtend and self._wachtend[pad][0] == stand:
            return False
        try:
            reden, gelezen = self._lees(store, pad, uitleg=uitleg)
        except StoreError:
            raise
        except KvdashError as error:
            reden, gelezen = meld_weigering(error), False
        except OSError as error:
            reden, gelezen = f"Het bestand kan niet worden gelezen: {error.strerror}.", False
        except Exception as error:  # noqa: BLE001 - one file may not keep the others from being read
            reden, gelezen = ONVOORZIEN.format(nummer=meld_fout(error)), False
        with self._slot:
            self._wachtend.pop(pad, None)
            if reden and pad.is_file():  # nobody put it aside meanwhile
                self._wachtend[pad] = (stand, Wachtend(pad, bekend.stand.grootte, reden))
        return gelezen

    def _lees(self, store: Store, pad: Path, *, uitleg: Mapping[str, Path]) -> tuple[str, bool]:
        """Why it waits (nothing: it does not), and whether anything was read in now."""
        with TemporaryDirectory(prefix="kvdash-inbox-") as map_:
            uitgepakt = pak_uit_op_schijf(pad, map_=Path(map_))
            if uitgepakt is None:
                uitkomsten = [
                    self._lees_bestand(store, Bronbestand(pad.name, pad, uitleg, eenmalig=True), self._som(pad))
                ]
            else:
                eigen = {naam: lid for naam, lid in uitgepakt.bestanden.items() if _is_uitleg(lid)}
                ernaast = {**uitleg, **eigen}
                uitkomsten = [
                    self._lees_bestand(
                        store, Bronbestand(f"{pad.name}/{naam}", lid, ernaast, eenmalig=True), _som_van(lid)
                    )
                    for naam, lid in uitgepakt.bestanden.items()
                    if naam not in eigen
                ]
        gelezen = any(nu for _, nu in uitkomsten)
        if redenen := [reden for reden, _ in uitkomsten if reden]:
            return redenen[0], gelezen
        try:
            _verplaats(pad, VERWERKT)
        except OSError:
            return BLIJFT, gelezen
        return "", gelezen

    def _som(self, pad: Path) -> str:
        """The SHA-256 of a file, worked out once as long as it does not change."""
        bekend = self._bekend[pad]
        bekend.som = bekend.som or _som_van(pad)
        return bekend.som

    def _lees_bestand(self, store: Store, bron: Bronbestand, som: str) -> tuple[str, bool]:
        """Why one file waits (nothing: it does not), and whether it was read in now."""
        if (eerder := _eerder(store, som)) is not None:
            return eerder, False
        if bron.metadata is not None:
            return UITLEG, False
        if vind_profiel(bron, store.cijfers.profielen(), gebieden=store.cijfers.gebieden()) is None:
            return GEEN_PROFIEL, False
        with zet_klaar(store, SESSIE, bron) as klaar:
            geteld = klaar.lezing.vervangt  # of incidents only the counts are kept
            if geteld and (eerder := _eerder(store, hashlib.sha256(geteld).hexdigest())) is not None:
                return eerder, False
            if waarom := _vraagt(klaar.inlezing):
                return waarom, False
            schrijf(store, SESSIE, klaar, toestemming=Toestemming(notitie=_NOTITIE))
        return "", True


def _is_uitleg(pad: Path) -> bool:
    try:
        return is_metadata(pad)
    except (KvdashError, OSError):  # what it is, who reads it says
        return False


def _som_van(pad: Path) -> str:
    with open_lezend(pad) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _eerder(store: Store, som: str) -> str | None:
    """Why a file waits (nothing: it does not) whose content was read in before; None if it was not."""
    eerder = [upload for upload in store.cijfers.uploads() if upload.sha256 == som]
    if not eerder:
        return None
    return "" if any(upload.ingetrokken is None for upload in eerder) else TERUGGEDRAAID


def _vraagt(proef: Inlezing) -> str:
    """What a person has to look at first; nothing if there is nothing."""
    geweigerd = proef.verslag.regels_geweigerd
    if geweigerd:
        regels = meervoud(geweigerd, "regel wordt", "regels worden")
        return f"{regels} geweigerd. Bekijk het bestand voordat het wordt ingelezen."
    if any(waarschuwing.vraagt_reden for waarschuwing in proef.verslag.waarschuwingen):
        return "Een of meer cijfers kloppen misschien niet. Bekijk het bestand en zeg waarom ze kloppen."
    return ""


def _bestanden(map_: Path) -> Iterator[Path]:
    """The files that are no half ones by their name, the oldest first: what comes later may correct it."""
    try:
        paden = [pad for pad in _inhoud(map_) if pad.is_file() and not pad.is_symlink() and not _is_onaf(pad)]
        yield from sorted(paden, key=lambda pad: (pad.stat().st_mtime_ns, pad.name))
    except OSError:  # a file that went meanwhile: the next look sees what there is
        return


def _inhoud(map_: Path) -> list[Path]:
    try:
        return list(map_.iterdir())
    except OSError:  # no such folder
        return []


def _is_onaf(pad: Path) -> bool:
    return pad.name.startswith((".", "~")) or pad.suffix.casefold() in _ONAF


def _stand(pad: Path) -> _Stand:
    try:
        stand = pad.stat()
    except OSError:
        return _Stand(-1, 0)
    return _Stand(stand.st_size, stand.st_mtime_ns)


def _verplaats(pad: Path, naar: str) -> None:
    """Into a folder of the inbox, never over another file."""
    doelmap = pad.parent / naar
    doelmap.mkdir(exist_ok=True)
    doel, nummer = doelmap / pad.name, 2
    while doel.exists():
        doel = doelmap / f"{pad.stem}-{nummer}{pad.suffix}"
        nummer += 1
    pad.rename(doel)
