"""Any sequence of uploads, undo and redo leaves the figures that a model of a few lines leaves."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvdash.domain.gebied import Gebied
from kvdash.store import Store
from tests.store.bouw import Rij, dag, lees_in, waarden

JAREN = (2022, 2023, 2024)
BESTANDEN = st.dictionaries(st.sampled_from(JAREN), st.integers(0, 3), max_size=3)
STAPPEN = st.lists(
    st.one_of(
        st.tuples(st.just("lees"), BESTANDEN),
        st.tuples(st.just("terug"), st.integers(0, 9)),
        st.tuples(st.just("herstel"), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=14,
)
Bestand = dict[int, int]


class Model:
    """What should hold: the files in order, and which of them are undone."""

    def __init__(self) -> None:
        self.bestanden: list[Bestand] = []
        self.weg: set[int] = set()

    def cijfers(self, *, tot: int | None = None, weg: set[int] | None = None) -> Bestand:
        """The figures after the first `tot` files, all of them by default; the newest that counts wins."""
        uit: Bestand = {}
        for nummer, bestand in enumerate(self.bestanden[:tot]):
            if nummer not in (self.weg if weg is None else weg):
                uit |= bestand
        return uit


@pytest.fixture(scope="module")
def gedeeld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all sequences: each has a gebied of its own."""
    with Store.maak(tmp_path_factory.mktemp("terug") / "kvdash.duckdb") as store:
        yield store


@settings(max_examples=40, deadline=None)
@given(stappen=STAPPEN)
def test_every_sequence_gives_back_exactly_what_was(gedeeld: Store, stappen: list[tuple[str, Bestand | int]]) -> None:
    model = Model()
    ids: list[UUID] = []
    weg_bij: list[set[int]] = []  # what was undone when each file came in
    gebied = f"BU{len(gedeeld.cijfers.uploads()):08d}"
    for stap, wat in stappen:
        if isinstance(wat, dict):
            weg_bij.append(set(model.weg))
            rijen = [Rij(gebied=gebied, periode=f"{jaar}JJ00", waarde=waarde) for jaar, waarde in wat.items()]
            ids.append(lees_in(gedeeld, rijen, tijdstip=dag(len(ids)), gebieden=[_gebied(gebied, len(ids))]))
            model.bestanden.append(wat)
        elif ids:
            nummer = wat % len(ids)
            if stap == "terug":
                gedeeld.cijfers.trek_in(ids[nummer], op=dag(100))
                model.weg.add(nummer)
            else:
                gedeeld.cijfers.herstel(ids[nummer], op=dag(100))
                model.weg.discard(nummer)
        assert waarden(gedeeld, gebieden=[gebied]) == model.cijfers()
    for nummer, upload in enumerate(ids):
        toen = waarden(gedeeld, gebieden=[gebied], tot_en_met=upload)
        assert toen == model.cijfers(tot=nummer + 1, weg=weg_bij[nummer])
        assert (gedeeld.cijfers.upload(upload).ingetrokken is not None) == (nummer in model.weg)
    _check_namen(gedeeld, gebied, model, len(ids))


def _gebied(code: str, nummer: int) -> Gebied:
    """The name an area has in the nth file."""
    return Gebied(code=code, naam=f"naam {nummer}", niveau="buurt", indelingsjaar=2024)


def _check_namen(store: Store, code: str, model: Model, aantal: int) -> None:
    """The name of an area is that of the newest file that counts."""
    geldig = [nummer for nummer in range(aantal) if nummer not in model.weg]
    if geldig:
        assert store.cijfers.gebieden().get(code).naam == f"naam {geldig[-1]}"
