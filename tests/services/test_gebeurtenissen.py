"""Events: refused with a message, kept with undo, and found beside every figure they touch."""

from datetime import date

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.gebeurtenis import Gebeurtenis, geleverde_gebeurtenissen
from kvdash.domain.keuze import Keuze
from kvdash.domain.sessie import Sessie
from kvdash.errors import GeenRechtError, InvoerError, VerouderdError
from kvdash.services.cijfers import beelden
from kvdash.services.dossier import maak, verplaats, verwijder, wijzig, zet_terug
from kvdash.services.gebeurtenissen import alle_gebeurtenissen
from kvdash.store import Store
from tests.sessies import SESSIE

CAMERA = Gebeurtenis(
    naam=" Camera's in  de Haven ",
    soort="plaatsing",
    van=date(2023, 4, 1),
    gebieden=("WK999801",),
    indicatoren=("woninginbraak",),
    bron="Besluit ",
)


def _eigen(store: Store, editie: Editie) -> list[str]:
    return [g.inhoud.naam for g in alle_gebeurtenissen(store, SESSIE, editie.id) if not g.inhoud.is_geleverd]


def test_an_event_is_kept_edited_removed_and_put_back(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    nieuw = maak(gevuld, analist, CAMERA, editie=editie.id)
    assert (nieuw.inhoud.naam, nieuw.inhoud.bron, nieuw.auteur) == ("Camera's in de Haven", "Besluit", "analist")
    anders = CAMERA.model_copy(update={"tot": date(2024, 1, 1)})
    gewijzigd = wijzig(gevuld, analist, nieuw, inhoud=anders)
    assert (gewijzigd.inhoud.tot, gewijzigd.versie) == (date(2024, 1, 1), 2)
    with pytest.raises(VerouderdError):
        wijzig(gevuld, analist, nieuw, inhoud=CAMERA)
    weg = verwijder(gevuld, analist, gewijzigd)
    assert _eigen(gevuld, editie) == []
    zet_terug(gevuld, analist, weg)
    assert _eigen(gevuld, editie) == ["Camera's in de Haven"]


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"naam": "  "}, "naam"),
        ({"tot": date(2023, 3, 31)}, "eindigt vóór zij begint"),
        ({"gebieden": ("WK000000",)}, "WK000000"),
        ({"themas": ("T9.9",)}, "T9.9"),
        ({"indicatoren": ("bestaat_niet",)}, "bestaat_niet"),
    ],
)
def test_what_cannot_be_is_refused(
    gevuld: Store, editie: Editie, analist: Sessie, anders: dict[str, object], melding: str
) -> None:
    with pytest.raises(InvoerError, match=melding):
        maak(gevuld, analist, CAMERA.model_copy(update=anders), editie=editie.id)
    assert _eigen(gevuld, editie) == []


def test_what_comes_with_kvdash_stays_as_it_is(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    geleverd = geleverde_gebeurtenissen(editie.id)[0]
    with pytest.raises(InvoerError, match="hoort bij kvdash"):
        verwijder(gevuld, analist, geleverd)
    for nieuw in (geleverd.inhoud, CAMERA.model_copy(update={"is_geleverd": True})):
        with pytest.raises(InvoerError, match="hoort bij kvdash"):
            maak(gevuld, analist, nieuw, editie=editie.id)
    for poging in (wijzig, zet_terug, verplaats):
        with pytest.raises(InvoerError):
            poging(gevuld, analist, geleverd, **({"na": None} if poging is verplaats else {}))
    with pytest.raises(GeenRechtError):
        maak(gevuld, Sessie.van("l", "bestuurder"), CAMERA, editie=editie.id)


def _bij_inbraak(store: Store, editie: Editie, *gebieden: str, van: int = 2022, tot: int = 2024) -> list[str]:
    keuze = Keuze(editie=editie.id, van=van, tot=tot, gebieden=gebieden)
    (beeld,) = beelden(store, SESSIE, keuze, ["woninginbraak"])
    return [g.naam for g in beeld.gebeurtenissen]


def test_a_picture_holds_the_events_of_its_indicator_gebieden_and_years(
    gevuld: Store, editie: Editie, analist: Sessie
) -> None:
    maak(gevuld, analist, CAMERA, editie=editie.id)
    overal = CAMERA.model_copy(update={"naam": "Buurtapp", "gebieden": (), "indicatoren": (), "themas": ("T1.3",)})
    maak(gevuld, analist, overal, editie=editie.id)
    elders = overal.model_copy(update={"naam": "Skatebaan", "themas": ("T3.1",)})
    maak(gevuld, analist, elders, editie=editie.id)
    assert _bij_inbraak(gevuld, editie) == ["Coronamaatregelen", "Buurtapp"]
    assert _bij_inbraak(gevuld, editie, "WK999801") == ["Coronamaatregelen", "Buurtapp", "Camera's in de Haven"]
    assert _bij_inbraak(gevuld, editie, "WK999802") == ["Coronamaatregelen", "Buurtapp"]
    assert _bij_inbraak(gevuld, editie, "WK999801", van=2024) == []
