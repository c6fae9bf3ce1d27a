"""Every query fits the empty schema, and nothing in them breaks the rules of the store."""

import re
from importlib.resources import files
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from kvdash.domain.gebied import Gebied, Grens
from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.indicator import Indicator
from kvdash.domain.model import Model
from kvdash.domain.stuk import Stuk
from kvdash.domain.upload import WAARNEMING_KOLOMMEN, Upload
from kvdash.store import Store
from kvdash.store.query import sql
from kvdash.store.woorden import Woorden
from tests.store.bouw import SCHEMA, tabel

QUERIES = sorted(
    p.name.removesuffix(".sql") for p in (files("kvdash.store") / "sql").iterdir() if not p.name.startswith("_")
)
VERSIE = {"id", "na_volgnummer", "tijdstip"}  # of an indicator
# What reads the temporary tables of a stage needs them first.
TIJDELIJK = ("stage_maak", "stage_woord_maak", "plan_woord_maak", "plan_paar", "plan_groep", "plan_weg_maak")
# No numbers of the database, none of its own counting, and no look into JSON text.
_VERBODEN = re.compile(
    r"\b(RETURNING|nextval|FOREIGN|REFERENCES|AUTOINCREMENT)\b|\?|SELECT \*"
    r"|\b(max|count)\([^()]*\)(, 0\))? *\+ *1\b|\b1 *\+ *(coalesce\()?(max|count)\(|->|\bjson|\bAS JSON\b",
    re.IGNORECASE,
)
_PARAMETER = re.compile(r"\$([a-z_0-9]+)")
# Values whose type matters to the query; all others may be null.
_WAARDEN: dict[str, object] = {"codes": ["a"], "gebieden": ["a"], "indicatoren": ["a"], "eigen": ["a"], "delen": ["a"]}


@pytest.fixture
def leeg(path: Path) -> duckdb.DuckDBPyConnection:
    Store.maak(path).close()
    connection = duckdb.connect(str(path))
    connection.register("rijen", tabel([]))
    connection.register("woorden", Woorden().tabel())
    connection.register("gebieden_nieuw", pa.Table.from_pylist([], schema=_gebied_schema(Gebied)))
    connection.register("grenzen_nieuw", pa.Table.from_pylist([], schema=_gebied_schema(Grens)))
    sleutels: dict[str, list[str]] = {"indicator": [], "gebied": [], "periode": []}
    connection.register("sleutels", pa.table(sleutels, schema=pa.schema([(naam, pa.string()) for naam in sleutels])))
    return connection


def _gebied_schema(model: type[Model]) -> pa.Schema:
    soorten = {"indelingsjaar": pa.int32(), "delen": pa.list_(pa.string())}
    return pa.schema([(naam, soorten.get(naam, pa.string())) for naam in model.model_fields])


def test_each_query_fits_the_empty_schema(leeg: duckdb.DuckDBPyConnection) -> None:
    for naam in TIJDELIJK:
        leeg.execute(sql(naam), _parameters(naam))
    for naam in set(QUERIES) - {"stage_maak"}:
        assert leeg.execute(f"EXPLAIN {sql(naam)}", _parameters(naam)).fetchall(), naam
    leeg.close()


def _parameters(naam: str) -> dict[str, object]:
    parameters = {p: _WAARDEN.get(p) for p in _PARAMETER.findall(sql(naam))}
    if naam.startswith(("bevinding", "prioriteit", "gebeurtenis")) and "gebieden" in parameters:
        parameters |= {lijst: "[]" for lijst in ("gebieden", "indicatoren") if lijst in parameters}
    return parameters


@pytest.mark.parametrize("naam", QUERIES)
def test_a_query_keeps_to_what_works_on_each_engine(naam: str) -> None:
    assert not _VERBODEN.search(sql(naam))


@pytest.mark.parametrize(
    "query",
    [
        "INSERT INTO a SELECT (SELECT coalesce(max(nummer), 0) + 1 FROM a)",
        "INSERT INTO a SELECT 1 + max(w.nummer) FROM a AS w",
        "INSERT INTO a SELECT count(*) + 1 FROM a",
        "SELECT inhoud ->> '$.naam' FROM a",
        "SELECT json_extract(inhoud, 'naam') FROM a",
        "SELECT CAST(inhoud AS JSON) FROM a",
        "INSERT INTO a VALUES (1) RETURNING id",
    ],
)
def test_what_not_every_engine_can_is_found(query: str) -> None:
    assert _VERBODEN.search(query)


@pytest.mark.parametrize("naam", QUERIES)
def test_figures_and_their_journal_are_only_added(naam: str) -> None:
    if naam.startswith("wees_"):
        return  # takes away what no finished upload vouches for
    append_only = r"cijfers\.(feit|woord|upload|intrekking|bestand|gebied|grens|indicator)\b"
    assert not re.search(rf"(UPDATE|DELETE\s+FROM|TRUNCATE)\s+{append_only}", sql(naam), re.IGNORECASE)


@pytest.mark.parametrize(
    ("tabel_naam", "model", "buiten_tabel"),
    [
        ("cijfers.indicator", Indicator, set()),
        ("cijfers.gebied", Gebied, set()),
        ("cijfers.grens", Grens, set()),
        ("cijfers.upload", Upload, {"ingetrokken", "profiel", "aanvaard", "bijlagen"}),
        ("cijfers.importprofiel", Importprofiel, set()),
        ("dossier.stuk", Stuk, set()),
        ("dossier.versie", Stuk, set()),
    ],
)
def test_each_field_of_a_model_has_a_column(
    leeg: duckdb.DuckDBPyConnection, tabel_naam: str, model: type[Model], buiten_tabel: set[str]
) -> None:
    kolommen = {str(kolom[0]) for kolom in leeg.execute(f"DESCRIBE {tabel_naam}").fetchall()}
    leeg.close()
    assert set(model.model_fields) - kolommen == buiten_tabel
    assert kolommen - set(model.model_fields) <= {"upload", "soort", "vorm"} | VERSIE


def test_the_rows_of_ingest_are_the_columns_of_a_waarneming(leeg: duckdb.DuckDBPyConnection) -> None:
    kolommen = tuple(str(kolom[0]) for kolom in leeg.execute("DESCRIBE cijfers.waarneming").fetchall())
    leeg.close()
    assert kolommen == (*WAARNEMING_KOLOMMEN, "upload")
    assert tuple(SCHEMA.names) == WAARNEMING_KOLOMMEN


def test_the_hash_covers_every_table(leeg: duckdb.DuckDBPyConnection) -> None:
    alle = leeg.execute("SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()
    tabellen = {f"{schema}.{naam}" for schema, naam in alle}
    gedekt = {str(rij[0]) for rij in leeg.execute(sql("hash_tabellen")).fetchall()}
    leeg.close()
    assert gedekt == tabellen - {"cijfers.merk", "cijfers.stand"}  # not content
