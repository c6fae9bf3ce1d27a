"""As of an upload is what the store said right after it: the later store against a copy that was kept then."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from inspect import signature
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
import pytest
from pydantic import BaseModel

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import Gebied, Grens
from kvdash.domain.indicator import Indicator
from kvdash.domain.keuze import Keuze
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.upload import Afronding
from kvdash.domain.vergelijking import Groepskeuze
from kvdash.services import (
    catalogus,
    cijfers,
    edities,
    exporteren,
    gebeurtenissen,
    herkomst,
    kubus,
    overzicht,
    perioden,
    signalen,
    toetsen,
    vergelijking,
    wijken,
)
from kvdash.services.recht import RECHT_VAN
from kvdash.store import Store
from tests.bestanden import maak_kaart
from tests.services.test_overeenkomst import (
    ALLE,
    BUURTEN,
    INBRAAK,
    INWONERS,
    KERN,
    LEDEN,
    STAD,
    VASTE_ZADEN,
    VM,
    WIJKEN,
    Wereld,
    _gebieden,
    maak_wereld,
)
from tests.sessies import SESSIE
from tests.store.bouw import (
    Rij,
    lees_in,
    maak_bevinding,
    maak_editie,
    maak_gebeurtenis,
    maak_groep,
    maak_prioriteit,
    maak_stuk,
    voeg_editie_toe,
)

ZADEN = VASTE_ZADEN[: max(1, len(VASTE_ZADEN) // 3)]  # each takes most of a minute
NIEUW = Indicator(code="o_nieuw", naam="Iets nieuws", ingedeeld=False)
EERST = INBRAAK.model_copy(update={"naam": "Inbraken", "richting": "gunstig", "ook_thema": ("T1.1",)})
LATER = INBRAAK.model_copy(update={"naam": "Inbraak in de woning", "noemer": "woningen", "thema": "T1.1"})


def _rijen(wereld: Wereld, upload: int) -> list[Rij]:
    return [
        Rij(r.indicator, r.bron, r.maat, r.gebied, r.periode, r.grens, "totaal", r.waarde, r.onder, r.boven,
            "definitief" if r.waarde is not None else "ontbrekend", n)
        for n, r in enumerate(wereld.regels, 1)
        if r.upload == upload
    ]  # fmt: skip


def _extra(rng: random.Random, **velden: Any) -> list[Rij]:
    """Counts of all gebieden in one period."""
    return [
        Rij(gebied=code, waarde=float(rng.randint(5, 900)), regel=9_000 + n, **velden) for n, code in enumerate(ALLE)
    ]


def _grenzen(*codes: str, zijde: float) -> list[Grens]:

    vlakken = json.loads(maak_kaart(*codes, zijde=zijde))["features"]
    return [
        Grens(code=vlak["properties"]["code"], indelingsjaar=2024, geometrie=json.dumps(vlak["geometry"]))
        for vlak in vlakken
    ]


class _Verhaal:
    """Builds the store step by step; `kopieen` are the files as they were right after each upload."""

    def __init__(self, map_: Path, zaad: int) -> None:
        self.rng = random.Random(zaad)
        self.wereld = maak_wereld(self.rng)
        self.pad = map_ / "later.duckdb"
        self.store = Store.maak(self.pad)
        self.editie = maak_editie()
        self.uploads: list[UUID] = []
        self.kopieen: list[Path] = []

    def schrijf(self) -> None:
        """What an analysis has of itself is there from the beginning: its history is another matter."""
        schrijf = self.store.dossier.schrijf
        voeg_editie_toe(self.store, self.editie)
        for breuk in self.wereld.breuken:
            schrijf(maak_gebeurtenis(self.editie, van=breuk.dag, gebieden=(), themas=("T1.3",), is_breuk=True))
        if self.rng.random() < 0.5:
            schrijf(maak_groep(self.editie, "Regio", *LEDEN))
            schrijf(maak_stuk(Groepskeuze(groep="Regio"), editie=self.editie.id))
        schrijf(maak_prioriteit(self.editie, rubricering="openbaar"))
        schrijf(maak_bevinding(self.editie, gebieden=(BUURTEN[1],), rubricering="openbaar"))

    def lees(self, rijen: list[Rij], **velden: Any) -> None:
        nummer = len(self.uploads) + 1
        kop = b"indicator;gebied;periode;waarde\n"
        id_ = lees_in(self.store, rijen, inhoud=kop + b"%d" % nummer, tijdstip=datetime.now(UTC), **velden)
        self.uploads.append(id_)
        self.store.close()
        self.kopieen.append(self.pad.with_name(f"na-{nummer}.duckdb"))
        shutil.copy2(self.pad, self.kopieen[-1])
        self.store = Store.open(self.pad)

    def bewerk(self, *indicatoren: Indicator) -> None:
        self.store.cijfers.save_indicatoren(indicatoren)

    def trek_in(self, nummer: int) -> None:
        self.store.cijfers.trek_in(self.uploads[nummer - 1], op=datetime.now(UTC))

    def herstel(self, nummer: int) -> None:
        self.store.cijfers.herstel(self.uploads[nummer - 1])


def _vertel(verhaal: _Verhaal) -> None:
    rng, wereld = verhaal.rng, verhaal.wereld
    verhaal.schrijf()
    vast = {g.code: g for g in _gebieden() if g.indelingsjaar == 2024}
    verhaal.lees(
        _rijen(wereld, 1),
        indicatoren=(INWONERS, INBRAAK, VM),
        gebieden=_gebieden(),
        grenzen=_grenzen(*WIJKEN, *BUURTEN, zijde=0.01),
    )
    verhaal.bewerk(EERST)
    kern, wijk, lid = vast[KERN], vast[WIJKEN[0]], vast[LEDEN[0]]
    verhaal.lees(
        [*_rijen(wereld, 2), *_extra(rng, periode="2025JJ00"), *_extra(rng, indicator=NIEUW.code, periode="2024JJ00")],
        indicatoren=(NIEUW,),
        gebieden=(
            kern.model_copy(update={"delen": BUURTEN[:1]}),
            wijk.model_copy(update={"naam": "Haven", "indelingsjaar": 2020}),
            vast[BUURTEN[1]].model_copy(update={"ouder": WIJKEN[0]}),
            lid.model_copy(update={"naam": "Hernoemd"}),
            Gebied(code="GM2004", naam="Later", niveau="gemeente", indelingsjaar=2024, gemeente="GM2004"),
        ),
        afrondingen=[Afronding(bron="Politie", op=5)],
    )
    verhaal.trek_in(rng.choice([1, 2]))
    verhaal.bewerk(INWONERS.model_copy(update={"naam": "Mensen"}), NIEUW.model_copy(update={"thema": "T1.3"}))
    verhaal.lees(
        [
            *_rijen(wereld, 3),
            *_extra(rng, periode="2023JJ00", bron="Eigen telling"),
            *_extra(rng, periode="2026MM01"),
            *_extra(rng, indicator=NIEUW.code, periode="2025MM12"),
        ],
        gebieden=[vast[STAD].model_copy(update={"naam": "Nieuwstad"})],
        grenzen=_grenzen(*BUURTEN, *WIJKEN, zijde=0.02),
    )
    verhaal.bewerk(LATER, VM.model_copy(update={"naam": "Bang", "thema": "T1.2"}))
    verhaal.herstel(1)
    verhaal.herstel(2)
    verhaal.trek_in(3)
    verhaal.lees(_extra(rng, indicator="inwoners", bron="BRP", periode="2024JJ00"))
    verhaal.bewerk(LATER.model_copy(update={"eenheid": "aantal", "noemer": None}))
    verhaal.trek_in(rng.choice([1, 2]))


class _Toen(NamedTuple):
    """A store, the moment as of which it is asked, and its edition."""

    store: Store
    op: Peilmoment
    editie: Editie

    @property
    def keuzes(self) -> Iterator[Keuze]:
        gebieden: tuple[str, ...]
        for vergelijker, maat, gebieden in (
            ("gemeente", "per 1.000", (WIJKEN[0], KERN)),
            ("nederland", "aantal", ()),
            ("vergelijkbaar", "per 1.000", (WIJKEN[1],)),
        ):
            yield Keuze.model_validate(
                {
                    "editie": self.editie.id,
                    "van": 2020,
                    "tot": 2025,
                    "gebieden": gebieden,
                    "maat": maat,
                    "vergelijker": vergelijker,
                    "op": self.op,
                    "noemer_dichtstbij": vergelijker == "nederland",
                }
            )

    @property
    def keuze(self) -> Keuze:
        return next(self.keuzes)

    @property
    def beelden(self) -> tuple[IndicatorBeeld, ...]:
        codes = ["inbraak", "vm", NIEUW.code]
        return tuple(b for keuze in self.keuzes for b in cijfers.beelden(self.store, SESSIE, keuze, codes))

    def elke_keuze(self, functie: Callable[..., Any], *args: Any, **velden: Any) -> list[Any]:
        return [functie(self.store, SESSIE, keuze, *args, **velden) for keuze in self.keuzes]

    def elk_beeld(self, functie: Callable[..., Any], **velden: Any) -> list[Any]:
        return [functie(self.store, SESSIE, self.keuze, beeld, **velden) for beeld in self.beelden]

    def met_op(self, functie: Callable[..., Any], *args: Any, **velden: Any) -> Any:
        return functie(self.store, SESSIE, *args, **velden, op=self.op)

    def elke_vergelijker(self, functie: Callable[..., Any], **velden: Any) -> list[Any]:
        vragen = [
            {"editie": keuze.editie, "jaar": jaar, "vergelijker": keuze.vergelijker, **velden}
            for keuze in self.keuzes
            for jaar in (2023, 2024)
        ]
        return [self.met_op(functie, **vraag) for vraag in vragen]


def _herkomst(t: _Toen) -> list[Any]:
    return [
        t.met_op(herkomst.cijferherkomst, beeld, gebied=reeks.gebied.code, jaar=punt.periode.jaar)
        for beeld in t.beelden
        for reeks in beeld.reeksen[:1]
        for punt in reeks.punten
        if punt.herkomst is not None
    ]


def _perioden(t: _Toen) -> list[Any]:
    return [
        t.met_op(
            perioden.periodevergelijkingen,
            editie=t.editie.id,
            tot=tot,
            niveau=niveau,
            soort=soort,
            tot_nu_toe=tot_nu_toe,
        )
        for tot in (2023, 2025)
        for niveau in ("wijk", "gemeente")
        for soort in ("maand", "kwartaal")
        for tot_nu_toe in (False, True)
    ]


def _ligging(t: _Toen) -> list[Any]:
    indeling = t.store.cijfers.gebieden(op=t.op)
    return [t.met_op(wijken.ligging, indeling.get(code)) for code in (*WIJKEN, KERN)]


# The reading use cases that take `op` or a Keuze, by name.
VRAGEN: dict[str, Callable[[_Toen], Any]] = {
    "themabeelden": lambda t: [t.elke_keuze(cijfers.themabeelden, thema) for thema in ("T1.1", "T1.3")],
    "groot_beeld": lambda t: [t.elk_beeld(cijfers.groot_beeld, spreiding=1.3)],
    "eigen_beeld": lambda t: t.elk_beeld(cijfers.eigen_beeld),
    "indeling": lambda t: t.met_op(cijfers.indeling).gebieden,
    "zichtbare_gebieden": lambda t: t.met_op(cijfers.zichtbare_gebieden, t.editie),
    "indicatoren": lambda t: t.met_op(catalogus.indicatoren),
    "in_te_delen": lambda t: t.met_op(catalogus.in_te_delen),
    "default_keuze": lambda t: t.met_op(edities.default_keuze, t.editie),
    "gemeentenaam": lambda t: t.met_op(edities.gemeentenaam, STAD),
    "kaartniveaus": lambda t: t.met_op(cijfers.kaartniveaus, STAD),
    "kaartbeeld": lambda t: [t.elk_beeld(cijfers.kaartbeeld, niveau=niveau) for niveau in cijfers.NIVEAUS],
    "kaartvorm": lambda t: [t.met_op(cijfers.kaartvorm, STAD, niveau=niveau) for niveau in cijfers.NIVEAUS],
    "kaartsignalen": lambda t: t.elk_beeld(cijfers.kaartsignalen, jaar=2024, niveau="wijk"),
    "cijferherkomst": _herkomst,
    "jaren_samen": lambda t: [t.met_op(wijken.jaren_samen, b, WIJKEN[0], spreiding=1.2) for b in t.beelden],
    "gebieden_samen": lambda t: [
        t.met_op(wijken.gebieden_samen, b, tuple(WIJKEN[:2]), spreiding=1.2) for b in t.beelden
    ],
    "periodesoorten": lambda t: [
        t.met_op(perioden.periodesoorten, t.editie.id, code, bron="Politie") for code in ("inbraak", NIEUW.code)
    ],
    "periodevergelijkingen": _perioden,
    "periodestand": lambda t: t.elk_beeld(perioden.periodestand, soort="maand"),
    "signalen": lambda t: [t.elke_vergelijker(signalen.signalen, niveau=niveau) for niveau in ("wijk", "gemeente")],
    "veldsignalen": lambda t: t.elke_vergelijker(signalen.veldsignalen, veld=1),
    "themasignalen": lambda t: t.elke_vergelijker(signalen.themasignalen, thema="T1.3"),
    "met_wie_te_vergelijken": lambda t: [
        t.met_op(vergelijking.met_wie_te_vergelijken, keuze.editie, keuze.vergelijker) for keuze in t.keuzes
    ],
    "andere_gemeenten": lambda t: t.met_op(vergelijking.andere_gemeenten, t.editie.id),
    "inwoners": lambda t: [t.met_op(wijken.inwoners, code, tot=2024) for code in (*WIJKEN, KERN)],
    "ligging": _ligging,
    "over_gebied": lambda t: [t.met_op(wijken.over_gebied, editie=t.editie.id, gebied=code) for code in WIJKEN],
    "veldoverzichten": lambda t: t.elke_keuze(overzicht.veldoverzichten),
    "export_prioriteiten": lambda t: t.elke_keuze(exporteren.export_prioriteiten, formaat="csv", voor="openbaar"),
    "export_rapportage": lambda t: exporteren.rapportage(
        t.store, SESSIE, t.keuze, voor="openbaar"
    ),  # the document as it is written
    "export_signalen": lambda t: t.elke_keuze(exporteren.export_signalen),
    "export_perioden": lambda t: t.elke_keuze(exporteren.export_perioden, soort="maand"),
}


def _kubus(t: _Toen) -> list[Any]:
    """The figures themselves, with what they were counted as."""
    gelezen = kubus.lees_kubus(t.store, indicatoren=["inbraak", "vm", NIEUW.code], gebieden=[*ALLE, KERN], op=t.op)
    vlakken = [np.nan_to_num(vlak.astype(float), nan=-7).tolist() for vlak in gelezen.v[:8]]
    return [gelezen.rijen, gelezen.perioden, gelezen.volgnummers, gelezen.namen, vlakken]


def _getekend(t: _Toen) -> list[Any]:
    """What is made of signals and pictures by those who read no figures themselves."""
    gevonden = [t.met_op(signalen.signalen, editie=t.editie.id, jaar=jaar) for jaar in (2023, 2024)]
    return [
        [wijken.trechter_van(alle, "inbraak", bron="Politie") for alle in gevonden],
        [wijken.zichtbaar(alle, "inbraak", bron="Politie") for alle in gevonden],
    ]


OOK: dict[str, Callable[[_Toen], Any]] = {
    "kubus": _kubus,
    "getekend": _getekend,
    "breuken": lambda t: [
        gebeurtenissen.breuken_van(t.store, SESSIE, t.editie.id, op=t.op).dagen(INBRAAK, bron="Politie", gebied=code)
        for code in ALLE[:5]
    ],
    "dichtstbij": lambda t: vergelijking.dichtstbij(t.store, STAD, op=t.op),
    "blokken": lambda t: toetsen.lees_blokken(t.store, (STAD, *WIJKEN), van=2020, tot=2024, op=t.op).eigen.rijen,
}


def _plat(antwoord: Any) -> Any:
    """To compare field by field; what was made says when, and a Keuze as of when it was asked."""
    if isinstance(antwoord, BaseModel):
        namen = type(antwoord).model_fields.keys() - {"gemaakt_op", "op"}
        return type(antwoord).__name__, {naam: _plat(getattr(antwoord, naam)) for naam in namen}
    if isinstance(antwoord, Mapping):
        return {sleutel: _plat(waarde) for sleutel, waarde in antwoord.items()}
    if isinstance(antwoord, tuple | list):
        return [_plat(deel) for deel in antwoord]
    return antwoord


def test_each_reading_use_case_of_figures_is_asked_here() -> None:
    van_toen = {
        functie.__name__
        for functie, recht in RECHT_VAN.items()
        if recht == "lezen" and {"op", "keuze"} & signature(functie).parameters.keys()
    }
    assert van_toen == set(VRAGEN)


@pytest.fixture(scope="module", params=ZADEN)
def verhaal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Verhaal]:
    verhaal = _Verhaal(tmp_path_factory.mktemp("toen"), request.param)
    _vertel(verhaal)
    yield verhaal
    verhaal.store.close()


def test_as_of_an_upload_is_what_was_said_right_after_it(verhaal: _Verhaal) -> None:
    tijden = {u.id: u.tijdstip for u in verhaal.store.cijfers.uploads()}
    van_nu = {naam: _plat(vraag(_Toen(verhaal.store, NU, verhaal.editie))) for naam, vraag in VRAGEN.items()}
    verschillen, veranderd = [], set()
    for upload, kopie in zip(verhaal.uploads, verhaal.kopieen, strict=True):
        momenten = {naam: [Peilmoment(upload=upload)] for naam in VRAGEN}
        momenten |= {naam: [Peilmoment(upload=upload), Peilmoment(tijd=tijden[upload])] for naam in OOK}
        with Store.open(kopie) as toen:
            for naam, vraag in {**VRAGEN, **OOK}.items():
                juist = _plat(vraag(_Toen(toen, NU, verhaal.editie)))
                for op in momenten[naam]:
                    if _plat(vraag(_Toen(verhaal.store, op, verhaal.editie))) != juist:
                        verschillen.append((kopie.name, naam, op))
                if juist != van_nu.get(naam):
                    veranderd.add(naam)
    assert verschillen == []
    assert VRAGEN.keys() - veranderd <= {"kaartniveaus"}, "else nothing was proved of these"
