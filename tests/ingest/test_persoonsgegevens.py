"""Files that tell about single persons are refused as a whole, by column and kind; all persons here are invented."""

import io
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import Workbook

from kvdash.domain.sessie import Sessie
from kvdash.errors import NietHerkendError, PersoonsgegevensError, TeVeelGeweigerdError
from kvdash.services.inlezen import lees_in
from kvdash.services.opslag import open_store
from tests.ingest.voorbeelden import NOORD_BUURTEN, als_csv, brede_tabel, lange_tabel, lees


def bsn(begin: int) -> str:
    """The first number from here that passes the elfproef, computed apart from kvdash."""
    for getal in range(begin, begin + 200):
        cijfers = f"{getal:09}"
        if (sum((9 - n) * int(c) for n, c in enumerate(cijfers[:8])) - int(cijfers[8])) % 11 == 0:
            return cijfers
    raise AssertionError("one in eleven passes")


NUMMERS = [bsn(123_456_000 + 7_919_000 * n) for n in range(6)]
MAILS = [f"p.verzonnen{n}@voorbeeld.example" for n in range(6)]
MOBIEL = [f"06-1234560{n}" for n in range(6)]
ADRESSEN = [f"Verzonnenstraat {n + 11}" for n in range(6)]
POSTCODES = [f"99{n}1 XZ {n + 3}" for n in range(6)]
GEBOREN = ["12-03-1951", "03-11-1962", "1978-07-19", "21-06-1990", "09-02-2001", "17-10-1969"]
NAMEN = ["J. de Verzonnen", "Pieter Bedacht", "Anna van der Fictie", "K. Nepnaam", "Fatima el Verzint", "Bo Denkbeeld"]


def met_kolom(kop: str, cellen: Sequence[str], *, plek: int = 1) -> list[list[str]]:
    """A good table with a column put in between."""
    kop_rij, *rijen = lange_tabel()
    extra = [*cellen, *[""] * len(rijen)]
    return [[*rij[:plek], cel, *rij[plek:]] for rij, cel in zip([kop_rij, *rijen], [kop, *extra], strict=False)]


def als_xlsx(rijen: Sequence[Sequence[str]]) -> bytes:
    werkmap = Workbook()
    blad = werkmap.active
    assert blad is not None
    for rij in rijen:
        blad.append([int(c) if c.strip().isdigit() and c[0] != "0" else c for c in rij])
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def als_tekst(rijen: Sequence[Sequence[str]]) -> bytes:
    return als_csv(rijen).encode()


KINDS = [
    ("dossier", NUMMERS, "burgerservicenummers"),
    ("nr", [f"{n[:4]}.{n[4:6]}.{n[6:]}" for n in NUMMERS], "burgerservicenummers"),
    ("BSN", NUMMERS[:1], "burgerservicenummers"),
    ("opmerking", ["geen", f"zie BSN {NUMMERS[0]}"], "burgerservicenummers"),
    ("contact", MAILS, "e-mailadressen"),
    ("opmerking", ["", "", f"gemaild naar {MAILS[0]} op 3 mei"], "e-mailadressen"),
    ("bereikbaar", MOBIEL, "telefoonnummers"),
    ("opmerking", ["bel 020 123 4567 na zes uur"], "telefoonnummers"),
    ("opmerking", ["", "+31 6 12345678"], "telefoonnummers"),
    ("telefoon", ["0612345678"], "telefoonnummers"),
    ("contact", ["0612345678", "0201234567", "0687654321"], "telefoonnummers"),
    ("waar", ADRESSEN, "adressen"),
    ("toelichting", ["de bewoner van Verzonnenlaan 12 heeft gebeld"], "adressen"),
    ("sleutel", POSTCODES, "adressen"),
    ("sleutel", [p.replace(" ", "") for p in POSTCODES], "adressen"),
    ("geboortedatum", GEBOREN, "geboortedatums"),
    ("opmerking", [f"{NAMEN[0]}, geboren op {GEBOREN[0]}"], "namen met geboortedatum"),
    ("wie", [f"{n} ({g})" for n, g in zip(NAMEN, GEBOREN, strict=True)], "namen met geboortedatum"),
]


@pytest.mark.parametrize("vorm", [als_tekst, als_xlsx])
@pytest.mark.parametrize("plek", [0, 1, 4])
@pytest.mark.parametrize(("kop", "cellen", "soort"), KINDS)
def test_each_kind_is_refused_in_any_column(
    kop: str, cellen: list[str], soort: str, plek: int, vorm: Callable[[Sequence[Sequence[str]]], bytes]
) -> None:
    with pytest.raises(PersoonsgegevensError) as fout:
        lees(vorm(met_kolom(kop, cellen, plek=plek)))
    melding = str(fout.value)
    assert soort in melding
    assert f"kolom {plek + 1} ('{kop}')" in melding
    gevuld = sum(1 for cel in cellen if any(map(str.isdigit, cel)) or "@" in cel)
    assert f"{gevuld} regel" in melding
    assert not any(cel.strip() in melding for cel in cellen if cel)


def test_names_and_births_in_columns_of_their_own() -> None:
    tabel = met_kolom("dag", GEBOREN, plek=4)
    rijen = [[*rij, naam] for rij, naam in zip(tabel, ["wie", *NAMEN], strict=True)]
    with pytest.raises(PersoonsgegevensError, match=r"namen met geboortedatum in kolom 5 .*6 regels"):
        lees(als_tekst(rijen))


def test_postcodes_and_house_numbers_in_columns_of_their_own() -> None:
    tabel = met_kolom("plaats", [p[:7] for p in POSTCODES], plek=1)
    nummers = ["huisnummer", *map(str, range(1, 7))]
    rijen = [[*rij, nummer] for rij, nummer in zip(tabel, nummers, strict=True)]
    with pytest.raises(PersoonsgegevensError, match="postcodes met huisnummer in kolom 2"):
        lees(als_tekst(rijen))


@pytest.mark.parametrize("regel", [MAILS[0], f"Opgesteld door {NAMEN[0]}, {MOBIEL[0]}", f"BSN: {NUMMERS[1]}"])
def test_above_and_below_the_table(regel: str) -> None:
    tekst = als_csv(lange_tabel())
    for inhoud in (f"{regel}\n\n{tekst}", f"{tekst}\nBron: {regel}\n"):
        with pytest.raises(PersoonsgegevensError) as fout:
            lees(inhoud)
        assert regel not in str(fout.value)


def test_before_a_message_could_repeat_a_cell() -> None:
    with pytest.raises(PersoonsgegevensError):
        lees("naam;post\nPieter Bedacht;pieter@voorbeeld.example\nAnna Fictie;anna@voorbeeld.example\n")


def test_on_another_sheet() -> None:
    werkmap = Workbook()
    blad, ander = werkmap.active, werkmap.create_sheet("Namen")
    assert blad is not None
    for rij in lange_tabel():
        blad.append(rij)
    ander.append(["wie", MAILS[0]])
    uit = io.BytesIO()
    werkmap.save(uit)
    with pytest.raises(PersoonsgegevensError, match="blad 'Namen'"):
        lees(uit.getvalue())


def test_far_down_in_a_large_file() -> None:
    kop, *rijen = brede_tabel()
    lang = [[*rij, ""] for rij in rijen] * 3_000
    for plek in (21_111, 25_555):
        lang[plek] = [*lang[plek][:-1], MAILS[0]]
    with pytest.raises(PersoonsgegevensError, match=r"e-mailadressen in kolom 7 \('notitie'\), (minstens )?[12] regel"):
        lees(als_csv([[*kop, "notitie"], *lang]))


def test_nothing_is_stored_or_logged(store_pad: Path, caplog: pytest.LogCaptureFixture) -> None:
    with open_store(store_pad) as store:
        voor = store.hash_tabellen()
        with caplog.at_level(logging.DEBUG), pytest.raises(PersoonsgegevensError):
            lees_in(store, Sessie.van("proef", "analist"), "x.csv", als_tekst(met_kolom("contact", MAILS)))
        assert store.hash_tabellen() == voor
    assert "@" not in caplog.text


@pytest.mark.parametrize(
    ("kop", "cellen"),
    [
        ("omzet", [bsn(200_000_000), "200000001", "312345678", "417654321", "523456789", "612340000"]),
        ("omzet", [bsn(200_000_000), "12", "14", "15", "9", "8"]),
        ("deelgebied", ["Bedrijventerrein 1012 AB", "Plein 1944", "Wijk 12 Centrum", "A12-zone", "Kade 3", "U2"]),
        ("postcode", ["1012 AB", "1013 CD", "1014EF", "1015 GH", "1016 JK", "1017 LM"]),
        ("gemeten", ["2023-01-31", "2023-02-28", "01-03-2023 08:30", "2022-01-01", "1999-12-31", "1980-01-01"]),
        ("code", ["0363010101", "0599020202", "0014030303", "0629010203", "0622112233", "1904040404"]),
        ("bron", ["infoservice@cbs.nl"] + ["CBS"] * 5),
        ("periode2", ["2022KW01", "2022 KW 01", "2022MM08", "2022JJ00", "2022 JJ 00", "2023MM12"]),
        ("noot", ["onveilig op straat 2023", "snelweg 80", "route 12", "fietspad 4", "12 km", "0-4"]),
    ],
)
def test_figures_codes_and_names_of_areas_are_no_persons(kop: str, cellen: list[str]) -> None:
    for plek in (1, 4):
        with suppress(NietHerkendError, TeVeelGeweigerdError):
            lees(als_tekst(met_kolom(kop, cellen, plek=plek)))


def test_counts_that_pass_the_elfproef_by_chance() -> None:
    aantallen = [200_000_000 + 37 * n for n in range(len(NOORD_BUURTEN) * 40)]
    rijen = [["Buurt", "Jaar", "Aantal kilo"]]
    rijen += [[NOORD_BUURTEN[n % 6], str(1980 + n // 6), str(a)] for n, a in enumerate(aantallen)]
    assert len(lees(als_tekst(rijen)).rijen) == len(aantallen)
    assert sum(bsn(a) == str(a) for a in aantallen) > 10
