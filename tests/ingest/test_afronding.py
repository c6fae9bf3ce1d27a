"""Counts that are all multiples of five or ten are rounded; it is told per bron."""

import pytest

from kvdash.domain.upload import Afronding
from tests.ingest.voorbeelden import GEMEENTEN, als_csv, lange_tabel, lees


def tabel(veelvoud: int, *, aantal: int = 10, los: str | None = None) -> str:
    rijen = [["gebied", "jaar", "Fietsdiefstal (aantal)", "Zwerfvuil (%)"]]
    rijen += [
        [c, j, str(veelvoud * (n + 3 * int(j[-1]))), f"{n},3"]
        for n, c in enumerate(list(GEMEENTEN)[:aantal])
        for j in ("2020", "2021", "2022")
    ]
    if los:
        rijen[7][2] = los
    return als_csv(rijen)


@pytest.mark.parametrize(("veelvoud", "op"), [(10, 10), (5, 5), (1, 1), (7, 1), (50, 10)])
def test_rounding_is_seen_from_the_counts(veelvoud: int, op: int) -> None:
    assert lees(tabel(veelvoud)).verslag.afrondingen == (Afronding(bron="onbekend", op=op),)


def test_one_other_count_shows_that_they_are_not_rounded() -> None:
    assert lees(tabel(10, los="13")).verslag.afrondingen == (Afronding(bron="onbekend", op=1),)
    assert lees(tabel(10, los="15")).verslag.afrondingen == (Afronding(bron="onbekend", op=5),)


def test_too_few_counts_tell_nothing() -> None:
    assert lees(tabel(10, aantal=6)).verslag.afrondingen == ()
    assert lees(als_csv(lange_tabel())).verslag.afrondingen == ()
