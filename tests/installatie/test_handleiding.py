"""The documents for users name what is there: labels of the interface, files, commands."""

import re

import pytest

from kvdash.cli import main
from tests.architecture.regels import REPO, lees_bronnen

README = (REPO / "README.md").read_text("utf-8")
HANDLEIDING = (REPO / "docs" / "handleiding.md").read_text("utf-8")
INTERFACE = "\n".join(
    bron for pad, bron in lees_bronnen(REPO).items() if pad.startswith(("kvdash/ui/", "kvdash/taal/"))
)
# A publisher's table and an example: no labels.
GEEN_LABELS = {"Kerncijfers wijken en buurten", "Voorbeeldstad"}


@pytest.mark.parametrize("label", sorted(set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", HANDLEIDING)) - GEEN_LABELS))
def test_a_label_in_the_guide_is_in_the_interface(label: str) -> None:
    assert label in INTERFACE


@pytest.mark.parametrize(
    ("document", "doel"),
    [
        (document, doel)
        for document, tekst in (("README.md", README), ("docs/handleiding.md", HANDLEIDING))
        for doel in re.findall(r"\]\((?!https?:)([^)#]+)", tekst)
    ],
)
def test_a_link_leads_to_a_file(document: str, doel: str) -> None:
    assert ((REPO / document).parent / doel).is_file()


@pytest.mark.parametrize("opdracht", re.findall(r"^\.venv/bin/kvdash (\S+)", README, re.MULTILINE))
def test_a_command_in_readme_exists(opdracht: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([opdracht, "--help"])
    assert stop.value.code == 0
    assert opdracht in capsys.readouterr().out
