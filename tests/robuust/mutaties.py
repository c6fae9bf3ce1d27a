"""Seeded mutations of files: harmless ones that keep every figure, and harmful ones with the lines they touch."""

import csv
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.ingest.voorbeelden import als_csv


@dataclass(frozen=True)
class Mutant:
    """Mutant: a file, and the physical lines (from 1) in which it differs; none given means anywhere."""

    inhoud: bytes
    regels: frozenset[int] = frozenset()


# harmless


def onschadelijk(tekst: str, scheiding: str, toeval: random.Random, *, is_tabel: bool) -> bytes:
    """One to three harmless changes on top of each other, and one encoding."""
    rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding))
    if is_tabel and toeval.random() < 0.4:
        rijen = _andere_volgorde(rijen, toeval)
    if toeval.random() < 0.5:
        scheiding = toeval.choice(["\t", ";", ",", "|"])
    nieuw = als_csv(rijen, scheiding=scheiding, alles_tussen=toeval.random() < 0.4)
    if toeval.random() < 0.3:
        nieuw = _lege_regels(nieuw, toeval)
    if toeval.random() < 0.2:
        nieuw += nieuw
    if toeval.random() < 0.4:
        nieuw = nieuw.replace("\n", "\r\n")
    if toeval.random() < 0.2:
        nieuw = nieuw.rstrip("\r\n")
    return nieuw.encode(toeval.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"]))


def _andere_volgorde(rijen: list[list[str]], toeval: random.Random) -> list[list[str]]:
    kolommen = list(range(len(rijen[0])))
    toeval.shuffle(kolommen)
    return [[rij[k] for k in kolommen] for rij in rijen]


def _lege_regels(tekst: str, toeval: random.Random) -> str:
    regels = tekst.split("\n")
    for _ in range(toeval.randint(1, 4)):
        regels.insert(toeval.randrange(len(regels) + 1), "")
    return "\n".join(regels) + "\n" * toeval.randint(0, 3)


# harmful


def schadelijk(inhoud: bytes, toeval: random.Random) -> Mutant:
    """One harmful change of a text."""
    wijze: Callable[[bytes, random.Random], Mutant] = toeval.choice(
        [_breek_af, _keer_om, _keer_om, _quote, _nul, _formule]
    )
    return wijze(inhoud, toeval)


def _regel(inhoud: bytes, plek: int) -> int:
    return inhoud.count(b"\n", 0, plek) + 1


def _breek_af(inhoud: bytes, toeval: random.Random) -> Mutant:
    kort = inhoud[: toeval.randrange(1, len(inhoud))]
    return Mutant(kort, frozenset({_regel(kort, len(kort))}))


def _keer_om(inhoud: bytes, toeval: random.Random) -> Mutant:
    """One to three bits flipped, in bytes of their own."""
    nieuw = bytearray(inhoud)
    plekken = [toeval.randrange(len(nieuw)) for _ in range(toeval.randint(1, 3))]
    for plek in plekken:
        nieuw[plek] ^= 1 << toeval.randrange(8)
    regels = {_regel(bytes(nieuw), plek) + n for plek in plekken for n in (0, 1)}
    return Mutant(bytes(nieuw), frozenset(regels))


def _quote(inhoud: bytes, toeval: random.Random) -> Mutant:
    plek = toeval.randrange(len(inhoud))
    return Mutant(inhoud[:plek] + b'"' + inhoud[plek:], frozenset({_regel(inhoud, plek)}))


def _nul(inhoud: bytes, toeval: random.Random) -> Mutant:
    plek = toeval.randrange(len(inhoud))
    aantal = toeval.choice([1, 3, 400])
    return Mutant(inhoud[:plek] + bytes(aantal) + inhoud[plek:], frozenset({_regel(inhoud, plek)}))


def _formule(inhoud: bytes, toeval: random.Random) -> Mutant:
    """A cell at the end of a line replaced by a formula."""
    regels = inhoud.decode().splitlines()
    plek = toeval.randrange(len(regels))
    scheiding = max(";,", key=inhoud.decode().count)
    voor, _, _ = regels[plek].rpartition(scheiding)
    regels[plek] = f"{voor}{scheiding}{toeval.choice(['=SOM(A1:A9)', '=1+1', '#REF!', '#DEEL/0!', '=HYPERLINK()'])}"
    return Mutant(("\n".join(regels) + "\n").encode(), frozenset({plek + 1}))


def beschadig_werkmap(inhoud: bytes, toeval: random.Random) -> bytes:
    """A workbook with bytes flipped or cut, in the packed file or inside one of its parts."""
    if toeval.random() < 0.3:
        return inhoud[: toeval.randrange(4, len(inhoud))]
    if toeval.random() < 0.5:
        return _keer_om(inhoud, toeval).inhoud
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        gekozen = toeval.choice(oud.namelist())
        for naam in oud.namelist():
            deel = oud.read(naam)
            nieuw.writestr(naam, _in_deel(deel, toeval) if naam == gekozen else deel)
    return uit.getvalue()


def _in_deel(deel: bytes, toeval: random.Random) -> bytes:
    if toeval.random() < 0.3:
        return deel[: toeval.randrange(len(deel))]
    return _keer_om(deel, toeval).inhoud


def zipbom() -> bytes:
    """A workbook of some 700 kB that unpacks to 650 MB."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_bestand:
        zip_bestand.writestr("xl/workbook.xml", b"<workbook/>")
        with zip_bestand.open("xl/worksheets/sheet1.xml", "w") as blad:
            for _ in range(65):
                blad.write(bytes(10_000_000))
    return uit.getvalue()
