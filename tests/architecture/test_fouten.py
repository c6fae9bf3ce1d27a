"""Every kind of error has a code of its own, which docs/fouten.md explains and every message carries."""

import ast
import re
from collections.abc import Iterator

import pytest

from kvdash.errors import KvdashError, OnleesbaarError
from kvdash.services.logbestand import meld_weigering
from tests.architecture.regels import REPO, Bronnen, lees_bronnen

FOUTEN = (REPO / "docs" / "fouten.md").read_text("utf-8")


def _soorten(klasse: type[KvdashError]) -> Iterator[type[KvdashError]]:
    yield klasse
    for onder in klasse.__subclasses__():
        yield from _soorten(onder)


SOORTEN = sorted(set(_soorten(KvdashError)), key=lambda soort: soort.code)


def test_every_error_has_a_code_of_its_own() -> None:
    assert [soort.__name__ for soort in SOORTEN if "code" not in vars(soort)] == []
    codes = [soort.code for soort in SOORTEN]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch(r"KV-\d{3}", code)] == []


def test_the_list_of_codes_is_complete() -> None:
    lijst = re.findall(r"^\| (KV-\d{3}) \| (\w+) \| [^|]+\. \| [^|]+\. \|$", FOUTEN, re.MULTILINE)
    assert lijst == [(soort.code, soort.__name__) for soort in SOORTEN]


def test_the_message_ends_with_the_code(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="kvdash"):
        assert meld_weigering(OnleesbaarError("Het bestand is leeg.")) == "Het bestand is leeg. (KV-301)"


def _zonder_code(bronnen: Bronnen) -> list[str]:
    """Places that put a caught error in a text by itself, which leaves its code out."""
    return [
        f"{pad}:{deel.lineno}"
        for pad, bron in bronnen.items()
        for vanger in ast.walk(ast.parse(bron))
        if isinstance(vanger, ast.ExceptHandler)
        for deel in ast.walk(vanger)
        if isinstance(deel, ast.expr) and _als_tekst(deel) == (vanger.name or "")
    ]


def _als_tekst(deel: ast.expr) -> str | None:
    """The name of the variable that becomes a text here."""
    match deel:
        case ast.FormattedValue(value=ast.Name(id=naam)) | ast.Call(func=ast.Name(id="str"), args=[ast.Name(id=naam)]):
            return naam
        case _:
            return None


def test_no_message_leaves_its_code_out() -> None:
    bronnen = lees_bronnen(REPO)
    assert _zonder_code({p: b for p, b in bronnen.items() if p.startswith(("kvdash/ui", "kvdash/cli", "pages"))}) == []
    assert _zonder_code({p: b for p, b in bronnen.items() if p.startswith("kvdash/services")}) == []


@pytest.mark.parametrize("uiting", ["plat.error(str(error))", 'plat.error(f"{naam}: {error}")'])
def test_a_message_without_its_code_is_found(uiting: str) -> None:
    assert _zonder_code({"kvdash/ui/x.py": f"try: ...\nexcept KvdashError as error:\n    {uiting}\n"})
