"""Files that are no table, or no whole one: a Dutch message, never a traceback."""

import gzip
import io
import zipfile

import pytest

from kvdash.errors import BestandError, NietHerkendError, OnleesbaarError
from tests.ingest.voorbeelden import als_csv, lange_tabel, lees

GOED = als_csv(lange_tabel()).encode()


def zip_met(naam: str, inhoud: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_bestand:
        zip_bestand.writestr(zipfile.ZipInfo(naam), inhoud)  # no time of day: test ids stay the same
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b"\r\n \n\n", "leeg"),
        (b"\xef\xbb\xbf", "leeg"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "afbeelding"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "foto"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(200), "foto"),
        (b"%PDF-1.7\n...", "PDF"),
        (gzip.compress(GOED), "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(600), "oud Office-bestand"),
        (b"<!DOCTYPE html><html><body>404;niet;gevonden</body></html>", "webpagina"),
        (b"\n  <html lang='nl'>\n<p>Fout;500</p>", "webpagina"),
        (b"<?xml version='1.0'?><feed><entry/></feed>", "webpagina"),
        (b'{"value": [{"ID": 0}]}', "JSON"),
        (GOED[:100] + b"\x00\x00" + GOED[100:], "nulbytes"),
        (bytes(range(1, 32)) * 40, "geen tekst"),
        (zip_met("cijfers.csv", GOED), "zipbestand"),
        (zip_met("xl/workbook.xml", GOED), "niet heel"),
        (zip_met("xl/workbook.xml", GOED)[:60], "niet heel"),
        (b";".join(b"k%d" % n for n in range(1_000_000)) + b"\n" + b"1;2\n", "miljoen tekens"),
        (b";".join(b"k%d" % n for n in range(9_000)) + b"\n" + b";".join([b"1"] * 9_000) + b"\n", "kolommen"),
        (GOED + b"9" * (3 << 20), "miljoen tekens"),
        ("gebied;jaar\n".encode("utf-16") + b"\xd8", "niet heel"),
    ],
)
def test_unreadable(inhoud: bytes, woord: str) -> None:
    with pytest.raises(OnleesbaarError, match=woord):
        lees(inhoud)


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("alleen wat woorden\nop een paar regels\n", "maar één kolom"),
        ("Key;Title\nE33;Overlast\nE35;Jeugd\n", "uitleg van codes"),
        ("code;naam\nE33;Overlast\nE35;Jeugd\n", "geen kolom met getallen"),
        ("fruit;jaar;kilo\nappel;2023;4\npeer;2023;5\n", "geen kolom met bekende gebieden"),
        ("gebied;dag;aantal\nGM9901;2023-01-05;1\nGM9902;2023-01-06;1\nGM9902;2023-02-06;1\n", "per dag of voorval"),
    ],
)
def test_not_recognised(tekst: str, woord: str) -> None:
    with pytest.raises(NietHerkendError, match=woord):
        lees(tekst)


def test_absent_file(tmp_path: object) -> None:
    from pathlib import Path

    from tests.ingest.voorbeelden import open_bestand

    with pytest.raises(OnleesbaarError, match="bestaat niet"):
        open_bestand("weg.csv", Path(str(tmp_path)) / "weg.csv")


@pytest.mark.parametrize("tot", range(40, len(GOED), 37))
def test_half_a_download_reads_only_whole_lines(tot: int) -> None:
    heel = {(r["gebied"], r["waarde"]) for r in lees(GOED).rijen}
    try:
        gelezen = lees(GOED[:tot])
    except BestandError:
        return
    laatste = GOED[:tot].count(b"\n") + 1
    assert {(r["gebied"], r["waarde"]) for r in gelezen.rijen if r["regel"] != laatste} <= heel


@pytest.mark.parametrize("weg", [30, 40, 60, 66])
def test_half_a_download_is_refused_with_the_line_where_it_stops(weg: int) -> None:
    half = GOED[:-weg]
    with pytest.raises(OnleesbaarError, match=rf"midden in regel {len(half.splitlines())}.*half gedownload"):
        lees(half)
    assert lees(GOED).verslag.waarschuwingen == ()


def test_a_last_line_without_line_end_is_no_half_download() -> None:
    assert lees(GOED.rstrip()).rijen == lees(GOED).rijen
