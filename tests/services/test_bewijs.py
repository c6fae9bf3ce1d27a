"""What a plan does to the figures under bevindingen and prioriteiten."""

from typing import Any

import pytest

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.editie import Editie
from kvdash.domain.sessie import RUBRICERINGEN, Sessie
from kvdash.domain.stuk import Stuk
from kvdash.domain.upload import Bewijswijziging
from kvdash.services.dossier import rubriceer, verwijder
from kvdash.services.inlezen import lees_in
from kvdash.store import Store
from kvdash.taal import meervoud
from kvdash.ui.text import gegevens as tekst
from tests import bestanden
from tests.stukken import markeer_prioriteit, schrijf_bevinding

CIJFER = bestanden.aantal("WK999801", 2024)


def bewijs(store: Store, **velden: Any) -> Bewijs:
    rij = next(d for d in store.cijfers.dekking() if d.maat == "aantal" and "inbraak" in d.indicator)
    standaard = {"indicator": rij.indicator, "bron": rij.bron, "maat": "aantal", "gebied": "WK999801"}
    return Bewijs(**({**standaard, "periode": "2024JJ00", "waarde": CIJFER} | velden))


def schrijf(store: Store, editie: Editie, wie: Sessie, **velden: Any) -> Stuk[Bevinding]:
    return schrijf_bevinding(
        store,
        wie,
        editie=editie.id,
        veld=1,
        soort="aandachtspunt",
        tekst="Meer inbraken in Haven",
        bewijs=[bewijs(store, **velden)],
    )


def geraakt(store: Store, wie: Sessie, *, extra: int = 5) -> tuple[Bewijswijziging, ...]:
    return lees_in(store, wie, "later.csv", bestanden.politie(extra=extra), proef=True).plan.bewijs


def test_old_and_new_under_bevinding_and_prioriteit(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    bevinding = schrijf(gevuld, editie, analist)
    prioriteit = markeer_prioriteit(gevuld, analist, editie=editie.id, veld=1, naam="Inbraak", bewijs=[bewijs(gevuld)])
    found = geraakt(gevuld, analist)
    assert [(b.soort, b.id, b.tekst) for b in found] == [
        ("bevinding", bevinding.id, "Meer inbraken in Haven"),
        ("prioriteit", prioriteit.id, "Inbraak"),
    ]
    assert {(b.wijziging.oud, b.wijziging.nieuw) for b in found} == {(CIJFER, CIJFER + 5)}
    assert geraakt(gevuld, analist, extra=0) == ()


def test_what_the_reader_may_not_see_is_only_a_number(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    """However many figures of a text change, it is one text."""
    te_zien = schrijf(gevuld, editie, analist)
    eerder = bewijs(gevuld, gebied="WK999802", waarde=bestanden.aantal("WK999802", 2024))
    for rubricering in RUBRICERINGEN[1:]:
        schrijf_bevinding(
            gevuld,
            analist,
            editie=editie.id,
            rubricering=rubricering,
            tekst=f"Geheim, {rubricering}.",
            bewijs=[bewijs(gevuld), eerder],
        )
    rubriceer(gevuld, analist, [te_zien], rubricering="openbaar")
    for aantal, rubricering in enumerate(reversed(RUBRICERINGEN)):
        wie = analist.voor(rubricering)
        plan = lees_in(gevuld, wie, "later.csv", bestanden.politie(extra=5), proef=True).plan
        assert plan.bewijs_verborgen == aantal
        assert {b.tekst.split(",")[0] for b in plan.bewijs} == {
            te_zien.inhoud.tekst,
            *(["Geheim"] if aantal < 2 else []),
        }
        assert (f"{meervoud(aantal, 'tekst', 'teksten')} die u niet mag lezen" in tekst.geraakt(plan)) == bool(aantal)


def test_a_computed_rate_changes_with_its_count_and_its_denominator(
    gevuld: Store, editie: Editie, analist: Sessie
) -> None:
    schrijf(gevuld, editie, analist, maat="per 1.000", waarde=1.7)
    (found,) = geraakt(gevuld, analist)
    assert (found.wijziging.oud, found.wijziging.nieuw) == (CIJFER, CIJFER + 5)
    kern = bestanden.KERNCIJFERS.replace(b"18000;7000", b"18100;7100")
    plan = lees_in(gevuld, analist, "kerncijfers_2024.csv", kern, proef=True).plan
    assert [b.wijziging.nieuw for b in plan.bewijs] in ([18100], [7100])


def test_a_denominator_of_another_year_is_looked_for_in_that_year(
    gevuld: Store, editie: Editie, analist: Sessie
) -> None:
    schrijf(gevuld, editie, analist, maat="per 1.000", waarde=1.7, periode="2023JJ00", noemer_jaar=2024)
    kern = bestanden.KERNCIJFERS.replace(b"18000;7000", b"18100;7100")
    plan = lees_in(gevuld, analist, "kerncijfers_2024.csv", kern, proef=True).plan
    assert [(b.wijziging.periode, b.wijziging.nieuw) for b in plan.bewijs] in (
        [("2024JJ00", 18100)],
        [("2024JJ00", 7100)],
    )


@pytest.mark.parametrize("anders", [{"bron": "CBS"}, {"periode": "2019JJ00"}, {"gebied": "GM9997"}])
def test_other_figures_are_left_out(gevuld: Store, editie: Editie, analist: Sessie, anders: dict[str, Any]) -> None:
    schrijf(gevuld, editie, analist, **anders)
    assert geraakt(gevuld, analist) == ()


def test_what_was_removed_or_withdrawn_is_left_out(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    verwijder(gevuld, analist, schrijf(gevuld, editie, analist))
    prioriteit = markeer_prioriteit(gevuld, analist, editie=editie.id, veld=1, naam="Inbraak", bewijs=[bewijs(gevuld)])
    verwijder(gevuld, analist, prioriteit)
    assert geraakt(gevuld, analist) == ()


def test_a_gap_that_gets_a_figure_is_a_change(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    schrijf(gevuld, editie, analist, waarde=None, periode="2025JJ00")
    later = bestanden.politie().replace(b"2022JJ00", b"2025JJ00")
    (found,) = lees_in(gevuld, analist, "later.csv", later, proef=True).plan.bewijs
    assert found.wijziging.oud is None
    assert found.wijziging.nieuw == bestanden.aantal("WK999801", 2022)
