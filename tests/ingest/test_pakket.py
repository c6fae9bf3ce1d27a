"""A zip: its files come out within limits, and nothing of it lands elsewhere."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from kvdash.errors import OnleesbaarError
from kvdash.ingest import is_pakket, pak_uit

CSV = b"gebied;jaar;aantal\nGM9901;2023;4\n"


def maak_zip(leden: dict[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_bestand:
        for naam, inhoud in leden.items():
            zip_bestand.writestr(naam, inhoud)
    return uit.getvalue()


def _met_lengte(inhoud: bytes, lengte: int) -> bytes:
    """A zip whose headers say that its first file is so large when unpacked."""
    middel = inhoud.index(b"PK\x01\x02")
    data = bytearray(inhoud)
    struct.pack_into("<L", data, 22, lengte)
    struct.pack_into("<L", data, middel + 24, lengte)
    return bytes(data)


def test_files_and_what_is_left_out(tmp_path: Path) -> None:
    leden = {"map/a.csv": CSV, "b.csv": CSV, "__MACOSX/._b.csv": b"x", "map/.DS_Store": b"x", "leeg/": b""}
    uitgepakt = pak_uit(maak_zip(leden), hoogstens=1000, map_=tmp_path)
    assert {naam: pad.read_bytes() for naam, pad in uitgepakt.bestanden.items()} == {"map/a.csv": CSV, "b.csv": CSV}
    assert uitgepakt.overgeslagen == ("__MACOSX/._b.csv", "map/.DS_Store")


@pytest.mark.parametrize("naam", ["xl/workbook.xml", "[Content_Types].xml", "word/document.xml"])
def test_a_workbook_or_document_is_no_zip_of_files(naam: str) -> None:
    assert not is_pakket(maak_zip({naam: b"<x/>"}))
    assert is_pakket(maak_zip({"a.csv": CSV}))


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (maak_zip({"a.csv": b"0" * 10_000}), "te groot"),
        (_met_lengte(maak_zip({"a.csv": b"0" * 10_000}), 10), "niet heel|te groot"),
        (maak_zip({"a.csv": CSV, "b.csv": b"1" * 990}), "te groot"),
        (maak_zip({"nog.zip": maak_zip({"a.csv": CSV})}), "ander zipbestand"),
        (maak_zip({f"{n}.csv": b"1" for n in range(201)}), "meer dan 200"),
        (maak_zip({f"{n}{'x' * 200}.csv": b"1" for n in range(9000)}), "meer dan 200"),
        (maak_zip({"../a.csv": CSV}), "buiten zichzelf"),
        (maak_zip({"/etc/a.csv": CSV}), "buiten zichzelf"),
        (maak_zip({"C:/a.csv": CSV}), "buiten zichzelf"),
        (maak_zip({"map\\..\\..\\a.csv": CSV}), "buiten zichzelf"),
        (maak_zip({"a.csv": CSV})[:-30], "niet heel"),
        (maak_zip({"__MACOSX/a": b"x"}), "leeg"),
    ],
)
def test_refused_in_words(inhoud: bytes, woord: str, tmp_path: Path) -> None:
    with pytest.raises(OnleesbaarError, match=woord):
        pak_uit(inhoud, hoogstens=1000, map_=tmp_path)
    assert {pad.parent for pad in tmp_path.rglob("*")} <= {tmp_path}


def test_a_locked_zip(tmp_path: Path) -> None:
    data = bytearray(maak_zip({"a.csv": CSV}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(OnleesbaarError, match="wachtwoord"):
        pak_uit(bytes(data), hoogstens=1000, map_=tmp_path)


def test_bytes_flipped_never_give_anything_else(tmp_path: Path) -> None:
    heel = maak_zip({"a.csv": CSV * 5})
    for plek in range(0, len(heel), 3):
        kapot = bytearray(heel)
        kapot[plek] ^= 0x5A
        try:
            uitgepakt = pak_uit(bytes(kapot), hoogstens=1000, map_=tmp_path)
        except OnleesbaarError:
            continue
        assert all(pad.read_bytes() == CSV * 5 for pad in uitgepakt.bestanden.values())
