"""Rules on the source text: held by this tree, and broken by a planted violation each."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from tests.architecture import regels
from tests.architecture.regels import REPO

BRONNEN = regels.lees_bronnen(REPO)
INGEST = {pad: bron for pad, bron in BRONNEN.items() if pad.startswith("kvdash/ingest/")}
PAGINAS = {pad: bron for pad, bron in BRONNEN.items() if pad.startswith("pages/")}


def test_the_sources_are_found() -> None:
    assert {"app.py", "kvdash/errors.py", "pages/__init__.py"} <= set(BRONNEN)
    assert INGEST


def test_no_dynamic_imports() -> None:
    assert regels.dynamic_imports(BRONNEN) == []


@pytest.mark.parametrize(
    "bron",
    [
        'import importlib\nimportlib.import_module("duckdb")',
        'from importlib import import_module as laad\nlaad("duckdb")',
        '__import__("duckdb")',
        'import builtins\ngetattr(builtins, "__import__")("duckdb")',
    ],
)
def test_a_dynamic_import_is_found(bron: str) -> None:
    assert regels.dynamic_imports({"kvdash/services/x.py": bron})


def test_only_the_store_imports_duckdb() -> None:
    assert regels.duckdb_imports(BRONNEN) == []


@pytest.mark.parametrize(
    "bron", ["import duckdb", "from duckdb import connect", "def f() -> None:\n    import duckdb.typing"]
)
def test_an_import_of_duckdb_is_found_also_in_app(bron: str) -> None:
    assert regels.duckdb_imports({"app.py": bron})
    assert not regels.duckdb_imports({"kvdash/store/x.py": bron})


def test_only_the_store_holds_sql() -> None:
    assert regels.sql_strings(BRONNEN) == []
    assert regels.sql_files(pad.relative_to(REPO).as_posix() for pad in (REPO / "kvdash").rglob("*.sql")) == []


@pytest.mark.parametrize(
    "literal",
    [
        '"SELECT waarde FROM cijfers.waarneming"',
        '"""\n    select waarde\n    from cijfers.waarneming\n"""',
        'f"select {kolom} from {tabel} where id = ?"',
        '"with a as (select 1) select * from a"',
        '"INSERT INTO upload VALUES (?)"',
        '"insert or replace into upload values (?)"',
        '"UPDATE dossier.bevinding SET tekst = ?"',
        '"DELETE FROM upload"',
        '"CREATE TABLE t (a int)"',
        '"create or replace temp view v as table t"',
        '"drop table t"',
        '"-- comment\\nselect 1 from t"',
        '"checkpoint"',
    ],
)
def test_an_sql_string_is_found(literal: str) -> None:
    assert regels.sql_strings({"kvdash/ui/x.py": f"query = {literal}"})
    assert not regels.sql_strings({"kvdash/store/x.py": f"query = {literal}"})


@pytest.mark.parametrize(
    "bron",
    [
        '"""Select the rows from a table."""',
        'def f() -> None:\n    """Update the list; set nothing."""',
        'tekst = "Kies uit de lijst"',
        'veld = "selectie"',
    ],
)
def test_ordinary_text_is_not_sql(bron: str) -> None:
    assert not regels.sql_strings({"kvdash/ui/x.py": bron})


def test_an_sql_file_outside_the_store_is_found() -> None:
    assert regels.sql_files(["kvdash/services/x.sql", "kvdash/store/sql/y.sql"]) == ["kvdash/services/x.sql"]


def test_cells_of_spreadsheets_are_written_at_the_doors_only() -> None:
    assert set(regels.CELDEUREN) <= set(BRONNEN)
    assert regels.rauwe_cellen(BRONNEN) == []


@pytest.mark.parametrize(
    "bron",
    [
        "import csv\ncsv.writer(uit).writerow(rij)",
        "import csv as c\nc.DictWriter(uit, koppen)",
        "from csv import writer as schrijf",
        "from csv import *",
        'import csv\ngetattr(csv, "writer")(uit)',
        "import xlsxwriter",
        "from xlsxwriter import Workbook as W",
        "def f() -> None:\n    import openpyxl.workbook",
        "frame.to_csv(uit)",
        "frame.to_excel(uit)",
        "frame.to_clipboard()",
        "import pyarrow.csv as pc\npc.write_csv(tabel, uit)",
        "blad.write_formula(0, 0, tekst)",
        "st.dataframe(frame)",
        'tekst = ";".join(rij)',
        "tekst = '\";\"'.join(rij)",
        'tekst = "\\t".join(rij)',
        'tekst = f"{naam};{aantal}"',
        'tekst = f\'"{naam}";"{aantal}"\'',
    ],
)
def test_a_raw_writer_of_cells_is_found(bron: str) -> None:
    assert regels.rauwe_cellen({"kvdash/services/x.py": bron})
    assert regels.rauwe_cellen({"pages/x.py": bron})


@pytest.mark.parametrize("bron", ["import csv\ncsv.reader(regels)", 'tekst = ", ".join(namen)'])
def test_reading_and_sentences_are_no_cells(bron: str) -> None:
    assert not regels.rauwe_cellen({"kvdash/services/x.py": bron})


# Files of the package itself, what kvdash makes in a folder of its own, and places that `weiger_store` looked at.
ZELF_GEOPEND = Counter(
    {
        "kvdash/cli.py": 1,
        "kvdash/ingest/bestand.py": 2,
        "kvdash/services/catalogus.py": 2,
        "kvdash/services/demo.py": 3,
        "kvdash/store/migratie.py": 1,
        "kvdash/store/store.py": 1,
        "kvdash/ui/web.py": 1,
    }
)


def test_files_a_user_names_are_opened_at_one_door() -> None:
    assert Counter(plek.partition(":")[0] for plek in regels.bestanden_geopend(BRONNEN)) == ZELF_GEOPEND


@pytest.mark.parametrize(
    "bron",
    [
        "inhoud = pad.read_bytes()",
        "inhoud = pad.read_text('utf-8')",
        "with open(pad) as bestand: ...",
        "with pad.open('rb') as bestand: ...",
        "with pad.open(mode='wb') as bestand: ...",
        "nummer = os.open(pad, os.O_RDONLY)",
        "zip_bestand = zipfile.ZipFile(pad)",
        "shutil.copyfile(pad, doel)",
    ],
)
def test_a_file_opened_past_the_door_is_found(bron: str) -> None:
    assert regels.bestanden_geopend({"kvdash/services/x.py": bron})
    assert not regels.bestanden_geopend({"kvdash/paden.py": bron})


UI = {pad: bron for pad, bron in BRONNEN.items() if pad.startswith(("kvdash/ui/", "pages/", "app.py"))}


def test_text_reaches_markdown_at_the_door_only() -> None:
    assert regels.MARKDOWNDEUR in UI
    assert regels.rauwe_markdown(UI) == []


@pytest.mark.parametrize(
    "bron",
    [
        "st.error(str(fout))",
        'st.markdown("x")',
        "st.write(naam)",
        "st.toast(naam)",
        "st.tabs(namen)",
        "toon = st.info",
        "from streamlit import info",
        "from streamlit import info as toon",
        "import streamlit",
        "import streamlit as s",
        'getattr(st, "info")(naam)',
        "s = st\ns.info(naam)",
        "plek.info(naam)",
        "st.container().button(naam)",
        "st.columns(2)[0].metric(naam, naam)",
        'plat.info(plat.Markdown(f"**{naam}**"))',
        "from kvdash.ui.plat import Markdown",
    ],
)
def test_a_text_that_goes_to_markdown_raw_is_found(bron: str) -> None:
    deur = {regels.MARKDOWNDEUR: BRONNEN[regels.MARKDOWNDEUR]}
    assert regels.rauwe_markdown(deur | {"kvdash/ui/components/x.py": bron})
    assert regels.rauwe_markdown(deur | {"pages/x.py": bron})


def test_no_text_is_cut_but_to_show_it() -> None:
    assert regels.afgekapt(BRONNEN) == []


@pytest.mark.parametrize(
    "bron",
    [
        "naam = tekst[:60]",
        'f"kolomrij-{vorm[:40]}"',
        "import textwrap\ntextwrap.shorten(tekst, 60)",
        'st.container(key=f"rij-{kort(kop)}")',
        "st.container(key=kop[:n])",
        "plat.download_button(label, file_name=naam[:n])",
    ],
)
def test_a_text_that_is_cut_is_found(bron: str) -> None:
    assert regels.afgekapt({"kvdash/ui/x.py": bron})


@pytest.mark.parametrize(
    "bron", ["data[:4096]", "namen[:5]", "sha256(b).hexdigest()[:32]", "sorted(x, key=lambda p: p[:2])"]
)
def test_other_slices_are_no_cut_text(bron: str) -> None:
    assert not regels.afgekapt({"kvdash/ui/x.py": bron})


def test_no_module_knows_a_table_number() -> None:
    assert regels.tabelnummers(BRONNEN) == []


def test_a_table_number_is_found() -> None:
    assert regels.tabelnummers({"kvdash/ingest/x.py": 'if "12345ned" in naam: ...'})


@pytest.mark.echte_bestanden
def test_ingest_knows_no_file_name_or_header_of_a_real_file() -> None:
    map_ = Path(os.environ["KVDASH_ECHTE_BESTANDEN"])
    namen = {naam for pad in map_.iterdir() if pad.name != "README.md" for naam in (pad.name, pad.stem)}
    assert namen
    assert regels.noemt(INGEST, namen) == []
    koppen = {kop for pad in map_.glob("*.csv") for kop in _header(pad)}
    assert any("(aantal)" in kop for kop in koppen)
    assert regels.noemt(INGEST, koppen) == []


def test_a_header_text_is_found() -> None:
    assert regels.noemt(
        {"kvdash/ingest/x.py": 'KOP = "geregistreerde dingen (aantal)"'}, ["Geregistreerde dingen (aantal)"]
    )


def _header(pad: Path) -> set[str]:
    """Full header texts: the long cells of the first lines; short ones such as "ID" are ordinary words."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        regels_ = bestand.readline()
        cellen = next(csv.reader([regels_], delimiter=";" if ";" in regels_ else ","))
    return {cel.strip() for cel in cellen if len(cel.strip()) > 24}


# What only looks at how things are now: it plans or writes, or helps to read a file.
VAN_NU = {
    *("bewijs.geraakt_bewijs", "handmatig.sjabloon", "inlezen._plan_gebieden", "inlezen._vraag", "inlezen.schrijf"),
    *("inlezen.uploads", "inbox._lees_bestand", "inbox._eerder", "profielen.maak_profiel"),
    *("catalogus.catalogus_van", "catalogus.deel_in", "edities.begin_editie"),
    *("controle._controleer_codes", "controle._controleer_gebieden", "controle._gemeenten"),
}


def test_what_reads_figures_passes_on_as_of_when() -> None:
    assert set(regels.zonder_peilmoment(BRONNEN)) == VAN_NU


@pytest.mark.parametrize(
    "bron",
    [
        "def f(store, keuze):\n    return store.cijfers.gebieden()",
        "def f(store, *, op):\n    return store.perioden.soorten(['GM1'], op=NU)",
        "def f(store, *, op):\n    return lees_kubus(store, gebieden=[])",
        "def f(store, *, op):\n    return lees_cijfers(store.cijfers, gebieden=[])",
        "def f(self):\n    def g():\n        return self._store.cijfers.uploads()\n    return g",
    ],
)
def test_a_reader_that_forgets_as_of_when_is_found(bron: str) -> None:
    assert regels.zonder_peilmoment({**BRONNEN, "kvdash/services/x.py": bron})[-1].startswith("x.")


def test_modules_are_short() -> None:
    rest = {pad: bron for pad, bron in BRONNEN.items() if pad not in PAGINAS}
    tests = {p.relative_to(REPO).as_posix(): p.read_text("utf-8") for p in (REPO / "tests").rglob("*.py")}
    assert regels.te_lang(rest | tests, hoogstens=700) == []
    assert regels.te_lang(PAGINAS, hoogstens=60) == []


def test_a_long_module_is_found() -> None:
    assert regels.te_lang({"pages/x.py": "pass\n" * 61, "pages/y.py": "pass\n" * 60}, hoogstens=60) == [
        "pages/x.py: 61"
    ]
