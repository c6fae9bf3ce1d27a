"""docs/begrippen.md is complete: each term that the domain defines, and the structure of the method word for word."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import kvdash.domain
from kvdash.domain.kernbeleid import PARAGRAFEN, RUBRIEKEN, THEMAS, VELDEN

BEGRIPPEN = (Path(__file__).parents[2] / "docs" / "begrippen.md").read_text("utf-8")
TERMEN = set(re.findall(r"^- \*\*([^*]+)\*\*", BEGRIPPEN, re.MULTILINE))


def _defined_terms() -> list[tuple[str, str]]:
    """Each public class of the domain whose docstring opens with a term ("Veld: ..."), with that term."""
    gevonden = []
    for module_info in pkgutil.iter_modules(kvdash.domain.__path__, "kvdash.domain."):
        for naam, klasse in inspect.getmembers(importlib.import_module(module_info.name), inspect.isclass):
            term = re.match(r"(\w+): ", klasse.__doc__ or "")
            if term and klasse.__module__ == module_info.name and not naam.startswith("_"):
                gevonden.append((naam, term[1]))
    return gevonden


def test_the_domain_defines_its_terms_in_docstrings() -> None:
    assert {"Veld", "Thema", "Indicator", "Gebied", "Bevinding", "Prioriteit"} <= {term for _, term in _defined_terms()}


@pytest.mark.parametrize(("klasse", "term"), _defined_terms())
def test_every_term_of_the_domain_is_explained(klasse: str, term: str) -> None:
    assert klasse == term
    assert term in TERMEN


@pytest.mark.parametrize(
    "term",
    [
        *("Waarneming", "Bron", "Indelingsjaar", "Maat", "Richting", "Ontstaan", "Bezoekers", "Drempel", "Dekt"),
        *("Voorlopig", "Definitief", "Ontbrekend", "Onderdrukt", "Rubricering", "Vaststellen", "Niveau", "Duiding"),
        *("Advies", "Voorstel", "Besluit", "Overig strategisch thema", "Afgevallen", "Signaal", "Consultatie"),
    ],
)
def test_terms_that_must_not_be_mixed_up_are_explained(term: str) -> None:
    assert term in TERMEN


def test_no_term_is_explained_twice() -> None:
    termen = re.findall(r"^- \*\*([^*]+)\*\*", BEGRIPPEN, re.MULTILINE)
    assert len(termen) == len(TERMEN)


def test_velden_themas_and_rubrieken_stand_there_word_for_word() -> None:
    for veld in VELDEN:
        assert f"### Veld {veld.nummer} {veld.naam}\n\n{veld.definitie}\n" in BEGRIPPEN
    for thema in THEMAS:
        assert f"- **{thema.naam}** (`{thema.code}`): {thema.definitie}\n" in BEGRIPPEN
    for rubriek in RUBRIEKEN:
        assert f"- **{rubriek.naam}** (`{rubriek.code}`): {rubriek.definitie}\n" in BEGRIPPEN


def test_paragraphs_stand_there_with_what_they_hold() -> None:
    for paragraaf in PARAGRAFEN:
        assert f"- **N.{paragraaf.nummer} {paragraaf.naam}" in BEGRIPPEN
        assert f"**: {paragraaf.inhoud}\n" in BEGRIPPEN
