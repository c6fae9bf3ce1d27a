"""Every consumer of figures has the same, and that is what the oracle computes from the rows."""

import csv
import io
import os
import random
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kvdash.charts.grafieken import lijn_scene
from kvdash.charts.plotly import figuur
from kvdash.charts.scene import DOCUMENT, KLEIN, WERKBLAD, Merktekens, Scene
from kvdash.charts.svg import getekend, op_scherm
from kvdash.domain.gebied import Gebied, eigen_code
from kvdash.domain.indicator import Indicator
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import PeriodeSoort, perioden_van
from kvdash.domain.reeks import IndicatorBeeld, Reeks
from kvdash.domain.signaal import Signaal, Signalen
from kvdash.domain.vergelijking import Vergelijker
from kvdash.domain.wijkprofiel import make_wijkprofiel
from kvdash.report.documenten import cijfertabel
from kvdash.report.lijsten import schrijf_cijfers_csv
from kvdash.services.cijfers import beelden, bewijs_van, kaartbeeld, met_wijken
from kvdash.services.opslag import open_store
from kvdash.services.perioden import periodebeeld, periodevergelijkingen
from kvdash.services.signalen import signalen
from kvdash.services.wijken import trechter_van, zichtbaar
from kvdash.store import Store
from kvdash.taal import bewijszin, cijfer, cijfer_met_eenheid, grafiektekst, signaalzin
from tests.services.orakel import Breuk, Cijfer, Orakel, Regel
from tests.sessies import SESSIE
from tests.store.bouw import Rij, lees_in, maak_editie, maak_gebeurtenis, voeg_editie_toe
from tests.stukken import bewaar_groep

STAD, WIJKEN, BUURTEN = "GM1234", ("WK123401", "WK123402"), ("BU12340101", "BU12340201")
ANDERS = WIJKEN[1]  # has another name, and so is another area, within the borders of 2024
LEDEN = ("GM2001", "GM2002", "GM2003")
KERN = eigen_code(STAD, "Kern")
DEEL = (STAD, *WIJKEN, *BUURTEN)
ALLE = (*DEEL, *LEDEN, "NL00")
JAREN, GRENZEN = range(2020, 2025), (2020, 2024)
SOORTEN: tuple[PeriodeSoort, ...] = ("jaar", "kwartaal", "maand")
NOEMERS = ("BRP", "CBS")
INBRAAK = Indicator(
    code="inbraak",
    naam="Woninginbraak",
    thema="T1.3",
    eenheid="per 1.000",
    noemer="inwoners",
    richting="ongunstig",
    ontstaan="breng",
)
VM = Indicator(code="vm", naam="Voelt zich onveilig", thema="T1.4", eenheid="percentage", richting="ongunstig")
INWONERS = Indicator(code="inwoners", naam="inwoners")
OUDERS = {**dict.fromkeys(WIJKEN, STAD), **dict(zip(BUURTEN, WIJKEN, strict=True))}


def _naam(code: str, grens: int) -> str:
    return f"{code} {grens}" if code == ANDERS else code


def _gebieden() -> list[Gebied]:
    niveaus = {"GM": "gemeente", "WK": "wijk", "BU": "buurt"}
    vast = [
        Gebied.model_validate(
            {
                "code": code,
                "naam": _naam(code, grens),
                "niveau": niveaus[code[:2]],
                "indelingsjaar": grens,
                "ouder": OUDERS.get(code),
                "gemeente": code if code in LEDEN else STAD,
            }
        )
        for grens in GRENZEN
        for code in (*DEEL, *LEDEN)
    ]
    eigen = Gebied(code=KERN, naam="Kern", niveau="eigen", indelingsjaar=2024, ouder=STAD, gemeente=STAD, delen=BUURTEN)
    return [*vast, eigen]


class Wereld(NamedTuple):
    """Rows in the order in which they are read in, and breaks."""

    regels: tuple[Regel, ...]
    breuken: tuple[Breuk, ...]


def maak_wereld(rng: random.Random) -> Wereld:
    """Counts per year, quarter or month, denominators of two bronnen, a survey; with gaps and corrections."""
    regels: list[Regel] = []

    def voeg_toe(upload: int, soort: tuple[str, str, str], gebied: str, periode: str, waarde: float | None) -> None:
        marge = 3.0 if soort[2] == "percentage" and waarde is not None else None
        grens = rng.choice(GRENZEN)
        onder, boven = (None, None) if marge is None or waarde is None else (waarde - marge, waarde + marge)
        regels.append(Regel(upload, *soort, gebied, periode, grens, waarde, onder, boven))

    for jaar in JAREN:
        kort = rng.choice(SOORTEN)
        for gebied in ALLE:
            for periode in perioden_van(kort, van=jaar, tot=jaar):
                for upload in (1, 3) if rng.random() < 0.2 else (1,):
                    if rng.random() < 0.97:
                        waarde = None if rng.random() < 0.03 else float(rng.randint(5, 90))
                        voeg_toe(upload, ("inbraak", "Politie", "aantal"), gebied, periode.code, waarde)
            for upload, bron in zip(rng.sample([1, 2, 3], 2), NOEMERS, strict=True):
                if rng.random() < 0.8:
                    aantal = float(rng.choice([400, 3000, 4000, 5000]))
                    voeg_toe(upload, ("inwoners", bron, "aantal"), gebied, f"{jaar}JJ00", aantal)
            if rng.random() < 0.7:
                procent = float(rng.randint(10, 40))
                voeg_toe(1, ("vm", "Veiligheidsmonitor", "percentage"), gebied, f"{jaar}JJ00", procent)
    # Months of one year have one indelingsjaar more often than not, or no year would ever be whole.
    vast = {(r.indicator, r.gebied, r.periode[:4]): r.grens for r in reversed(regels)}
    zelfde = [r._replace(grens=vast[r.indicator, r.gebied, r.periode[:4]]) for r in regels]
    gekozen = zelfde if rng.random() < 0.7 else regels
    dag = date(rng.choice([2019, *JAREN, 2025]), rng.randint(1, 12), 15)
    waar = rng.choice([frozenset({*DEEL, KERN}), frozenset({WIJKEN[0], BUURTEN[0]})])
    uniek = {(r.upload, *r[1:7]): r for r in gekozen}
    return Wereld(tuple(uniek.values()), (Breuk(dag, waar),) if rng.random() < 0.7 else ())


def lees_wereld(store: Store, wereld: Wereld) -> UUID:
    """All read in; the id of the edition."""
    for upload in (1, 2, 3):
        rijen = [
            Rij(r.indicator, r.bron, r.maat, r.gebied, r.periode, r.grens, "totaal", r.waarde, r.onder, r.boven,
                "definitief" if r.waarde is not None else "ontbrekend", n)
            for n, r in enumerate(wereld.regels, 1)
            if r.upload == upload
        ]  # fmt: skip
        lees_in(
            store,
            rijen,
            inhoud=str(upload).encode(),
            indicatoren=(INWONERS, INBRAAK, VM) if upload == 1 else (),
            gebieden=_gebieden() if upload == 1 else (),
        )
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    for breuk in wereld.breuken:
        gebieden = () if STAD in breuk.gebieden else (WIJKEN[0],)
        gebeurtenis = maak_gebeurtenis(editie, van=breuk.dag, gebieden=gebieden, themas=("T1.3",), is_breuk=True)
        store.dossier.schrijf(gebeurtenis)
    bewaar_groep(store, SESSIE, editie=editie.id, naam="Regio", gemeenten=list(LEDEN))
    return editie.id


def maak_orakel(wereld: Wereld) -> Orakel:
    namen = {(code, grens): _naam(code, grens) for code in (*DEEL, *LEDEN) for grens in GRENZEN}
    return Orakel(wereld.regels, namen=namen, delen={KERN: BUURTEN}, breuken=wereld.breuken)


def _tempo(orakel: Orakel, gebied: str, jaar: int) -> Cijfer | None:
    return orakel.tempo(INBRAAK, "Politie", gebied, jaar)


def _zelfde(een: float | None, ander: float | None) -> bool:
    return een == ander if een is None or ander is None else een == pytest.approx(ander, rel=1e-9)


zaden = st.integers(0, 10_000)
# Twenty for the long form (KVDASH_ZADEN=20): each makes a store, a page or a document.
VASTE_ZADEN = range(int(os.environ.get("KVDASH_ZADEN", "3")))
VERGELIJKERS: tuple[Vergelijker, ...] = ("gemeente", "nederland", "vergelijkbaar")


@given(zaden, st.sampled_from(VERGELIJKERS), st.sampled_from(["per 1.000", "aantal"]), st.sampled_from(WIJKEN))
@settings(max_examples=6, deadline=None, phases=(Phase.reuse, Phase.generate))  # a smaller seed is no smaller world
def test_all_consumers_have_what_the_oracle_computes(
    tmp_path_factory: pytest.TempPathFactory, zaad: int, vergelijker: Vergelijker, maat: str, gekozen: str
) -> None:
    wereld = maak_wereld(random.Random(zaad))
    orakel = maak_orakel(wereld)
    with open_store(tmp_path_factory.mktemp("overeen") / "proef.duckdb") as store:
        editie = lees_wereld(store, wereld)
        keuze = Keuze.model_validate(
            {
                "editie": editie,
                "van": 2020,
                "tot": 2024,
                "gebieden": (gekozen, KERN),
                "maat": maat,
                "vergelijker": vergelijker,
            }
        )
        for klein_beeld in beelden(store, SESSIE, keuze, ["inbraak", "vm"]):
            beeld = met_wijken(store, SESSIE, keuze, klein_beeld)
            _picture_is_right(beeld, orakel, keuze)
            _words_tables_and_files_agree(beeld)
            kaart = kaartbeeld(store, SESSIE, keuze, klein_beeld, niveau="wijk")
            assert kaart.maat == beeld.maat == klein_beeld.maat
            op_kaart = {r.gebied.code: r.punten for r in kaart.wijken}
            assert all(op_kaart[r.gebied.code] == r.punten for r in beeld.wijken if r.gebied.niveau == "wijk")
        _signals_are_right(store, editie, orakel, vergelijker)
        _months_are_right(store, keuze, orakel)


def _verwacht(beeld: IndicatorBeeld, orakel: Orakel, gebied: str, jaar: int) -> Cijfer | None:
    if beeld.maat == "per 1.000":
        return _tempo(orakel, gebied, jaar)
    return orakel.cijfer((beeld.indicator.code, beeld.bron, beeld.maat), gebied, f"{jaar}JJ00")


def _picture_is_right(beeld: IndicatorBeeld, orakel: Orakel, keuze: Keuze) -> None:
    for reeks in (*beeld.reeksen, *beeld.wijken, *([beeld.vergelijking] if beeld.vergelijking else [])):
        for punt in reeks.punten:
            jaar = punt.periode.jaar
            if reeks.gebied.code == "GROEP":
                delen = [_verwacht(beeld, orakel, lid, jaar) for lid in LEDEN]
                assert _zelfde(punt.waarde, orakel.groep(delen))
                continue
            juist = _verwacht(beeld, orakel, reeks.gebied.code, jaar)
            assert _zelfde(punt.waarde, juist.waarde if juist else None), (reeks.gebied.code, jaar)
            if juist and beeld.maat == "per 1.000":
                assert (punt.aantal, punt.noemer) == (juist.aantal, juist.noemer)
            if juist and beeld.maat == "percentage":
                assert (punt.onder, punt.boven) == (juist.onder, juist.boven)
        _only_what_compares_is_joined(beeld, orakel, reeks)
    tegen = beeld.vergelijking
    assert (
        tegen is None
        or tegen.gebied.code == {"gemeente": STAD, "nederland": "NL00", "vergelijkbaar": "GROEP"}[keuze.vergelijker]
    )


def _only_what_compares_is_joined(beeld: IndicatorBeeld, orakel: Orakel, reeks: Reeks) -> None:
    """Of a reeks with a break just the years that compare with its newest; borders are told beside each figure."""
    bekend, over = (
        [p.periode.jaar for p in punten if p.waarde is not None]
        for punten in (reeks.punten, reeks.vergelijkbaar.punten)
    )
    if beeld.indicator == INBRAAK and bekend:
        los = Cijfer(1.0, 2024, 1)
        code = reeks.gebied.code
        assert over == [jaar for jaar in bekend if orakel.vergelijkbaar(code, (jaar, los), (bekend[-1], los))]


def _words_tables_and_files_agree(beeld: IndicatorBeeld) -> None:
    """The newest figure of each line stands in the alternative text, in the table, in the CSV and as evidence."""
    tekst, blad = grafiektekst(beeld), schrijf_cijfers_csv(beeld).decode("utf-8-sig")
    regels = {(r[1], r[3]): r for r in csv.reader(io.StringIO(blad), delimiter=";") if len(r) > 4}
    tabel = cijfertabel(beeld, reeksen=beeld.alle_reeksen)
    cellen: Mapping[tuple[int, str], str] = {
        (n, rij[0].tekst): cel.tekst for rij in tabel.rijen for n, cel in enumerate(rij[1:])
    }
    getekend_als = [lijn_scene(beeld, medium) for medium in (KLEIN, DOCUMENT, WERKBLAD)]
    for scene in getekend_als:
        _drawing_is_the_picture(beeld, scene)
    assert 'aria-label="' in op_scherm(getekend_als[0], alt=tekst)
    for n, reeks in enumerate(beeld.alle_reeksen):
        laatste = reeks.laatste
        if laatste is None:
            continue
        getoond = cijfer(laatste.waarde, maat=beeld.maat)
        jaar = str(laatste.periode.jaar)
        if reeks.vergelijkbaar.uitersten:
            assert f"naar {getoond} in {jaar}" in tekst
        assert cellen[n, jaar].startswith(getoond)
        in_blad = float(regels[reeks.gebied.code, jaar][4].replace(",", "."))
        assert in_blad == pytest.approx(laatste.waarde, rel=1e-9)
        for svg in (op_scherm(getekend_als[0], alt=""), getekend(getekend_als[1])):
            assert f">{reeks.gebied.naam[:5]}" in svg
        if reeks.gebied.code != "GROEP":
            bewijs = bewijs_van(beeld, gebied=reeks.gebied.code, jaar=laatste.periode.jaar)
            assert (bewijs.waarde, bewijs.onder, bewijs.boven) == (laatste.waarde, laatste.onder, laatste.boven)
            assert getoond in bewijszin(bewijs, indicator="X", gebied="Y")


def _drawing_is_the_picture(beeld: IndicatorBeeld, scene: Scene) -> None:
    """Each figure is one marker at its own place, and no other marker is drawn; Plotly draws the same."""
    juist = {
        (r.gebied.code, p.periode.jaar): p.waarde for r in beeld.alle_reeksen for p in r.punten if p.waarde is not None
    }
    punten = [punt for deel in scene.delen if isinstance(deel, Merktekens) for punt in deel.punten]
    assert {(p.keuze.gebied, p.keuze.wanneer): p.y for p in punten if p.keuze} == juist
    assert len(punten) == len(juist)
    sporen = [spoor for spoor in figuur(scene).data if spoor.mode == "markers"]
    assert [y for spoor in sporen for y in spoor.y] == [punt.y for punt in punten]


def _signals_are_right(store: Store, editie: UUID, orakel: Orakel, vergelijker: Vergelijker) -> None:
    alle = signalen(store, SESSIE, editie=editie, jaar=2024, vergelijker=vergelijker)
    van = {s.gebied.code: s for s in alle.signalen if s.indicator.code == "inbraak"}
    for wijk in WIJKEN:
        juist = _tempo(orakel, wijk, 2024)
        assert (wijk in van) is (juist is not None)
        if juist is not None:
            _signal_is_right(van[wijk], juist, orakel)
            assert cijfer_met_eenheid(juist.waarde, maat="per 1.000", noemer="inwoners") in signaalzin(van[wijk])
            tegen = {"gemeente": STAD, "nederland": "NL00"}.get(vergelijker)
            naast = _tempo(orakel, tegen, 2024) if tegen else None
            groep = orakel.groep([_tempo(orakel, lid, 2024) for lid in LEDEN])
            if vergelijker != "gemeente":
                assert _zelfde(van[wijk].waarde_vergelijking, groep if not tegen else naast.waarde if naast else None)
    _follow_from_signals(alle, van)


def _signal_is_right(signaal: Signaal, juist: Cijfer, orakel: Orakel) -> None:
    code = signaal.gebied.code
    assert (signaal.waarde, signaal.aantal, signaal.omvang) == pytest.approx((juist.waarde, juist.aantal, juist.noemer))
    eerder = [(jaar, _tempo(orakel, code, jaar)) for jaar in JAREN]
    vorig = orakel.vergelijkbaar(code, eerder[-2], eerder[-1])
    assert (signaal.verandering is not None) is vorig
    if signaal.verandering is not None and eerder[-2][1] is not None:
        assert _zelfde(signaal.verandering.waarde, eerder[-2][1].waarde)
    if signaal.trend != "niet te bepalen":
        assert all(orakel.vergelijkbaar(code, jaar, eerder[-1]) for jaar in eerder[:-1])


def _follow_from_signals(alle: Signalen, van: Mapping[str, Signaal]) -> None:
    """Funnel, profile and what is still visible have the figures of the signals."""
    trechter = trechter_van(alle, "inbraak", bron="Politie")
    for punt in trechter.punten if trechter else ():
        assert (punt.waarde, punt.omvang) == (van[punt.gebied.code].waarde, van[punt.gebied.code].omvang)
    assert {z.gebied.code: z.aantal for z in zichtbaar(alle, "inbraak", bron="Politie")} == {
        code: round(s.aantal or 0) for code, s in van.items()
    }
    for signaal in van.values():
        profiel = make_wijkprofiel(alle, signaal.gebied)
        assert all(rij.eigen in alle.signalen for rij in profiel.rijen)


def _months_are_right(store: Store, keuze: Keuze, orakel: Orakel) -> None:
    (klein_beeld, *_) = beelden(store, SESSIE, keuze, ["inbraak"]) or (None,)
    if klein_beeld is None:
        return
    beeld = met_wijken(store, SESSIE, keuze, klein_beeld)
    soorten_periode: tuple[PeriodeSoort, ...] = ("maand", "kwartaal")
    for soort in soorten_periode:
        getekend = periodebeeld(store, SESSIE, keuze, beeld, soort=soort, spreiding=1.0)
        soorten = ("inbraak", "Politie", "aantal")
        for reeks in (*getekend.reeksen, *getekend.wijken):
            for punt in reeks.punten:
                juist = orakel.cijfer(soorten, reeks.gebied.code, punt.periode.code)
                assert _zelfde(punt.waarde, juist.waarde if juist else None), (reeks.gebied.code, punt.periode.code)
        vergelijkingen = periodevergelijkingen(
            store,
            SESSIE,
            editie=keuze.editie,
            tot=2024,
            niveau="wijk",
            soort=soort,
            tot_nu_toe=False,
        )
        for v in vergelijkingen.van("inbraak", bron="Politie"):
            juist = orakel.cijfer(soorten, v.gebied.code, v.tot.code)
            assert juist is not None and v.aantal == juist.waarde
