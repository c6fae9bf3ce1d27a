import pytest

from kvdash.domain.editie import Editie, ThemaStatus
from kvdash.domain.gebruiker import Gebruiker
from kvdash.errors import GeenRechtError, InvoerError
from kvdash.services import edities
from kvdash.store import Store


def test_the_name_holds_the_gemeente_and_the_years_of_the_plan(editie: Editie) -> None:
    assert editie.naam == f"Veiligheidsanalyse Proefdam {editie.plan_van}–{editie.plan_tot}"
    assert editie.plan_tot - editie.plan_van == 3


def test_before_the_areas_are_known_the_name_holds_no_code(store: Store, analist: Gebruiker) -> None:
    editie = edities.begin_editie(store, gemeente="GM9998", gebruiker=analist)
    assert editie.naam == f"Veiligheidsanalyse {editie.plan_van}–{editie.plan_tot}"


@pytest.mark.parametrize("code", ["0363", "WK036301", "", "GM9999"])
def test_other_codes_are_refused_with_an_example(store: Store, analist: Gebruiker, code: str) -> None:
    with pytest.raises(InvoerError, match="GM"):
        edities.begin_editie(store, gemeente=code, gebruiker=analist)


def test_without_an_edition_the_message_says_how_to_begin(store: Store) -> None:
    with pytest.raises(InvoerError, match="kvdash nieuw"):
        edities.first_editie(store)


def test_the_years_in_view_end_at_the_newest_figures_of_the_gemeente(gevuld: Store, editie: Editie) -> None:
    keuze = edities.default_keuze(gevuld, editie)
    assert (keuze.van, keuze.tot) == (2015, 2024)


def test_a_reader_may_not_write(store: Store) -> None:
    with pytest.raises(GeenRechtError, match="raadslid"):
        edities.begin_editie(store, gemeente="GM9998", gebruiker=Gebruiker(naam="raadslid", rol="lezer"))


def test_a_thema_is_closed_only_with_a_reason_and_can_be_opened_again(
    gevuld: Store, editie: Editie, analist: Gebruiker
) -> None:
    status = ThemaStatus(editie=editie.id, thema="T2.5", status="niet van toepassing", reden="Geen toerisme.")
    with pytest.raises(InvoerError, match="reden"):
        edities.zet_themastatus(gevuld, status.model_copy(update={"reden": " "}), gebruiker=analist)
    edities.zet_themastatus(gevuld, status, gebruiker=analist)
    assert gevuld.dossier.themastatussen(editie.id) == (status,)
    edities.wis_themastatus(gevuld, status, gebruiker=analist)
    assert gevuld.dossier.themastatussen(editie.id) == ()


def test_the_name_of_the_local_gebruiker_is_asked_once(store: Store) -> None:
    assert edities.lokale_gebruiker(store) is None
    with pytest.raises(InvoerError):
        edities.noem_gebruiker(store, "  ")
    edities.noem_gebruiker(store, " team  veiligheid ")
    assert edities.lokale_gebruiker(store) == Gebruiker(naam="team veiligheid")
