"""What the command says of a call is Dutch: no word of argparse's own is left."""

import argparse
import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from kvdash.cli import main
from kvdash.taal import Opdrachttaal

# What argparse says to who writes a command.
_VOOR_BOUWERS = re.compile(
    r"__call__|conflict|cannot|mode %r|is an invalid|option string %\(|dest=|optional|callable|must be"
)


def _teksten() -> Iterator[str]:
    """The texts that this version of argparse looks up."""
    for knoop in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in ("_", "ngettext"):
            eerste = knoop.args[0]
            if isinstance(eerste, ast.Constant) and not _VOOR_BOUWERS.search(str(eerste.value)):
                yield str(eerste.value)


def test_every_text_for_users_is_translated() -> None:
    taal, teksten = Opdrachttaal(), set(_teksten())
    assert {"usage: ", "options", "expected one argument"} <= teksten
    over = [tekst for tekst in teksten if taal.gettext(tekst) == tekst == taal.ngettext(tekst, tekst, 2)]
    assert over == []


def _stukken() -> set[str]:
    """The English words of those texts, as they would stand in an answer."""
    delen = (deel for tekst in _teksten() for deel in re.split(r"%\(\w+\)[rs]|%[rs]|[^a-z' ]", tekst))
    return {deel.strip() for deel in delen if len(deel.strip()) > 4}


@pytest.mark.parametrize(
    "opdracht", [(), ("nieuw",), ("lees-in",), ("export",), ("export", "prioriteiten"), ("export", "rapportage")]
)
def test_help_is_dutch(opdracht: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*opdracht, "--help"])
    gezegd = capsys.readouterr().out
    assert gezegd.startswith("gebruik: kvdash")
    assert "laat deze hulp zien" in gezegd
    assert [
        stuk for stuk in _stukken() | {"usage", "show program"} if re.search(rf"\b{re.escape(stuk)}\b", gezegd)
    ] == []


@pytest.mark.parametrize(
    ("aanroep", "zin"),
    [
        ((), "dit ontbreekt: OPDRACHT"),
        (("x",), "bij OPDRACHT: 'x' kan niet; kies uit"),
        (("nieuw",), "dit ontbreekt: --gemeente"),
        (("nieuw", "--gemeente"), "bij --gemeente: hier hoort één waarde bij"),
        (("nieuw", "--gemeente", "GM1", "erbij"), "dit kent kvdash niet: erbij"),
        (("lees-in",), "dit ontbreekt: BESTAND"),
        (("lees-in", "a.csv", "--jaar", "nu"), "bij --jaar: 'nu' kan hier niet"),
        (("lees-in", "a.csv", "--wacht", "even"), "bij --wacht: 'even' kan hier niet"),
        (("lees-in", "a.csv", "--kolom", "x"), "bij --kolom: geen KOP=ROL: 'x'"),
        (("lees-in", "a.csv", "--proef=ja"), "bij --proef: hier hoort geen waarde bij, er staat 'ja'"),
        (("lees-in", "a.csv", "--j", "2"), "--j kan meer betekenen: --jaar, --json"),
        (("export", "prioriteiten", "--uit", "x", "--formaat", "pdf"), "bij --formaat: 'pdf' kan niet; kies uit"),
        (("export", "alles"), "bij WAT: 'alles' kan niet; kies uit"),
    ],
)
def test_a_wrong_call_is_told_in_dutch(aanroep: tuple[str, ...], zin: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main(aanroep)
    gezegd = capsys.readouterr().err
    assert einde.value.code == 2
    assert zin in gezegd
    assert [stuk for stuk in _stukken() if re.search(rf"\b{re.escape(stuk)}\b", gezegd)] == []
