"""The catalogue: what is in the delivered file, how faulty rows are told, and how topics of files are recognised."""

import csv
import os
from importlib.resources import files
from pathlib import Path

import pytest

from kvdash.domain.catalogus import CATALOGUS_KOLOMMEN, Catalogus, parse_catalogus
from kvdash.domain.kernbeleid import THEMAS
from kvdash.errors import CatalogusError, InvoerError

DATA = files("kvdash") / "data"
CSV = (DATA / "catalogus.csv").read_text("utf-8")
ONDERWERPEN = (DATA / "onderwerpen.csv").read_text("utf-8")

GOED = {
    "code": "fietsen",
    "naam": "Fietsen",
    "kort": "",
    "thema": "T1.3",
    "ook_thema": "T2.1, T2.3",
    "eenheid": "per 1.000",
    "noemer": "mensen",
    "min_noemer": "",
    "richting": "ongunstig",
    "ontstaan": "breng",
    "bezoekers": "ja",
    "niveau": "buurt",
    "drempel": "0",
    "bron": "Politie",
    "bron_tabel": "47022NED",
    "bron_sleutel": "1.2.3",
    "definitie": "Gestolen fietsen; ook brommers.",
}
NOEMER = GOED | {
    "code": "mensen",
    "thema": "",
    "ook_thema": "",
    "eenheid": "aantal",
    "noemer": "",
    "richting": "geen",
    "bron_sleutel": "",
}


def als_csv(*rijen: dict[str, str]) -> str:
    def cel(tekst: str) -> str:
        return f'"{tekst}"' if ";" in tekst else tekst

    regels = [";".join(cel(rij[k]) for k in CATALOGUS_KOLOMMEN) for rij in rijen]
    return "\n".join([";".join(CATALOGUS_KOLOMMEN), *regels]) + "\n"


@pytest.fixture(scope="module")
def catalogus() -> Catalogus:
    return parse_catalogus(CSV, onderwerpen=ONDERWERPEN)


def test_every_thema_has_an_indicator_of_its_own(catalogus: Catalogus) -> None:
    assert {t.code for t in THEMAS} == {i.thema for i in catalogus.indicatoren} - {None}


def test_every_denominator_is_a_countable_indicator_without_thema(catalogus: Catalogus) -> None:
    noemers = {i.noemer for i in catalogus.indicatoren} - {None}
    assert {"inwoners", "woningen", "bedrijfsvestigingen", "inwoners_15plus", "leerlingen"} <= noemers
    for code in noemers:
        assert code is not None
        noemer = catalogus.get(code)
        assert (noemer.thema, noemer.eenheid, noemer.richting, noemer.ontstaan) == (None, "aantal", "geen", "register")
        assert noemer.ingedeeld


def test_definitions_are_whole_sentences(catalogus: Catalogus) -> None:
    for indicator in catalogus.indicatoren:
        assert indicator.definitie.endswith("."), indicator.code
        assert indicator.definitie != indicator.naam


def test_misleading_police_labels_are_explained(catalogus: Catalogus) -> None:
    for code, woorden in {
        "huisverbod": "Burengerucht",
        "drugs_overig": "telt niet mee",
        "wapens": "bezit telt dus mee",
        "openbaar_gezag": "Verzet",
        "verkeersmisdrijf_ongeval": "geen telling",
    }.items():
        assert woorden in catalogus.get(code).definitie


def test_lookup_by_key_keeps_sources_and_the_two_totals_apart(catalogus: Catalogus) -> None:
    assert [i.code for i in catalogus.van_sleutel("1.1.1 ", bron="Politie")] == ["woninginbraak"]
    assert [i.code for i in catalogus.van_sleutel("0.0.0")] == ["politie_totaal", "overlast_totaal"]
    assert catalogus.van_sleutel("1.1.1", bron="CBS") == ()
    assert catalogus.van_sleutel("  ") == ()


def test_thema_also_gives_indicators_that_belong_to_several(catalogus: Catalogus) -> None:
    codes = [i.code for i in catalogus.van_thema("T2.1")]
    assert codes[0] == "winkeldiefstal"
    assert {"zakkenrollerij", "overval", "vernieling"} <= set(codes)


def test_unknown_code_is_named(catalogus: Catalogus) -> None:
    assert "woninginbraak" in catalogus
    with pytest.raises(InvoerError, match="'bestaat_niet' staat niet in de catalogus"):
        catalogus.get("bestaat_niet")


@pytest.mark.parametrize(
    ("label", "code", "verwacht"),
    [
        ("1.1.1 Diefstal/inbraak woning", None, ("woninginbraak", "Politie", "aantal")),
        ("Een heel ander opschrift", "1.1.1 ", ("woninginbraak", "Politie", "aantal")),
        ("Overlast", "E33   ", ("overlast_verward", "Politie", "aantal")),
        ("Totaal misdrijven", "0.0.0 ", ("politie_totaal", "Politie", "aantal")),
        ("Totaal registraties overlast", "0.0.0", ("overlast_totaal", "Politie", "aantal")),
        ("Melding overlast jeugd", None, ("overlast_jeugd", "Politie", "aantal")),
        ("Geluidshinder overig", None, ("geluidshinder_overig", "Politie", "aantal")),
        ("Misdrijven, totaal", None, ("politie_totaal", "CBS", "aantal")),
        ("x", "T001161", ("politie_totaal", "CBS", "aantal")),
        ("6 Drugsmisdrijven", None, ("cbs_drugs", "CBS", "aantal")),
        ("7 (Vuur)wapenmisdrijven", None, ("cbs_wapens", "CBS", "aantal")),
        ("x", "CRI3000", ("cbs_geweld_seksueel", "CBS", "aantal")),
        ("Onderwerp A/AANTAL INWONERS (aantal)", None, ("inwoners", "CBS", "aantal")),
        ("Groep|Aantal inwoners", None, ("inwoners", "CBS", "aantal")),
        ("Aantal.inwoners..aantal.", None, ("inwoners", "CBS", "aantal")),
        ("Woningvoorraad_35", None, ("woningen", "CBS", "aantal")),
        ("a_inw", None, ("inwoners", "CBS", "aantal")),
        ("VoeltZichWelEensOnveiligInBuurt_7", None, ("vm_onveilig_buurt", "Veiligheidsmonitor", "percentage")),
        ("Voelt zich weleens onveilig in de buurt", None, ("vm_onveilig_buurt", "Veiligheidsmonitor", "percentage")),
        (
            "RapportcijferVeiligheidInBuurt_60",
            None,
            ("vm_rapportcijfer_veiligheid", "Veiligheidsmonitor", "rapportcijfer"),
        ),
        ("kolom", "woningbranden", ("woningbranden", "Veiligheidsregio", "aantal")),
        ("kolom", "pesten_school", ("pesten_school", "GGD Gezondheidsmonitor Jeugd", "percentage")),
    ],
)
def test_topics_of_files_are_recognised(
    catalogus: Catalogus, label: str, code: str | None, verwacht: tuple[str, str, str]
) -> None:
    onderwerp = catalogus.find_onderwerp(label, code=code)
    assert onderwerp is not None
    assert (onderwerp.indicator, onderwerp.bron, onderwerp.maat) == verwacht


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Aantal inwoners per km2", None),
        ("9.9.9 Iets nieuws", None),
        ("Totaal misdrijven", "9.9.9"),
        ("", "0.0.0"),
        ("Mannen (aantal)", None),
        ("Drugshandel_30", None),
        ("", None),
    ],
)
def test_no_guess_is_made_at_an_unknown_topic(catalogus: Catalogus, label: str, code: str | None) -> None:
    assert catalogus.find_onderwerp(label, code=code) is None


def test_short_names_are_shorter_and_tell_indicators_apart(catalogus: Catalogus) -> None:
    assert [i.kort for i in catalogus.indicatoren if i.kort and len(i.kort) >= min(len(i.naam), 34)] == []
    korte = [i.korte_naam.casefold() for i in catalogus.indicatoren]
    assert len(korte) == len(set(korte))
    assert (catalogus.get("bedreiging").kort, catalogus.get("bedreiging").korte_naam) == (None, "Bedreiging")


def test_a_short_name_that_is_there_already_is_refused() -> None:
    tweede = GOED | {"code": "b", "bron_sleutel": "b", "kort": "fiets"}
    with pytest.raises(CatalogusError) as gevangen:
        parse_catalogus(als_csv(NOEMER, GOED | {"kort": "Fiets"}, tweede))
    assert gevangen.value.problemen == [
        "catalogus.csv, rij 4: kolom 'kort': 'fiets' staat ook op catalogus.csv, rij 3. Kies een andere korte naam."
    ]


def test_a_good_row_becomes_an_indicator() -> None:
    fietsen = parse_catalogus("\ufeff" + als_csv(GOED, NOEMER)).get("fietsen")
    assert fietsen.themas == ("T1.3", "T2.1", "T2.3")
    assert (fietsen.bezoekers, fietsen.drempel, fietsen.min_noemer, fietsen.noemer) == (True, 0, 500, "mensen")
    assert fietsen.definitie == "Gestolen fietsen; ook brommers."


@pytest.mark.parametrize(
    ("kolom", "waarde", "raad"),
    [
        ("code", "Fietsen 2", "kleine letters"),
        ("naam", "", "Vul een tekst in"),
        ("definitie", "", "Vul een tekst in"),
        ("eenheid", "per 100", "Kies uit: aantal, per 1.000"),
        ("richting", "goed", "Kies uit: gunstig, ongunstig, geen"),
        ("ontstaan", "onbekend", "Kies uit: breng, haal, gemengd, enquete, register"),
        ("bezoekers", "soms", "Kies uit: ja, nee"),
        ("niveau", "straat", "Kies uit: land"),
        ("drempel", "1,5", "geen heel getal"),
        ("min_noemer", "-1", "geen heel getal"),
        ("thema", "T9.9", "is geen thema"),
        ("ook_thema", "T1.1,1.2", "is geen thema"),
        ("noemer", "fietsen", "indicator zonder thema"),
        ("noemer", "", "leeg bij eenheid"),
        ("ontstaan", "haal", "Vul 'geen' in"),
    ],
)
def test_a_faulty_cell_is_told_with_row_column_value_and_advice(kolom: str, waarde: str, raad: str) -> None:
    with pytest.raises(CatalogusError) as gevangen:
        parse_catalogus(als_csv(NOEMER, GOED | {kolom: waarde}))
    (melding,) = gevangen.value.problemen
    gemeld = "richting" if raad.startswith("Vul 'geen'") else kolom
    assert melding.startswith(f"catalogus.csv, rij 3: kolom '{gemeld}': '")
    assert raad in melding


def test_all_faulty_rows_are_told_one_message_each() -> None:
    dubbel = GOED | {"bron_sleutel": "9"}
    fout = GOED | {"code": "x", "bron_sleutel": "8", "eenheid": "?", "richting": "?"}
    tekst = als_csv(NOEMER, GOED, dubbel, fout) + "y;te kort\n"
    with pytest.raises(CatalogusError) as gevangen:
        parse_catalogus(tekst)
    te_kort, tweede, derde = gevangen.value.problemen
    assert te_kort.startswith("catalogus.csv, rij 6 ('y'): 2 kolommen in plaats van 17.")
    assert tweede.startswith("catalogus.csv, rij 4: kolom 'code': 'fietsen' staat ook op catalogus.csv, rij 3.")
    assert "kolom 'eenheid'" in derde
    assert "kolom 'richting'" in derde


def test_row_numbers_count_lines_also_after_a_cell_over_several_lines() -> None:
    lang = GOED | {"definitie": "Regel een;\nregel twee."}
    with pytest.raises(CatalogusError) as gevangen:
        parse_catalogus(als_csv(NOEMER, lang, GOED | {"code": "b", "bron_sleutel": "b", "niveau": "x"}))
    assert gevangen.value.problemen[0].startswith("catalogus.csv, rij 5:")


def test_one_key_of_a_source_belongs_to_one_indicator() -> None:
    with pytest.raises(CatalogusError, match="kolom 'bron_sleutel': '1\\.2\\.3' staat ook op catalogus\\.csv, rij 3"):
        parse_catalogus(als_csv(NOEMER, GOED, GOED | {"code": "nog_een"}))


def test_a_wrong_header_is_told() -> None:
    with pytest.raises(CatalogusError, match="rij 1: de kolommen moeten zijn: code, naam"):
        parse_catalogus("a;b\n1;2\n")


def test_faulty_topics_are_told() -> None:
    topics = "patroon;indicator;bron;maat\nA b;nergens;;liter\nfietsen;fietsen;X;aantal\nFIETSEN;fietsen;X;aantal\n"
    with pytest.raises(CatalogusError) as gevangen:
        parse_catalogus(als_csv(NOEMER, GOED), onderwerpen=topics)
    eerste, tweede = gevangen.value.problemen
    assert eerste.startswith("onderwerpen.csv, rij 2: kolom 'indicator': 'nergens'")
    assert "kolom 'bron'" in eerste
    assert "kolom 'maat': 'liter'" in eerste
    assert tweede.startswith("onderwerpen.csv, rij 4: kolom 'patroon': 'FIETSEN'")


@pytest.mark.echte_bestanden
def test_police_keys_exist_in_the_code_lists_of_the_police(catalogus: Catalogus) -> None:
    map_ = Path(os.environ["KVDASH_ECHTE_BESTANDEN"])
    for tabel, patroon in (("47022NED", "*SoortMisdrijf*codelist*"), ("47024NED", "*Overlast*codelist*")):
        (pad,) = map_.glob(patroon)
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            bekend = {rij["Key"].strip() for rij in csv.DictReader(bestand)}
        gebruikt = {i.bron_sleutel for i in catalogus.indicatoren if i.bron_tabel == tabel}
        assert len(gebruikt) > 5
        assert gebruikt <= bekend
