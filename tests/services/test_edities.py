import pytest

from kvdash.domain.editie import DeelParagraaf, Editie, Sluitreden
from kvdash.domain.sessie import Sessie
from kvdash.errors import GeenRechtError, InvoerError
from kvdash.services import dossier, edities
from kvdash.services.overzicht import veldoverzichten
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.stukken import sluit


def test_the_name_holds_the_gemeente_and_the_years_of_the_plan(editie: Editie) -> None:
    assert editie.naam == f"Veiligheidsanalyse Proefdam {editie.plan_van}–{editie.plan_tot}"
    assert editie.plan_tot - editie.plan_van == 3


def test_before_the_areas_are_known_the_name_holds_no_code(store: Store, analist: Sessie) -> None:
    editie = edities.begin_editie(store, analist, gemeente="GM9998")
    assert editie.naam == f"Veiligheidsanalyse {editie.plan_van}–{editie.plan_tot}"


@pytest.mark.parametrize("code", ["0363", "WK036301", "", "GM9999"])
def test_other_codes_are_refused_with_an_example(store: Store, analist: Sessie, code: str) -> None:
    with pytest.raises(InvoerError, match="GM"):
        edities.begin_editie(store, analist, gemeente=code)


def test_without_an_edition_the_message_says_how_to_begin(store: Store) -> None:
    with pytest.raises(InvoerError, match="kvdash nieuw"):
        edities.first_editie(store, SESSIE)


def test_the_years_in_view_end_at_the_newest_figures_of_the_gemeente(gevuld: Store, editie: Editie) -> None:
    keuze = edities.default_keuze(gevuld, SESSIE, editie)
    assert (keuze.van, keuze.tot) == (2015, 2024)


def test_a_reader_may_not_write(store: Store) -> None:
    with pytest.raises(GeenRechtError, match="bestuurder"):
        edities.begin_editie(store, Sessie.van("raadslid", "bestuurder"), gemeente="GM9998")


def test_a_thema_is_closed_only_with_a_reason_and_can_be_opened_again(
    gevuld: Store, editie: Editie, analist: Sessie
) -> None:
    with pytest.raises(InvoerError, match="reden"):
        sluit(gevuld, analist, editie=editie.id, reden=" ")
    stuk = sluit(gevuld, analist, editie=editie.id, reden="Geen toerisme.")
    assert edities.deelstatussen(gevuld, SESSIE, editie.id, veld=2).statussen == (stuk.inhoud,)
    weg = dossier.verwijder(gevuld, analist, stuk)
    assert edities.deelstatussen(gevuld, SESSIE, editie.id, veld=2).statussen == ()
    opnieuw = sluit(gevuld, analist, editie=editie.id, reden="Toch niet.")
    assert (opnieuw.id, opnieuw.versie) == (weg.id, weg.versie + 1)
    assert edities.deelstatussen(gevuld, SESSIE, editie.id, veld=2).statussen == (opnieuw.inhoud,)


@pytest.mark.parametrize(
    ("deel", "status", "melding"),
    [
        ((1, 2, "R1"), "niet van toepassing", "R1"),
        ((1, 3, "T1.1"), "niet van toepassing", "T1.1"),
        ((2, 1, "T1.1"), "niet van toepassing", "T1.1"),
        ((1, 4, "T1.1"), "niet van toepassing", "T1.1"),
        ((1, 2, "T1.1"), "geen cijfers beschikbaar", "geen cijfers"),
    ],
)
def test_a_part_that_does_not_exist_cannot_be_closed(
    gevuld: Store,
    editie: Editie,
    analist: Sessie,
    deel: tuple[int, DeelParagraaf, str],
    status: Sluitreden,
    melding: str,
) -> None:
    veld, paragraaf, onderwerp = deel
    with pytest.raises(InvoerError, match=melding):
        sluit(gevuld, analist, editie=editie.id, veld=veld, paragraaf=paragraaf, onderwerp=onderwerp, status=status)


def test_what_is_closed_counts_as_complete(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    def openstaand() -> set[tuple[int, str | None]]:
        keuze = edities.default_keuze(gevuld, SESSIE, editie)
        return {(deel.paragraaf, deel.onderwerp) for deel in veldoverzichten(gevuld, SESSIE, keuze)[1].openstaand}

    voor = openstaand()
    delen: tuple[tuple[DeelParagraaf, str], ...] = ((0, "T2.5"), (3, "T2.1"), (4, "bewoners"))
    for paragraaf, onderwerp in delen:
        sluit(gevuld, analist, editie=editie.id, paragraaf=paragraaf, onderwerp=onderwerp)
    assert voor - openstaand() == {(1, "T2.5"), (2, "T2.5"), (3, "T2.5"), (3, "T2.1")}
    sluit(gevuld, analist, editie=editie.id, paragraaf=4, onderwerp="ondernemers")
    assert (4, None) in voor - openstaand()
