"""What is marked vertrouwelijk leaves the dashboard in no export, and each of them says how many were left out."""

import inspect
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kvdash.domain.bevinding import BevindingSoort
from kvdash.domain.editie import Editie
from kvdash.domain.kernbeleid import VELDEN, onderwerpen_van
from kvdash.domain.keuze import Keuze
from kvdash.domain.sessie import RECHTEN, RUBRICERINGEN, Rol, Rubricering, Sessie, leesbaar
from kvdash.report import text
from kvdash.report.documenten import rapportage_in_blokken
from kvdash.report.model import Hoofdstuk, Rapportage
from kvdash.report.word import schrijf_docx
from kvdash.services import dossier, exporteren
from kvdash.services.cijfers import bewijs_van, themabeelden
from kvdash.store import Store
from kvdash.taal import weggelatenzin
from tests.cli.test_cli import Werkplek
from tests.sessies import SESSIE
from tests.stukken import markeer_prioriteit, schrijf_bevinding

EXPORTS: dict[str, Callable[[Store, Keuze], bytes]] = {
    **{
        f"rapportage {formaat}": lambda store, keuze, f=formaat: exporteren.export_rapportage(  # type: ignore[misc]
            store, SESSIE, keuze, formaat=f, voor="intern"
        )
        for formaat in ("docx", "xlsx")
    },
    **{
        f"prioriteiten {formaat}": lambda store, keuze, f=formaat: exporteren.export_prioriteiten(  # type: ignore[misc]
            store, SESSIE, keuze, formaat=f, voor="intern"
        )
        for formaat in ("xlsx", "docx", "csv")
    },
    "dossier": lambda store, keuze: exporteren.export_dossier(store, SESSIE, keuze.editie, voor="intern"),
    "signalen": lambda store, keuze: exporteren.export_signalen(store, SESSIE, keuze),
    "perioden": lambda store, keuze: exporteren.export_perioden(store, SESSIE, keuze, soort="maand"),
}
MET_GESCHREVEN = [naam for naam in EXPORTS if naam.startswith(("rapportage", "prioriteiten"))]
GEHEIM = "Alleen voor ons"


def tekst_van(inhoud: bytes) -> str:
    """All text in a file; of a packed one without its marks."""
    if not inhoud.startswith(b"PK"):
        return inhoud.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        return re.sub("<[^>]*>", "", "".join(pak.read(n).decode() for n in pak.namelist() if n.endswith(".xml")))


@pytest.fixture
def keuze(gevuld: Store, editie: Editie) -> Keuze:
    return Keuze(editie=editie.id, van=2022, tot=2024)


def schrijf(store: Store, keuze: Keuze, *rubriceringen: Rubricering) -> None:
    """A bevinding and a candidate of each."""
    wie = Sessie.van("Analist", "analist")
    beeld = next(b for b in themabeelden(store, SESSIE, keuze, "T1.3") if b.laatste_jaar)
    bewijs = [bewijs_van(beeld, gebied="GM9998", jaar=2024)]
    for nummer, rubricering in enumerate(rubriceringen):
        wat = f"{GEHEIM if rubricering == 'vertrouwelijk' else 'Voor iedereen'} {nummer}."
        soort = ("aandachtspunt", "duiding", "bewoners")[nummer % 3]
        schrijf_bevinding(
            store,
            wie,
            editie=keuze.editie,
            rubricering=rubricering,
            soort=soort,
            onderwerp=None if soort == "bewoners" else "T1.3",
            tekst=wat,
            bewijs=bewijs,
        )
        markeer_prioriteit(
            store, wie, editie=keuze.editie, rubricering=rubricering, naam=wat, deelthemas=[wat], bewijs=bewijs
        )


def _weggelaten(store: Store, keuze: Keuze, *, velden: Sequence[int] = ()) -> tuple[int, int]:
    omvang = exporteren.omvang(store, SESSIE, keuze.editie, velden=velden)
    alle, erin = omvang["vertrouwelijk"], omvang["intern"]
    return alle.teksten - erin.teksten, alle.kandidaten - erin.kandidaten


def test_every_export_is_in_the_list() -> None:
    """A new one is tried here too before it can land."""
    namen = {naam for naam, f in inspect.getmembers(exporteren, inspect.isfunction) if naam.startswith("export_")}
    assert namen == {f"export_{naam.split()[0]}" for naam in EXPORTS}


@pytest.mark.parametrize("naam", EXPORTS)
def test_nothing_of_it_is_in_a_file(gevuld: Store, keuze: Keuze, naam: str) -> None:
    schrijf(gevuld, keuze, "openbaar", "vertrouwelijk", "intern", "vertrouwelijk")
    tekst = tekst_van(EXPORTS[naam](gevuld, keuze))
    assert GEHEIM not in tekst
    if naam in MET_GESCHREVEN:
        assert "Voor iedereen 0." in tekst
        assert "Voor iedereen 2." in tekst
        wat = "2 teksten en 2 kandidaten" if naam.startswith("rapportage") else "2 kandidaten"
        assert f"{wat} zijn weggelaten" in tekst
        assert "Die zijn vertrouwelijk" in tekst


@pytest.mark.parametrize("naam", ["rapportage", "prioriteiten", "dossier"])
@pytest.mark.parametrize("rol", RECHTEN)
def test_whoever_makes_it_a_file_holds_what_its_readers_and_its_maker_may_see(
    gevuld: Store, keuze: Keuze, monkeypatch: pytest.MonkeyPatch, rol: Rol, naam: str
) -> None:
    """Also of what was written before it was for others, and of what was removed."""
    monkeypatch.setattr(exporteren, "themabeelden", lambda *_: ())  # charts hold no words, and take minutes
    wie = Sessie.van("Wie", rol)
    for rubricering in RUBRICERINGEN:
        _schrijf_in_drie_tijden(gevuld, keuze, rubricering)
    for voor in RUBRICERINGEN:
        mag = wie.zicht.rubriceringen & leesbaar(voor)
        match naam:
            case "rapportage":
                bestanden = [
                    exporteren.export_rapportage(gevuld, wie, keuze, formaat=formaat, voor=voor)
                    for formaat in get_args(exporteren.Documentformaat)
                ]
            case "dossier":
                bestanden = [exporteren.export_dossier(gevuld, wie, keuze.editie, voor=voor)]
            case _:
                bestanden = [
                    exporteren.export_prioriteiten(gevuld, wie, keuze, formaat=formaat, voor=voor)
                    for formaat in get_args(exporteren.Formaat)
                ]
        for inhoud in bestanden:
            assert set(re.findall("Woord-([a-z]+)-", tekst_van(inhoud))) == mag


def _schrijf_in_drie_tijden(store: Store, keuze: Keuze, rubricering: Rubricering) -> None:
    woord = f"Woord-{rubricering}-"
    _, weg, eerder = (
        schrijf_bevinding(store, SESSIE, editie=keuze.editie, rubricering=rubricering, tekst=woord) for _ in range(3)
    )
    markeer_prioriteit(store, SESSIE, editie=keuze.editie, rubricering=rubricering, naam=woord, elementen=[woord])
    dossier.verwijder(store, SESSIE, weg)
    anders = eerder.inhoud.model_copy(update={"tekst": "Nu voor iedereen."})
    dossier.wijzig(store, SESSIE, eerder, inhoud=anders, rubricering="openbaar")
    open_ = schrijf_bevinding(store, SESSIE, editie=keuze.editie, rubricering="openbaar", tekst=woord)
    dossier.wijzig(store, SESSIE, open_, rubricering=rubricering)


SOORTEN: tuple[tuple[BevindingSoort, str | None], ...] = (
    ("duiding", "T1.3"),
    ("aandachtspunt", "T1.3"),
    *((soort, onderwerpen_van(VELDEN[0], paragraaf=3)[0].code) for soort in ("accent", "verbeterpunt")),
    ("bewoners", None),
    ("ondernemers", None),
    *((soort, "T2.1") for soort in ("duiding", "aandachtspunt", "accent")),  # under no heading of its own
)


@pytest.mark.parametrize(("soort", "onderwerp"), SOORTEN)
@pytest.mark.parametrize("aantal", [1, 2])
def test_a_part_of_which_all_is_left_out_is_not_called_empty(
    editie: Editie, soort: BevindingSoort, onderwerp: str | None, aantal: int
) -> None:
    hoofdstuk = Hoofdstuk(veld=1, weg=((soort, onderwerp),) * aantal)
    rapportage = Rapportage(
        editie=editie,
        gemeente_naam="Proefdam",
        gemaakt_op=datetime.now(UTC),
        hoofdstukken=(hoofdstuk,),
        voor="intern",
    )
    voor, na = (
        tekst_van(schrijf_docx(rapportage_in_blokken(r)))
        for r in (rapportage.model_copy(update={"hoofdstukken": ()}), rapportage)
    )
    assert na.count(weggelatenzin(teksten=aantal, waaruit="dit onderdeel", voor="intern")) == 1
    leeg = [getattr(text, naam) for naam in dir(text) if naam.startswith("GEEN_") and naam != "GEEN_DUIDING"]
    minder = [zin for zin in leeg if na.count(zin) == voor.count(zin) - 1]
    is_los = onderwerp == "T2.1" or soort == "duiding"  # a heading that only stands where there is something
    assert len(minder) == (0 if is_los else 1)


@pytest.mark.parametrize("naam", MET_GESCHREVEN)
def test_candidates_that_are_all_left_out_are_not_called_none(gevuld: Store, keuze: Keuze, naam: str) -> None:
    schrijf(gevuld, keuze, "vertrouwelijk")
    tekst = tekst_van(EXPORTS[naam](gevuld, keuze))
    assert text.GEEN_RIJEN not in tekst
    if naam == "rapportage docx":  # a workbook holds each text once
        assert tekst.count(weggelatenzin(teksten=1, waaruit="dit onderdeel", voor="intern")) == 1
        in_lijsten = weggelatenzin(kandidaten=1, waaruit="dit onderdeel", voor="intern")
        assert tekst.count(in_lijsten) == 2  # paragraph 1.5, and all candidates together


@pytest.mark.parametrize("naam", MET_GESCHREVEN)
def test_without_it_nothing_is_said(gevuld: Store, keuze: Keuze, naam: str) -> None:
    schrijf(gevuld, keuze, "openbaar", "intern")
    assert "weggelaten" not in tekst_van(EXPORTS[naam](gevuld, keuze))


def test_the_chart_of_a_thema_does_not_follow_it(gevuld: Store, keuze: Keuze) -> None:
    schrijf(gevuld, keuze, "vertrouwelijk")
    hoofdstuk = exporteren.rapportage(gevuld, SESSIE, keuze, voor="intern").hoofdstukken[0]
    assert (hoofdstuk.bevindingen, hoofdstuk.prioriteiten, len(hoofdstuk.weg), hoofdstuk.prioriteiten_weg) == (
        (),
        (),
        1,
        1,
    )
    assert _weggelaten(gevuld, keuze) == (1, 1)
    assert _weggelaten(gevuld, keuze, velden=[2]) == (0, 0)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(["openbaar", "intern", "vertrouwelijk"]), max_size=4))
def test_what_is_left_out_and_what_is_in_it_is_all(
    gevuld: Store, keuze: Keuze, rubriceringen: list[Rubricering]
) -> None:
    voor = exporteren.prioriteitenoverzicht(gevuld, SESSIE, keuze, voor="intern")
    schrijf(gevuld, keuze, *rubriceringen)
    na = exporteren.prioriteitenoverzicht(gevuld, SESSIE, keuze, voor="intern")
    assert na.weggelaten - voor.weggelaten == rubriceringen.count("vertrouwelijk")
    assert len(na.rijen) - len(voor.rijen) == len(rubriceringen) - rubriceringen.count("vertrouwelijk")
    assert _weggelaten(gevuld, keuze) == (na.weggelaten, na.weggelaten)


_EEN_VAN_ELK = "1 tekst en 1 kandidaat zijn"


def test_the_command_line_leaves_it_out_and_says_so(gevuld: Store, keuze: Keuze, tmp_path: Path) -> None:
    schrijf(gevuld, keuze, "vertrouwelijk", "openbaar")
    plek = Werkplek(tmp_path)
    plek.store = tmp_path / "proef.duckdb"
    gevuld.close()
    for soort, naam, weg in (("prioriteiten", "x.csv", "1 kandidaat is"), ("rapportage", "x.docx", _EEN_VAN_ELK)):
        done = plek.run("export", soort, "--formaat", naam[2:], "--uit", tmp_path / naam, "--voor", "intern")
        assert f"{weg} weggelaten uit het bestand" in done.stdout, done.stderr
        assert GEHEIM not in tekst_van((tmp_path / naam).read_bytes())


@pytest.mark.parametrize("soort", ["prioriteiten", "dossier"])
def test_the_command_line_asks_before_it_leaves_out_everything(
    gevuld: Store, keuze: Keuze, tmp_path: Path, soort: str
) -> None:
    schrijf(gevuld, keuze, "intern")
    plek = Werkplek(tmp_path)
    plek.store = tmp_path / "proef.duckdb"
    gevuld.close()
    uit = tmp_path / "uit"
    opdracht = ("export", soort, "--formaat", "csv" if soort == "prioriteiten" else "json", "--uit", uit)
    geweigerd = plek.run(*opdracht)
    wat = "1 kandidaat" if soort == "prioriteiten" else "1 tekst en 1 kandidaat"
    assert (geweigerd.returncode, uit.exists()) == (2, False)
    assert f"Van {wat} is er geen openbaar" in geweigerd.stderr
    toch = plek.run(*opdracht, "--toch")
    assert toch.returncode == 0, toch.stderr
    assert "weggelaten uit het bestand" in toch.stdout
    assert "Voor iedereen 0." not in tekst_van(uit.read_bytes())
