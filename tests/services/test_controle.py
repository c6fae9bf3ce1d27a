"""Whatever is written in whatever field of whatever kind: it is kept as it was meant, or refused in Dutch."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import product
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kvdash.domain import soorten
from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.keuze import Keuze
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import Sessie
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Inhoud, Stuk, is_leeg
from kvdash.domain.vergelijking import Groepskeuze, Vergelijkingsgroep, andere_gemeenten
from kvdash.domain.weergave import Weergave
from kvdash.errors import GeenRechtError, InvoerError, KvdashError
from kvdash.services import controle, dossier, recht
from kvdash.services.edities import begin_editie
from kvdash.services.exporteren import export_dossier
from kvdash.store import Store
from tests.sessies import SESSIE

BEWIJS = Bewijs(
    indicator="woninginbraak", bron="Politie", maat="aantal", gebied="WK999801", periode="2024JJ00", waarde=30
)
ONZICHTBAAR = "\u200b\ufeff \u2060\u3164\u2800\u00ad"


@pytest.fixture
def basis(gevuld: Store, editie: Editie) -> Iterator[dict[str, Inhoud]]:
    """One of each kind, as it can be kept."""
    (buur,) = [g.code for g in andere_gemeenten(gevuld.cijfers.gebieden(), editie.gemeente)][:1]
    dossier.maak(gevuld, SESSIE, Vergelijkingsgroep(naam="Buren", gemeenten=(buur,)), editie=editie.id)
    weergave = Weergave(naam="Inbraak", pagina="veld-1", keuze=Keuze(editie=editie.id, van=2022, tot=2024))
    alle: list[Inhoud] = [
        editie,
        Deelstatus(veld=2, paragraaf=0, onderwerp="T2.5", status="niet van toepassing", reden="Daarom."),
        Bevinding(veld=1, soort="duiding", onderwerp="T1.3", tekst="Tekst.", gebieden=("WK999801",), bewijs=(BEWIJS,)),
        Prioriteit(veld=1, naam="Wonen", deelthemas=("Licht",), elementen=("Sloten",), bewijs=(BEWIJS,)),
        Gebeurtenis(naam="Camera's", soort="plaatsing", van=date(2023, 4, 1), themas=("T1.3",), bron="Besluit"),
        Vergelijkingsgroep(naam="Regio", gemeenten=(buur,)),
        Groepskeuze(groep="Buren"),
        weergave,
    ]
    assert {type(inhoud) for inhoud in alle} == set(SOORTEN.values())
    yield {inhoud.naam_soort: inhoud for inhoud in alle}


def _schrijf(store: Store, editie: Editie, inhoud: Inhoud) -> Stuk[Any]:
    """As it can be: an edition is edited, all else is made anew."""
    if isinstance(inhoud, Editie):
        (stuk,) = store.dossier.stukken(Editie, editie.id)
        return dossier.wijzig(store, SESSIE, stuk, inhoud=inhoud)
    return dossier.maak(store, SESSIE, inhoud, editie=editie.id)


def _genormaliseerd(inhoud: Inhoud, veld: str, tekst: str) -> str:
    """What is said of it in gecontroleerd."""
    if is_leeg(tekst):
        return ""
    return " ".join(tekst.split()) if veld in inhoud.namen else tekst.strip()


TEKSTEN = st.one_of(
    st.text(),
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Z", "Mn", "L"])),
    st.text(alphabet="\u200b\ufeff \u2060\u3164\n\t"),
    st.sampled_from(["", " ", ONZICHTBAAR, "\ud800", "a\udfff", "<script>alert(1)</script>", "=1+1", "x" * 100_000]),
)


@pytest.mark.parametrize("soort", SOORTEN)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_odd_text_in_any_field_is_kept_exactly_or_refused(
    gevuld: Store, editie: Editie, basis: dict[str, Inhoud], soort: str, data: st.DataObject
) -> None:
    goed = basis[soort]
    velden = [naam for naam, waarde in goed if isinstance(waarde, str) or (waarde and isinstance(waarde, tuple))]
    veld = data.draw(st.sampled_from(velden or ["groep"]))
    tekst = data.draw(TEKSTEN)
    in_lijst = isinstance(getattr(goed, veld), tuple)
    raar = goed.model_copy(update={veld: (tekst,) if in_lijst else tekst})
    try:
        stuk = _schrijf(gevuld, editie, raar)
    except KvdashError as error:
        assert str(error)
        return
    (bewaard,) = [s for s in gevuld.dossier.stukken(SOORTEN[soort]) if s.id == stuk.id]
    assert bewaard == stuk
    schoon = _genormaliseerd(goed, veld, tekst)
    verwacht: Any = tuple(filter(None, [schoon])) if in_lijst else schoon
    if veld not in ("code", "groep"):  # made by kvdash, and as the group itself is called
        assert getattr(bewaard.inhoud, veld) == verwacht
    assert veld not in goed.vereist or getattr(bewaard.inhoud, veld)
    json.loads(export_dossier(gevuld, SESSIE, editie.id, voor="vertrouwelijk"))
    if not isinstance(goed, Editie):
        dossier.verwijder(gevuld, SESSIE, stuk)


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_value_of_another_kind_in_any_field_is_refused_or_kept_as_the_model_has_it(
    gevuld: Store, editie: Editie, basis: dict[str, Inhoud], soort: str
) -> None:
    rommel = [None, 1, 10**15, -1, float("nan"), "\ud800", [], {}, object(), ("x", 1), uuid4()]
    for veld, waarde in product(SOORTEN[soort].model_fields, rommel):
        try:
            stuk = _schrijf(gevuld, editie, basis[soort].model_copy(update={veld: waarde}))
        except KvdashError:
            continue
        assert stuk == gevuld.dossier.stuk(SOORTEN[soort], stuk.id)
        assert SOORTEN[soort].model_validate(stuk.inhoud.model_dump()) == stuk.inhoud
        if not isinstance(stuk.inhoud, Editie):
            dossier.verwijder(gevuld, SESSIE, stuk)


@pytest.mark.parametrize("soort", SOORTEN)
def test_what_must_be_there_is_missed_also_where_only_the_invisible_stands(
    gevuld: Store, editie: Editie, basis: dict[str, Inhoud], soort: str
) -> None:
    for veld, melding in SOORTEN[soort].vereist.items():
        leeg: Any = () if isinstance(getattr(basis[soort], veld), tuple) else ONZICHTBAAR
        with pytest.raises(InvoerError) as fout:
            _schrijf(gevuld, editie, basis[soort].model_copy(update={veld: leeg}))
        assert str(fout.value) == melding


ONBEKEND: list[tuple[str, dict[str, Any], str]] = [
    ("bevinding", {"gebieden": ("WK000000",)}, "WK000000"),
    ("bevinding", {"bewijs": (BEWIJS.model_copy(update={"gebied": "WK000000"}),)}, "WK000000"),
    ("bevinding", {"bewijs": (BEWIJS.model_copy(update={"indicator": "weg"}),)}, "weg"),
    ("bevinding", {"bewijs": (BEWIJS.model_copy(update={"waarde": float("inf")}),)}, "oneindig"),
    ("bevinding", {"bewijs": (BEWIJS.model_copy(update={"noemer_jaar": 10**15}),)}, "Het jaar"),
    ("bevinding", {"veld": 6}, "Veld 6"),
    ("bevinding", {"soort": "anders"}, "soort"),
    ("prioriteit", {"gebieden": ("WK000000",)}, "WK000000"),
    ("prioriteit", {"veld": 0}, "Veld 0"),
    ("gebeurtenis", {"gebieden": ("WK000000",)}, "WK000000"),
    ("gebeurtenis", {"van": date(1, 1, 1)}, "Het jaar 1 kan niet"),
    ("gebeurtenis", {"tot": date(9999, 1, 1)}, "Het jaar 9999 kan niet"),
    ("vergelijkingsgroep", {"gemeenten": ("GM0000",)}, "GM0000"),
    ("vergelijkingsgroep", {"gemeenten": ("GM9998",)}, "GM9998"),
    ("vergelijkingsgroep", {"naam": "x" * 81}, "langer dan 80"),
    ("groepskeuze", {"groep": "Bestaat niet"}, "Bestaat niet"),
    ("editie", {"plan_tot": 10**15}, "Het jaar 1000000000000000 kan niet"),
    ("editie", {"plan_van": -5}, "Het jaar -5 kan niet"),
    ("editie", {"gemeente": "GM0363"}, "gemeente van een editie"),
    ("editie", {"id": uuid4()}, "id van een editie"),
    ("editie", {"gemaakt": datetime(2020, 1, 1, tzinfo=UTC)}, "gemaakt van een editie"),
    ("weergave", {"keuze": Keuze(editie=uuid4(), van=2020, tot=2024)}, "andere editie"),
    ("deelstatus", {"veld": 9}, "Veld 9"),
]


@pytest.mark.parametrize(("soort", "velden", "melding"), ONBEKEND)
def test_what_does_not_exist_or_cannot_be_is_refused(
    gevuld: Store, editie: Editie, basis: dict[str, Inhoud], soort: str, velden: dict[str, Any], melding: str
) -> None:
    voor = gevuld.stand().dossier
    with pytest.raises(InvoerError, match=melding):
        _schrijf(gevuld, editie, basis[soort].model_copy(update=velden))
    assert gevuld.stand().dossier == voor


def test_what_was_so_when_it_was_written_may_stay(gevuld: Store, editie: Editie, basis: dict[str, Inhoud]) -> None:
    stuk = Stuk.nieuw(
        basis["bevinding"].model_copy(update={"gebieden": ("WK000000",)}),
        editie=editie.id,
        wie="Ans",
        wanneer=datetime.now(UTC),
    )
    gevuld.dossier.schrijf(stuk)
    inhoud = stuk.inhoud.model_copy(update={"tekst": "Anders.", "gebieden": ("WK000000", "WK999801")})
    assert dossier.wijzig(gevuld, SESSIE, stuk, inhoud=inhoud).inhoud == inhoud


def test_an_edition_holds_no_second_one(gevuld: Store, editie: Editie) -> None:
    for tweede in (editie, editie.model_copy(update={"id": uuid4()})):
        with pytest.raises(InvoerError, match="geen tweede"):
            dossier.maak(gevuld, SESSIE, tweede, editie=editie.id)
    assert gevuld.dossier.edities() == (editie,)


def test_what_is_not_in_the_store_is_not_edited(gevuld: Store, editie: Editie, basis: dict[str, Inhoud]) -> None:
    """A version 0 of something made up would be its making, past every check."""
    nep = Stuk.nieuw(basis["bevinding"], editie=editie.id, wie="X", wanneer=datetime.now(UTC))
    with pytest.raises(InvoerError, match="staat niet in de store"):
        dossier.wijzig(gevuld, SESSIE, nep.model_copy(update={"versie": 0}))
    with pytest.raises(InvoerError):
        dossier.verwijder(gevuld, SESSIE, nep.model_copy(update={"versie": 0}))


class Reactie(Inhoud):
    """A kind that only exists here: it hangs below a bevinding or a prioriteit, and needs nothing else in services."""

    naam_soort: ClassVar[str] = "reactie"
    rubriceert: ClassVar[bool] = True
    ouders: ClassVar[tuple[str, ...]] = ("bevinding", "prioriteit")
    vereist: ClassVar[dict[str, str]] = {"tekst": "Schrijf eerst een reactie."}

    tekst: str

    @property
    def woorden(self) -> tuple[str, ...]:
        return (self.tekst,)


@pytest.fixture
def met_reactie(monkeypatch: pytest.MonkeyPatch) -> None:
    alle = {**SOORTEN, "reactie": Reactie}
    for module in (soorten, controle, dossier, recht):
        monkeypatch.setattr(module, "SOORTEN", alle)
    monkeypatch.setattr("kvdash.store.dossier.SOORTEN", alle)


@pytest.mark.usefixtures("met_reactie")
def test_a_stuk_hangs_below_what_its_kind_may(gevuld: Store, editie: Editie, basis: dict[str, Inhoud]) -> None:
    ouders = [dossier.maak(gevuld, SESSIE, basis[soort], editie=editie.id) for soort in ("bevinding", "prioriteit")]
    for ouder in ouders:
        reactie = dossier.maak(gevuld, SESSIE, Reactie(tekst=" Eens. "), editie=editie.id, ouder=ouder.id)
        assert (reactie.ouder, reactie.inhoud.tekst) == (ouder.id, "Eens.")
        anders = dossier.wijzig(gevuld, SESSIE, reactie, inhoud=Reactie(tekst="Oneens."))
        terug = dossier.herstel_versie(gevuld, SESSIE, anders, versie=1)
        assert (terug.ouder, terug.inhoud.tekst) == (ouder.id, "Eens.")
        assert [v.actie for v in dossier.geschiedenis(gevuld, SESSIE, terug)] == ["gewijzigd", "gewijzigd", "gemaakt"]
    with pytest.raises(InvoerError, match="Schrijf eerst een reactie"):
        dossier.maak(gevuld, SESSIE, Reactie(tekst=ONZICHTBAAR), editie=editie.id, ouder=ouders[0].id)


@pytest.mark.usefixtures("met_reactie")
def test_an_ouder_must_be_there_of_this_edition_and_to_be_seen(
    gevuld: Store, editie: Editie, basis: dict[str, Inhoud]
) -> None:
    elders = begin_editie(gevuld, SESSIE, gemeente="GM9997").id
    weg = dossier.verwijder(gevuld, SESSIE, dossier.maak(gevuld, SESSIE, basis["prioriteit"], editie=editie.id))
    ander = dossier.maak(gevuld, SESSIE, Bevinding(veld=1, soort="duiding", tekst="Elders."), editie=elders)
    verkeerd = dossier.maak(gevuld, SESSIE, basis["gebeurtenis"], editie=editie.id)
    geheim = dossier.maak(gevuld, SESSIE, basis["bevinding"], editie=editie.id, rubricering="vertrouwelijk")
    reactie = Reactie(tekst="Eens.")
    for ouder in (None, uuid4(), weg.id, ander.id, verkeerd.id, editie.id):
        with pytest.raises(InvoerError, match="hoort bij een bevinding of prioriteit die er is"):
            dossier.maak(gevuld, SESSIE, reactie, editie=editie.id, ouder=ouder)
    with pytest.raises(InvoerError, match="hoort bij een bevinding of prioriteit die er is"):
        dossier.maak(gevuld, SESSIE.voor("intern"), reactie, editie=editie.id, ouder=geheim.id)
    with pytest.raises(InvoerError, match="hoort niet bij een ander stuk"):
        dossier.maak(gevuld, SESSIE, basis["bevinding"], editie=editie.id, ouder=geheim.id)
    assert dossier.maak(gevuld, SESSIE, reactie, editie=editie.id, ouder=geheim.id).ouder == geheim.id


@pytest.mark.usefixtures("met_reactie")
@pytest.mark.parametrize("eerst", [True, False])
def test_what_hangs_below_what_may_not_be_seen_is_not_seen_either(
    gevuld: Store, editie: Editie, basis: dict[str, Inhoud], *, eerst: bool
) -> None:
    """Whether its ouder was vertrouwelijk already or became so later, and whatever it is itself."""
    bevinding = dossier.maak(
        gevuld, SESSIE, basis["bevinding"], editie=editie.id, rubricering="vertrouwelijk" if eerst else None
    )
    reactie = dossier.maak(
        gevuld, SESSIE, Reactie(tekst="Eens."), editie=editie.id, ouder=bevinding.id, rubricering="openbaar"
    )
    dossier.wijzig(gevuld, SESSIE, bevinding, rubricering="vertrouwelijk")
    minder = SESSIE.voor("intern")
    assert dossier.stukken(gevuld, SESSIE, Reactie, editie=editie.id) == (reactie,)
    assert dossier.stukken(gevuld, minder, Reactie, editie=editie.id) == ()
    assert reactie.id not in {versie.id for versie in dossier.alle_versies(gevuld, minder, editie.id)}
    for doe in (
        lambda: dossier.geschiedenis(gevuld, minder, reactie),
        lambda: dossier.wijzig(gevuld, minder, reactie, inhoud=Reactie(tekst="Oneens.")),
        lambda: dossier.verwijder(gevuld, minder, reactie),
    ):
        with pytest.raises(GeenRechtError):
            doe()


def test_a_kind_that_is_not_in_the_registry_is_refused(gevuld: Store, editie: Editie) -> None:
    with pytest.raises(InvoerError, match="'reactie' kent kvdash niet"):
        dossier.maak(gevuld, SESSIE, Reactie(tekst="x"), editie=editie.id)


def test_who_may_only_read_makes_nothing(gevuld: Store, editie: Editie, basis: dict[str, Inhoud]) -> None:
    for rol in ("bestuurder", "partner"):
        wie = Sessie.van("Piet", rol)
        for soort, inhoud in basis.items():
            if rol == "bestuurder" and soort == "prioriteit":
                continue
            with pytest.raises(InvoerError):
                dossier.maak(gevuld, wie, inhoud, editie=editie.id)
