"""Two texts laid beside each other: nothing of either is lost, however long they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.services.dossier import Woorden, verschil

_TEKSTEN = st.lists(st.sampled_from("abc"), max_size=12).map(" ".join)


def _terug(delen: tuple[Woorden, ...], *, zonder: str) -> list[str]:
    return " ".join(deel.tekst for deel in delen if deel.soort != zonder).split()


@given(oud=_TEKSTEN, nieuw=_TEKSTEN)
def test_both_texts_can_be_read_from_the_difference(oud: str, nieuw: str) -> None:
    delen = verschil(oud, nieuw)
    assert (_terug(delen, zonder="erbij"), _terug(delen, zonder="weg")) == (oud.split(), nieuw.split())
    assert all(deel.tekst for deel in delen)


@pytest.mark.parametrize("nieuw", ["Begin {} einde.", "{} niet.", "Iets heel anders. {}"])
def test_a_text_of_the_same_words_over_and_over_is_laid_beside_another(nieuw: str) -> None:
    """Laying each word beside each of its like would take minutes."""
    lang = "Verlichting " * 9_000
    delen = verschil(f"{lang} ook.", nieuw.format(lang))
    assert _terug(delen, zonder="weg") == nieuw.format(lang).split()
