import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kvdash.cli import main
from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import Gebiedkeuze, Kolomkeuze, Toewijzing
from kvdash.services.inlezen import Keuzes, Toestemming, lees_in
from kvdash.services.opslag import open_store
from kvdash.store import Store
from tests import bestanden
from tests.bestanden import maak_kaart
from tests.store.bouw import laat_wezen_achter

OPDRACHT = (sys.executable, "-m", "kvdash.cli")
SLEUTELS = {
    "bestand",
    "indeling",
    "regels_totaal",
    "regels_ingelezen",
    "regels_geweigerd",
    "regels_toegelicht",
    "waarnemingen_nieuw",
    "waarnemingen_gewijzigd",
    "waarnemingen_gelijk",
    "geweigerd",
    "upload",
}


class Werkplek:
    """A folder with the test files and an empty store beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "proef.duckdb"
        self.kern = self.file("kerncijfers_2024.csv", bestanden.KERNCIJFERS)
        self.politie = self.file("politie.csv", bestanden.politie())

    def file(self, naam: str, inhoud: bytes) -> Path:
        path = self.folder / naam
        path.write_bytes(inhoud)
        return path

    def run(self, *args: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*OPDRACHT, *map(str, args), "--store", str(self.store)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=self.folder,
        )

    def read_in(self, *args: object) -> tuple[int, dict[str, Any]]:
        done = self.run("lees-in", "--json", *args)
        return done.returncode, json.loads(done.stdout)

    def hash(self) -> str:
        with Store.open(self.store) as store:
            return store.hash_tabellen()


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return Werkplek(tmp_path)


@pytest.fixture
def gevuld(plek: Werkplek) -> Werkplek:
    assert plek.run("lees-in", plek.kern, plek.politie).returncode == 0
    return plek


def test_json_accounts_for_every_line(gevuld: Werkplek) -> None:
    bestand = gevuld.file("half.csv", bestanden.politie().replace(b'"      30"', b'"     3O"', 1))
    code, uitkomst = gevuld.read_in(bestand)
    assert code == 3
    assert set(uitkomst) == SLEUTELS
    toegelicht = sum(uitkomst["regels_toegelicht"].values())
    assert uitkomst["regels_totaal"] == len(bestanden.politie().splitlines())
    assert uitkomst["regels_totaal"] == uitkomst["regels_ingelezen"] + uitkomst["regels_geweigerd"] + toegelicht
    assert uitkomst["regels_geweigerd"] == len(uitkomst["geweigerd"]) == 1
    assert uitkomst["geweigerd"][0]["regel"] == 7
    assert uitkomst["geweigerd"][0]["waarde"].strip() == "3O"
    assert (uitkomst["waarnemingen_nieuw"], uitkomst["waarnemingen_gelijk"]) == (0, 17)


def test_a_map_and_a_list_of_own_areas_go_in_by_the_same_command(gevuld: Werkplek) -> None:
    kaart = gevuld.file("buurten.geojson", maak_kaart("BU99980101", "BU99980102"))
    code, uitkomst = gevuld.read_in(kaart)
    assert (code, uitkomst["gebieden"]) == (0, {"soort": "grens", "nieuw": 2, "gewijzigd": 0, "gelijk": 0})
    lijst = gevuld.file("eigen.csv", b"kern;buurtcode\nHaven;BU99980101\n")
    code, uitkomst = gevuld.read_in(lijst)
    assert (code, uitkomst["gebieden"]) == (0, {"soort": "eigen", "nieuw": 1, "gewijzigd": 0, "gelijk": 0})


def test_a_trial_changes_nothing(gevuld: Werkplek) -> None:
    before = gevuld.hash()
    code, uitkomst = gevuld.read_in("--proef", gevuld.file("meer.csv", bestanden.politie(extra=1)))
    assert (code, uitkomst["upload"], uitkomst["waarnemingen_gewijzigd"]) == (0, None, 18)
    assert gevuld.hash() == before


def test_several_files_give_one_object_and_the_highest_code(plek: Werkplek) -> None:
    code, uitkomst = plek.read_in(plek.kern, plek.folder / "weg.csv", plek.politie)
    assert code == 2
    assert [b["bestand"] for b in uitkomst["bestanden"]] == ["kerncijfers_2024.csv", "weg.csv", "politie.csv"]
    assert "bestaat niet" in uitkomst["bestanden"][1]["fout"]
    assert uitkomst["bestanden"][2]["waarnemingen_nieuw"] == 18


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        b"<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>",
        b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40,
        b"zomaar een tekst zonder cijfers\n",
    ],
    ids=["leeg", "binair", "html", "foto", "tekst"],
)
def test_a_broken_file_is_refused_and_changes_nothing(gevuld: Werkplek, inhoud: bytes) -> None:
    before = gevuld.hash()
    code, uitkomst = gevuld.read_in(gevuld.file("kapot.csv", inhoud))
    assert (code, set(uitkomst)) == (2, {"bestand", "fout", "code"})
    assert "Traceback" not in uitkomst["fout"]
    assert gevuld.hash() == before


def test_wrong_usage_is_one_json_object_too(plek: Werkplek) -> None:
    done = plek.run("lees-in", "--json", "--bestaat-niet", plek.kern)
    assert done.returncode == 2
    assert "Verkeerd gebruik" in json.loads(done.stdout)["fout"]


def test_a_store_in_use_is_named_and_can_be_waited_for(gevuld: Werkplek) -> None:
    with Store.open(gevuld.store):
        code, uitkomst = gevuld.read_in(gevuld.politie)
        assert code == 4
        assert gevuld.store.name in uitkomst["fout"]
        waiting = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "kvdash.cli",
                "lees-in",
                "--json",
                "--wacht",
                "60",
                str(gevuld.politie),
                "--store",
                str(gevuld.store),
            ],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=4)
    uitvoer, _ = waiting.communicate(timeout=60)
    assert waiting.returncode == 0
    assert json.loads(uitvoer)["waarnemingen_gelijk"] == 18


def test_an_internal_error_gives_its_number_and_no_traceback(gevuld: Werkplek) -> None:
    script = (
        "import sys, kvdash.cli as cli\n"
        "def stuk(*args, **kwargs): raise ZeroDivisionError('geheime celwaarde')\n"
        "cli.lees_in = stuk\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "lees-in", "--json", str(gevuld.politie), "--store", str(gevuld.store)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    fout = json.loads(done.stdout)["fout"]
    nummer = fout.split("foutnummer ")[1][:8]
    logboek = gevuld.store.with_suffix(".log").read_text("utf-8")
    assert done.returncode == 1
    assert nummer in logboek
    assert "ZeroDivisionError" in logboek
    assert "celwaarde" not in logboek + done.stdout + done.stderr


def test_an_own_edition_is_begun_in_an_empty_store(plek: Werkplek) -> None:
    assert plek.run("nieuw", "--gemeente", "gm9998", "--naam", "Proefanalyse").returncode == 0
    with open_store(plek.store) as store:
        (editie,) = store.dossier.edities()
        assert (editie.gemeente, editie.naam) == ("GM9998", "Proefanalyse")
        assert store.cijfers.uploads() == ()


@pytest.mark.parametrize(("formaat", "begin"), [("xlsx", b"PK"), ("docx", b"PK"), ("csv", b"\xef\xbb\xbf")])
def test_the_overview_is_exported(gevuld: Werkplek, formaat: str, begin: bytes) -> None:
    gevuld.run("nieuw", "--gemeente", "GM9998")
    uit = gevuld.folder / f"overzicht.{formaat}"
    assert gevuld.run("export", "prioriteiten", "--formaat", formaat, "--uit", uit).returncode == 0
    assert uit.read_bytes().startswith(begin)


def test_export_of_an_absent_store_names_its_path(plek: Werkplek) -> None:
    done = plek.run("export", "rapportage", "--formaat", "docx", "--uit", plek.folder / "r.docx")
    assert done.returncode == 2
    assert str(plek.store) in done.stderr
    assert not plek.store.exists()


def test_a_log_that_cannot_be_written_prints_no_traceback(gevuld: Werkplek) -> None:
    log = gevuld.store.with_suffix(".log")
    log.unlink(missing_ok=True)
    log.mkdir()
    done = gevuld.run("lees-in", gevuld.folder / "er-niet.csv")
    assert done.returncode == 2
    assert done.stderr.startswith("er-niet.csv: ")
    assert len(done.stderr.splitlines()) == 1


def test_names_only_need_the_gemeente(gevuld: Werkplek) -> None:
    inhoud = "Soort misdrijf;Perioden;Buurt;Aantal\n" + "".join(
        f"2.5.2 Winkeldiefstal;2024;{naam};{aantal}\n" for naam, aantal in (("Kade", 4), ("Pier", 0), ("Akker", 9))
    )
    bestand = gevuld.file("namen.csv", inhoud.encode())
    code, uitkomst = gevuld.read_in(bestand, "--gemeente", "GM9998")
    assert (code, uitkomst["waarnemingen_nieuw"]) == (0, 3)


def test_people_see_the_first_refused_lines_and_how_many_more(gevuld: Werkplek) -> None:
    regels = ["2.5.2 Winkeldiefstal;2024;BU99980101;1O"] * 25
    goed = [f"2.5.2 Winkeldiefstal;{jaar};BU99980101;5" for jaar in range(1990, 2020)]
    bestand = gevuld.file("veel.csv", "\n".join(["Soort;Periode;Gebied;Aantal", *regels, *goed, ""]).encode())
    done = gevuld.run("lees-in", bestand)
    assert done.returncode == 3
    assert done.stderr.count("Regel ") == 20
    assert "En nog 5" in done.stderr


@pytest.mark.parametrize("eerst", ["data", "uitleg"])
def test_code_list_beside_its_data_set_in_any_order(gevuld: Werkplek, eerst: str) -> None:
    regels = [f"9.9.9 ;{gebied};2023JJ00;{n}" for n, gebied in enumerate(("GM9998", "WK999801", "WK999802"), start=3)]
    kop = "SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1"
    data = gevuld.file("47018NED.csv", "\n".join([kop, *regels, ""]).encode())
    uitleg = gevuld.file("SoortMisdrijf.csv", b'Key,Title,Description\n"9.9.9 ","Verzonnen delict","Wat het dekt"\n')
    code, uitkomst = gevuld.read_in(*((data, uitleg) if eerst == "data" else (uitleg, data)))
    assert (code, uitkomst["bestand"], uitkomst["waarnemingen_nieuw"]) == (0, "47018NED.csv", 3)
    with Store.open(gevuld.store) as store:
        (nieuw,) = [i for i in store.cijfers.indicatoren() if i.code.startswith("o_9_9_9")]
    assert (nieuw.naam, nieuw.definitie) == ("9.9.9 Verzonnen delict", "Wat het dekt")


def test_the_files_of_a_zip_are_read_together(gevuld: Werkplek) -> None:
    zipbestand = gevuld.folder / "levering.zip"
    with zipfile.ZipFile(zipbestand, "w") as pakket:
        pakket.writestr("codes.csv", bestanden.CODELIJST)
        pakket.writestr("data.csv", bestanden.CODES)
        pakket.writestr("map/meer.csv", bestanden.politie(extra=1))
        pakket.writestr("__MACOSX/._data.csv", b"x")
    code, uitkomst = gevuld.read_in(zipbestand)
    assert code == 0
    namen = ["levering.zip/data.csv", "levering.zip/map/meer.csv"]
    assert [(b["bestand"], b["waarnemingen_nieuw"]) for b in uitkomst["bestanden"]] == [(namen[0], 4), (namen[1], 0)]
    with Store.open(gevuld.store) as store:
        uploads = store.cijfers.uploads()
        assert [u.bestand for u in uploads[:2]] == namen[::-1]
        assert [b.bestand for b in uploads[1].bijlagen] == ["levering.zip/codes.csv"]
    assert [pad.name for pad in gevuld.folder.iterdir() if pad.is_dir()] == []


def test_a_broken_zip_does_not_stop_the_other_files(gevuld: Werkplek) -> None:
    code, uitkomst = gevuld.read_in(gevuld.file("kapot.zip", b"PK\x03\x04" + bytes(99)), gevuld.politie)
    assert code == 2
    assert "niet heel" in uitkomst["bestanden"][0]["fout"]
    assert uitkomst["bestanden"][1]["waarnemingen_gelijk"] == 18


def test_code_list_alone_is_refused_in_words(gevuld: Werkplek) -> None:
    code, uitkomst = gevuld.read_in(gevuld.file("SoortMisdrijf.csv", b'Key,Title\n"9.9.9 ","Verzonnen delict"\n'))
    assert code == 2 and "uitleg van codes" in uitkomst["fout"]


def test_figures_that_may_be_wrong_need_a_reason(gevuld: Werkplek) -> None:
    waarden = (14, 13, 1, 15, 12, 11)
    rijen = "".join(f"GM9998;{2015 + n};{w}\n" for n, w in enumerate(waarden))
    bestand = gevuld.file("nullen.csv", f"gebied;jaar;Zwerfvuil (%)\n{rijen}".encode())
    before = gevuld.hash()
    code, uitkomst = gevuld.read_in(bestand)
    assert (code, set(uitkomst)) == (2, {"bestand", "fout", "code"})
    assert "Regel 4" in uitkomst["fout"]
    assert gevuld.hash() == before
    code, uitkomst = gevuld.read_in("--aanvaard", "Een schoon jaar.", bestand)
    assert (code, uitkomst["waarnemingen_nieuw"]) == (0, 6)


def test_a_file_is_read_by_its_importprofiel(gevuld: Werkplek) -> None:
    rollen = {"plek": "gebiedsnaam", "jr": "periode", "zwerfvuil (%)": "waarde"}
    toewijzing = Toewijzing(
        kolommen=tuple(Kolomkeuze.model_validate({"kop": k, "rol": r}) for k, r in rollen.items()),
        gebieden=(Gebiedkeuze(naam="Oost", gebied="WK999801"),),
    )
    with Store.open(gevuld.store) as store:
        wie = Sessie.van("analist", "analist")
        inhoud = b"Plek;Jr;Zwerfvuil (%)\nOost;2023;3,5\n"
        lees_in(
            store,
            wie,
            "plek.csv",
            inhoud,
            keuzes=Keuzes(toewijzing=toewijzing),
            toestemming=Toestemming(profielnaam="Plekken"),
        )
    done = gevuld.run("lees-in", gevuld.file("anders.csv", b"Jr;Zwerfvuil (%);Plek\n2024;4,5;Oost\n"))
    assert done.returncode == 0
    assert "gelezen volgens profiel Plekken" in done.stdout


def test_an_unsure_column_is_refused_until_someone_says_what_it_is(gevuld: Werkplek) -> None:
    rijen = "".join(f"WK999801;{jaar};{wat};{n}\n" for jaar in (2022, 2023) for n, wat in enumerate(("Eend", "Gans")))
    bestand = gevuld.file("vogels.csv", f"gebied;jaar;vogel;Gezien (aantal)\n{rijen}".encode())
    before = gevuld.hash()
    for poging in ((bestand,), ("--proef", bestand)):
        code, uitkomst = gevuld.read_in(*poging)
        assert (code, set(uitkomst)) == (2, {"bestand", "fout", "code"})
        assert "kolom 'vogel'" in uitkomst["fout"] and "Gegevens" in uitkomst["fout"]
    assert gevuld.hash() == before
    assert gevuld.run("lees-in", "--kolom", "vogel=vogel", bestand).returncode == 2
    code, uitkomst = gevuld.read_in("--kolom", "Vogel=onderwerp", bestand)
    assert (code, uitkomst["waarnemingen_nieuw"]) == (0, 4)


def test_what_opening_put_right_is_told_and_logged(gevuld: Werkplek) -> None:
    laat_wezen_achter(gevuld.store, nummer=9)
    done = gevuld.run("lees-in", "--proef", "--json", gevuld.politie)
    assert "tijdens het opslaan van upload 9" in done.stderr
    assert json.loads(done.stdout)["waarnemingen_nieuw"] == 0
    assert "tijdens het opslaan van upload 9" in gevuld.store.with_suffix(".log").read_text("utf-8")
    assert gevuld.run("lees-in", "--proef", gevuld.politie).stderr == ""


def test_a_refusal_has_its_code_in_json_and_in_the_log(gevuld: Werkplek) -> None:
    code, uitkomst = gevuld.read_in(gevuld.file("leeg.csv", b""))
    assert (code, uitkomst["code"]) == (2, "KV-301")
    assert uitkomst["fout"].endswith("(KV-301)")
    assert "weigering KV-301 OnleesbaarError" in gevuld.store.with_suffix(".log").read_text("utf-8")
    done = gevuld.run("lees-in", "--json", gevuld.folder / "weg.csv", "--raar")
    assert json.loads(done.stdout)["code"] == "KV-200"


def test_a_file_that_cannot_be_read_is_refused_and_the_others_go_on(plek: Werkplek) -> None:
    """Names that are too long, folders and devices."""
    kwaad = [plek.folder / ("x" * 300), plek.folder, Path("/proc/self/mem")]
    code, uitkomst = plek.read_in(kwaad[0], plek.kern, kwaad[1], kwaad[2], plek.politie)
    fouten = [b.get("code") for b in uitkomst["bestanden"]]
    assert (code, fouten) == (2, ["KV-300", None, "KV-300", "KV-300", None])
    assert uitkomst["bestanden"][4]["waarnemingen_nieuw"] == 18


@pytest.mark.parametrize("store", ["/dev/null/x.duckdb", "~bestaatniet/y.duckdb", "politie.csv/x.duckdb"])
def test_a_place_where_no_store_can_be_is_refused_in_words(plek: Werkplek, store: str) -> None:
    done = subprocess.run(
        [*OPDRACHT, "lees-in", "--json", str(plek.politie), "--store", store],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=plek.folder,
    )
    assert (done.returncode, json.loads(done.stdout)["code"]) == (2, "KV-400")
    assert "Traceback" not in done.stderr


def test_ctrl_c_is_told_in_words(
    plek: Werkplek, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breek_af(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kvdash.cli.open_store", breek_af)
    assert main(["lees-in", "--json", str(plek.politie), "--store", str(plek.store)]) == 130
    assert "Afgebroken" in json.loads(capsys.readouterr().out)["fout"]
