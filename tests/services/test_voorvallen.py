"""One row per incident: counted to gebied and periode with a drempel; no row itself is kept."""

from pathlib import Path

import pytest

from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import Gebiedkeuze, Telling, Toewijzing
from kvdash.errors import NietHerkendError, PersoonsgegevensError, VoorvallenError
from kvdash.ingest import Bronbestand
from kvdash.services.inlezen import Keuzes, Toestemming, herken_voorvallen, lees_in
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.store.bouw import lees_waarnemingen

TELLING = Telling(datum="datum", gebied="wijk", onderwerp="soort incident")
KEUZE = Toewijzing(telling=TELLING)


def _bestand(maanden: tuple[int, ...] = (1, 3), *, meer: str = "") -> bytes:
    """In each month: six times Ruzie and twice Brand in wijk Haven, at different times."""
    regels = [
        f"{maand}{keer}{n:02d};{n + 1:02d}-{maand:02d}-2024 1{n}:05;Haven;{soort}"
        for maand in maanden
        for soort, keer in (("Ruzie", 6), ("Brand", 2))
        for n in range(keer)
    ]
    return ("Nummer;Datum;Wijk;Soort incident\n" + "\n".join(regels) + "\n" + meer).encode()


def _cijfers(store: Store) -> set[tuple[str, str, str, float | None, str]]:
    rijen = lees_waarnemingen(store, store.cijfers.uploads()[0].id).to_pylist()
    return {(r["indicator"], r["gebied"], r["periode"], r["waarde"], r["status"]) for r in rijen}


def test_it_is_not_guessed_but_proposed(gevuld: Store, analist: Sessie) -> None:
    with pytest.raises(VoorvallenError, match="regel per voorval"):
        lees_in(gevuld, analist, "incidenten.csv", _bestand(), keuzes=Keuzes(gemeente="GM9998"), proef=True)
    beeld = herken_voorvallen(gevuld, SESSIE, Bronbestand("i.csv", _bestand()), keuzes=Keuzes(gemeente="GM9998"))
    assert beeld is not None
    assert {k.vorm: k.rol for k in beeld.kolommen} == {
        "nummer": "genegeerd",
        "datum": "periode",
        "wijk": "gebiedsnaam",
        "soort incident": "onderwerp",
    }


@pytest.mark.parametrize("kop", ["Aantal", "Meldingen"])
def test_a_table_of_days_with_figures_is_something_else(gevuld: Store, kop: str) -> None:
    regels = "".join(f"{dag:02d}-01-2024;{wijk};{dag % 4}\n" for dag in range(1, 20) for wijk in ("Haven", "Veld"))
    bron = Bronbestand("i.csv", f"Datum;Wijk;{kop}\n{regels}".encode())
    assert herken_voorvallen(gevuld, SESSIE, bron, keuzes=Keuzes(gemeente="GM9998")) is None


def test_counts_zeros_and_the_drempel(gevuld: Store, analist: Sessie) -> None:
    inlezing = lees_in(
        gevuld,
        analist,
        "incidenten.csv",
        _bestand(),
        keuzes=Keuzes(gemeente="GM9998", toewijzing=KEUZE),
        toestemming=Toestemming(notitie="x"),
    )
    weg, nul = "onderdrukt", "definitief"
    assert _cijfers(gevuld) == {
        *(("ruzie", "WK999801", f"2024MM0{m}", 6.0, nul) for m in (1, 3)),
        *(("brand", "WK999801", f"2024MM0{m}", None, weg) for m in (1, 3)),
        *((soort, "WK999801", "2024MM02", 0.0, nul) for soort in ("ruzie", "brand")),
        *((soort, "WK999802", f"2024MM0{m}", 0.0, nul) for soort in ("ruzie", "brand") for m in (1, 2, 3)),
    }
    (melding,) = [w.tekst for w in inlezing.verslag.waarschuwingen if w.soort == "voorvallen"]
    assert "16 regels" in melding and "2 cijfers" in melding


def test_only_the_counts_are_kept(gevuld: Store, analist: Sessie, tmp_path: Path) -> None:
    pad = tmp_path / "incidenten.csv"
    pad.write_bytes(_bestand())
    lees_in(gevuld, analist, "incidenten.csv", pad, keuzes=Keuzes(gemeente="GM9998", toewijzing=KEUZE))
    (upload, *_) = gevuld.cijfers.uploads()
    bewaard = gevuld.cijfers.bestand(upload.id)
    assert b"1600" not in bewaard and b"05" not in bewaard.replace(b"MM05", b"")
    assert b"geteld uit 16 regels van incidenten.csv" in bewaard
    regel = next(r for r in lees_waarnemingen(gevuld, upload.id).to_pylist() if r["waarde"] == 6)
    assert bewaard.decode().splitlines()[regel["regel"] - 1] == "WK999801;2024MM01;Ruzie;6"


def test_a_lower_drempel_and_years(gevuld: Store, analist: Sessie) -> None:
    telling = TELLING.model_copy(update={"drempel": 0, "korrel": "jaar", "onderwerp": None})
    lees_in(
        gevuld, analist, "i.csv", _bestand(), keuzes=Keuzes(gemeente="GM9998", toewijzing=Toewijzing(telling=telling))
    )
    assert {(g, p, w) for _, g, p, w, _ in _cijfers(gevuld)} == {
        ("WK999801", "2024JJ00", 16.0),
        ("WK999802", "2024JJ00", 0.0),
    }


def test_next_month_is_counted_without_a_question(gevuld: Store, analist: Sessie) -> None:
    lees_in(
        gevuld,
        analist,
        "januari.csv",
        _bestand((1,)),
        keuzes=Keuzes(gemeente="GM9998", toewijzing=KEUZE),
        toestemming=Toestemming(profielnaam="Incidenten"),
    )
    alleen_ruzie = b"\n".join(r for r in _bestand((2,)).split(b"\n") if b"Brand" not in r)
    volgend = lees_in(gevuld, analist, "februari.csv", alleen_ruzie, keuzes=Keuzes(gemeente="GM9998"))
    assert volgend.profiel is not None and volgend.profiel.naam == "Incidenten"
    assert ("brand", "WK999801", "2024MM02", 0.0, "definitief") in _cijfers(gevuld)
    assert ("ruzie", "WK999801", "2024MM02", 6.0, "definitief") in _cijfers(gevuld)


def test_what_cannot_be_placed_is_said_and_can_be_told(gevuld: Store, analist: Sessie) -> None:
    meer = "9;05-01-2024;Havn;Ruzie\n10;;Haven;Ruzie\n11;geen datum;Haven;Ruzie\n"
    inlezing = lees_in(
        gevuld, analist, "i.csv", _bestand(meer=meer), keuzes=Keuzes(gemeente="GM9998", toewijzing=KEUZE), proef=True
    )
    assert [(g.naam, g.regels) for g in inlezing.herkenning.onbekende_gebieden] == [("Havn", 1)]
    assert "bekend gebied: 3" in inlezing.verslag.waarschuwingen[0].tekst
    gezegd = KEUZE.model_copy(update={"gebieden": (Gebiedkeuze(naam="Havn", gebied="WK999801"),)})
    lees_in(gevuld, analist, "i.csv", _bestand(meer=meer), keuzes=Keuzes(gemeente="GM9998", toewijzing=gezegd))
    assert ("ruzie", "WK999801", "2024MM01", 7.0, "definitief") in _cijfers(gevuld)


def test_personal_data_is_refused_as_ever(gevuld: Store, analist: Sessie) -> None:
    regels = "".join(f"0{n}-01-2024;Haven;Ruzie;jan{n}@post.nl\n" for n in range(1, 8))
    inhoud = f"Datum;Wijk;Soort incident;Melder\n{regels}".encode()
    for toewijzing in (None, KEUZE):
        with pytest.raises(PersoonsgegevensError):
            lees_in(gevuld, analist, "i.csv", inhoud, keuzes=Keuzes(gemeente="GM9998", toewijzing=toewijzing))


def test_columns_that_are_not_there(gevuld: Store, analist: Sessie) -> None:
    anders = Toewijzing(telling=TELLING.model_copy(update={"gebied": "stadsdeel"}))
    with pytest.raises(NietHerkendError, match="geen kolom 'stadsdeel'"):
        lees_in(gevuld, analist, "i.csv", _bestand(), keuzes=Keuzes(gemeente="GM9998", toewijzing=anders))
