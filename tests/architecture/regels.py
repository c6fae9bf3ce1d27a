"""Rules on source text that import-linter cannot see: each takes sources and returns its findings, empty when held."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
BRONMAPPEN = ("kvdash", "pages")

_SQL = re.compile(
    r"^\s*(?:"
    r"select\b.+\bfrom\b|with\b.+\bas\s*(?:materialized\s*)?\(|insert\s+(?:or\s+\w+\s+)?into\b|update\b.+\bset\b"
    r"|delete\s+from\b|create\s+(?:or\s+replace\s+)?(?:temp\s+|temporary\s+)?(?:table|view|schema|index|macro|type)\b"
    r"|(?:drop|alter)\s+(?:table|view|schema)\b|(?:attach|copy)\b.+'|checkpoint\b|pragma\b"
    r")",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
CELDEUREN = ("kvdash/taal/cellen.py", "kvdash/report/werkmap.py")
_CELSCHRIJVERS = {
    *("writer", "DictWriter", "to_csv", "to_excel", "to_clipboard", "write_csv", "CSVWriter", "dataframe", "Workbook"),
    *("ExcelWriter", "write_formula", "write_array_formula", "write_dynamic_array_formula", "write_url"),
}
_ROND_CEL = "'\""
_WERKMAPPAKKETTEN = {"xlsxwriter", "openpyxl", "xlwt", "odf", "pyexcel"}
MARKDOWNDEUR = "kvdash/ui/plat.py"
# What may be used of Streamlit outside that door: none of it reads Markdown.
_ZONDER_MARKDOWN = {
    *("html", "container", "columns", "grid", "form", "empty", "fragment", "code", "data_editor", "plotly_chart"),
    *(
        "session_state",
        "query_params",
        "context",
        "rerun",
        "stop",
        "switch_page",
        "navigation",
        "Page",
        "App",
        "get_option",
    ),
    *("set_page_config", "cache_resource", "components", "__file__"),
}
_STORE = "kvdash/store/"
_DYNAMIC_IMPORT = {"import_module", "__import__"}
_MODUS = re.compile(r"[rwax]b?\+?$")
_TABELNUMMER = re.compile(r"\d{5}ned", re.IGNORECASE)

Bronnen = Mapping[str, str]


def lees_bronnen(root: Path) -> dict[str, str]:
    """Path relative to `root` (with forward slashes) -> text, of app.py and all modules of the packages."""
    paden = [root / "app.py", *(p for map_ in BRONMAPPEN for p in (root / map_).rglob("*.py"))]
    return {pad.relative_to(root).as_posix(): pad.read_text("utf-8") for pad in sorted(paden) if pad.is_file()}


def dynamic_imports(bronnen: Bronnen) -> list[str]:
    """`importlib.import_module` and `__import__`, under whatever name: they go round the import contracts."""
    return [f"{pad}:{node.lineno}" for pad, node in _nodes(bronnen) if _names(node) & _DYNAMIC_IMPORT]


def duckdb_imports(bronnen: Bronnen) -> list[str]:
    """Import statements of duckdb outside the store; unlike import-linter this also reads app.py."""
    return [f"{pad}:{node.lineno}" for pad, node in _nodes(_outside_store(bronnen)) if "duckdb" in _imported(node)]


def sql_strings(bronnen: Bronnen) -> list[str]:
    """String literals outside the store that read as SQL; docstrings are left alone."""
    found = []
    for pad, bron in _outside_store(bronnen).items():
        boom = ast.parse(bron)
        overslaan = _docstrings(boom) | _parts_of_fstrings(boom)
        literals = (n for n in ast.walk(boom) if isinstance(n, ast.expr) and n not in overslaan)
        found += [f"{pad}:{n.lineno}" for n in literals if _SQL.search(_text(n))]
    return found


def sql_files(paden: Iterable[str]) -> list[str]:
    """`.sql` files of the package outside the store."""
    return [pad for pad in paden if pad.endswith(".sql") and not pad.startswith("kvdash/store/")]


def rauwe_cellen(bronnen: Bronnen) -> list[str]:
    """What writes cells of a spreadsheet without the doors for them: writers, packages, and rows joined by hand."""
    buiten = {pad: bron for pad, bron in bronnen.items() if pad not in CELDEUREN}
    return [
        f"{pad}:{node.lineno}"
        for pad, node in _nodes(buiten)
        if _imported(node) & _WERKMAPPAKKETTEN or _schrijft_cellen(node) or _joins_cells(node)
    ]


def rauwe_markdown(bronnen: Bronnen) -> list[str]:
    """What gives text to Streamlit as Markdown without the door for it, or makes Markdown of its own."""
    elementen = _namen_van(bronnen.get(MARKDOWNDEUR, ""))
    gevonden = []
    for pad, bron in bronnen.items():
        boom = ast.parse(bron)
        los = _names_by_themselves(boom, "st")
        raak = (
            n for n in ast.walk(boom) if isinstance(n, ast.expr | ast.stmt) and (n in los or _is_element(n, elementen))
        )
        gevonden += [f"{pad}:{node.lineno}" for node in raak if pad != MARKDOWNDEUR]
    return gevonden


def _namen_van(bron: str) -> set[str]:
    """The names that a module assigns at its top."""
    return {
        d.id for n in ast.parse(bron).body if isinstance(n, ast.Assign) for d in n.targets if isinstance(d, ast.Name)
    }


def _names_by_themselves(boom: ast.Module, naam: str) -> set[ast.AST]:
    """Where a module is named without one of its attributes: passed on, or under another name."""
    met_attribuut = {n.value for n in ast.walk(boom) if isinstance(n, ast.Attribute)}
    return {n for n in ast.walk(boom) if isinstance(n, ast.Name) and n.id == naam and n not in met_attribuut}


def _is_element(node: ast.AST, elementen: set[str]) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="st"), attr=naam):
            return naam not in _ZONDER_MARKDOWN
        case ast.Import(names=aliases):
            return any(a.name == "streamlit" and a.asname != "st" for a in aliases)
        case ast.ImportFrom(module="streamlit") | ast.ImportFrom(module="kvdash.ui.plat"):
            return True
        case ast.Attribute(value=ast.Name(id="plat"), attr="Markdown"):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="plat"))):
            return False
        case ast.Call(func=ast.Attribute(attr=naam)):
            return naam in elementen
        case _:
            return False


def afgekapt(bronnen: Bronnen) -> list[str]:
    """Texts that are cut by themselves, outside taal's `kort`; and a key or file name made of what was cut."""
    gevonden = []
    for pad, bron in bronnen.items():
        for node in ast.walk(ast.parse(bron)):
            if isinstance(node, ast.Subscript | ast.Attribute) and _is_cut(node):
                gevonden.append(f"{pad}:{node.lineno}")
            elif isinstance(node, ast.keyword) and _is_cut_key(node):
                gevonden.append(f"{pad}:{node.value.lineno}")
    return gevonden


def _is_cut_key(node: ast.keyword) -> bool:
    """A lambda is what to sort by."""
    if node.arg not in {"key", "sleutel", "file_name"} or isinstance(node.value, ast.Lambda):
        return False
    return any(isinstance(deel, ast.Slice) or "kort" in _names(deel) for deel in ast.walk(node.value))


def _is_cut(node: ast.AST) -> bool:
    """A slice of 21 to 255 characters: shorter ones are of codes, longer ones of lists and bytes."""
    match node:
        case ast.Subscript(value=ast.Call(func=ast.Attribute(attr="hexdigest"))):
            return False
        case ast.Subscript(slice=ast.Slice(lower=None, upper=ast.Constant(value=int(tot)))):
            return 20 < tot < 256
        case ast.Attribute(attr="shorten"):
            return True
        case _:
            return False


def _schrijft_cellen(node: ast.AST) -> bool:
    match node:
        case ast.ImportFrom(module="csv", names=aliases):
            return any(alias.name in _CELSCHRIJVERS | {"*"} for alias in aliases)
        case ast.Attribute(attr=naam) | ast.Name(id=naam) | ast.Constant(value=str(naam)):
            return naam in _CELSCHRIJVERS
        case _:
            return False


def _joins_cells(node: ast.AST) -> bool:
    """`";".join(...)`, or such a separator between two values of an f-string."""
    match node:
        case ast.Attribute(value=ast.Constant(value=str(tussen)), attr="join"):
            return tussen.strip(_ROND_CEL) in {";", "\t"}
        case ast.JoinedStr(values=delen):
            return any(isinstance(d, ast.Constant) and str(d.value).strip(_ROND_CEL) == ";" for d in delen[1:-1])
        case _:
            return False


def tabelnummers(bronnen: Bronnen) -> list[str]:
    """Modules that know a publisher's table by its number: layouts are recognised by structure."""
    return [pad for pad, bron in bronnen.items() if _TABELNUMMER.search(bron)]


def noemt(bronnen: Bronnen, teksten: Iterable[str]) -> list[str]:
    """Modules that hold one of `teksten` (file names, header texts), whatever the case."""
    gezocht = [tekst.casefold() for tekst in teksten]
    return [pad for pad, bron in bronnen.items() if any(tekst in bron.casefold() for tekst in gezocht)]


def bestanden_geopend(bronnen: Bronnen) -> list[str]:
    """Calls that open a file by its path, outside the door for files a user names; package data is left alone."""
    andere = {pad: bron for pad, bron in bronnen.items() if pad != "kvdash/paden.py"}
    return [f"{pad}:{n.lineno}" for pad, n in _nodes(andere) if isinstance(n, ast.Call) and _opent(n)]


def _opent(call: ast.Call) -> bool:
    tekst = ast.unparse(call)
    if "files(" in tekst:
        return False
    match call.func:
        case ast.Name(id="open" | "ZipFile" | "mmap") | ast.Attribute(attr="ZipFile" | "mmap"):
            return not re.search(r"BytesIO|fileno", tekst)
        case ast.Attribute(attr=naam, value=van):
            modus = [a.value for a in [*call.args, *(k.value for k in call.keywords)] if isinstance(a, ast.Constant)]
            leest = naam in {"read_bytes", "read_text", "write_bytes", "write_text", "copy2", "copyfile", "copytree"}
            return leest or (
                naam == "open" and (ast.unparse(van) in {"os", "io"} or any(_MODUS.match(str(m)) for m in modus))
            )
        case _:
            return False


def zonder_peilmoment(bronnen: Bronnen) -> list[str]:
    """Where a service asks what can be read as of a Peilmoment without passing one on, by the function it stands in.

    Asked are functions with an `op`, by name, and those of the store at `store.cijfers` and `store.perioden`.
    """
    bomen = {pad: ast.parse(bron) for pad, bron in bronnen.items() if pad.startswith(("kvdash/services/", _STORE))}
    functies = [(pad, f) for pad, boom in bomen.items() for f in ast.walk(boom) if isinstance(f, ast.FunctionDef)]
    gevraagd = {_door(pad, f.name) for pad, f in functies if _takes_moment(f)}
    return [
        f"{Path(pad).stem}.{functie.name}"
        for pad, functie in functies
        if not pad.startswith(_STORE)
        for call in ast.walk(functie)
        if isinstance(call, ast.Call) and _asks(pad, call) in gevraagd and not _passes_moment(call)
    ]


def _takes_moment(functie: ast.FunctionDef) -> bool:
    alle = (*functie.args.args, *functie.args.kwonlyargs)
    return any(arg.arg == "op" and ast.unparse(arg.annotation or arg).endswith("Peilmoment") for arg in alle)


def _door(pad: str, naam: str) -> tuple[str, str]:
    """By what a function is known: its module where it is its own, else the part of kvdash."""
    van_store = pad.startswith(_STORE) and not pad.endswith("/lezing.py")
    return (_STORE if van_store else pad if naam.startswith("_") else "", naam)


def _asks(pad: str, call: ast.Call) -> tuple[str, str] | None:
    if isinstance(call.func, ast.Name):
        return _door(pad, call.func.id)
    if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value).endswith(("cijfers", "perioden")):
        return _STORE, call.func.attr
    return None


def _passes_moment(call: ast.Call) -> bool:
    waarden = (*call.args, *(keyword.value for keyword in call.keywords))
    return any(ast.unparse(waarde) in {"op", "self._op", "keuze.op", "self.keuze.op"} for waarde in waarden)


def te_lang(bronnen: Bronnen, *, hoogstens: int) -> list[str]:
    """Modules of more than `hoogstens` lines."""
    return [f"{pad}: {n}" for pad, bron in bronnen.items() if (n := len(bron.splitlines())) > hoogstens]


def _outside_store(bronnen: Bronnen) -> dict[str, str]:
    return {pad: bron for pad, bron in bronnen.items() if not pad.startswith("kvdash/store/")}


def _nodes(bronnen: Bronnen) -> Iterator[tuple[str, ast.expr | ast.stmt]]:
    for pad, bron in bronnen.items():
        for node in ast.walk(ast.parse(bron)):
            if isinstance(node, ast.expr | ast.stmt):
                yield pad, node


def _names(node: ast.AST) -> set[str]:
    match node:
        case ast.Name(id=naam) | ast.Attribute(attr=naam) | ast.Constant(value=str(naam)):
            return {naam}
        case ast.ImportFrom(names=aliases):
            return {alias.name for alias in aliases}
        case _:
            return set()


def _imported(node: ast.AST) -> set[str]:
    """Top-level packages that an import statement names."""
    match node:
        case ast.Import(names=aliases):
            return {alias.name.partition(".")[0] for alias in aliases}
        case ast.ImportFrom(module=str(module), level=0):
            return {module.partition(".")[0]}
        case _:
            return set()


def _docstrings(boom: ast.Module) -> set[ast.AST]:
    return {n.value for n in ast.walk(boom) if isinstance(n, ast.Expr)}


def _parts_of_fstrings(boom: ast.Module) -> set[ast.AST]:
    return {deel for n in ast.walk(boom) if isinstance(n, ast.JoinedStr) for deel in n.values}


def _text(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(tekst)):
            return tekst
        case ast.JoinedStr(values=delen):
            return "".join(_text(deel) or "x" for deel in delen)
        case _:
            return ""
