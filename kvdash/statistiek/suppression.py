"""Which cells of a table to leave out, so that none can be worked out from the sums that are published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kvdash.errors import StatistiekError
from kvdash.statistiek.checks import check_whole
from kvdash.statistiek.polytope import Polytope


def suppress(values: Sequence[int | None], groups: Sequence[Sequence[int]], *, threshold: int = 5) -> list[bool]:
    """Which cells to suppress: primary (1 to `threshold` − 1) and complementary, so that subtraction gives none away.

    `groups` holds, for each published sum, the indices of the cells it adds up. Guaranteed on return: over all tables
    of numbers ≥ 0 that agree with every published sum and every cell left in, the minimum and the maximum of each
    suppressed cell differ by at least `threshold` (Fischetti & Salazar 2001, Management Science 47:1008, sliding
    protection level). Complementary cells are chosen greedily and then left in again where they turn out not to be
    needed; the guarantee rests on the exact check of `Polytope`, not on that choice.

    A 0 is no person and is no reason to suppress; it may become complementary. None is a figure that is not there: it
    is never suppressed and counts as a known 0, the most an attacker can know (a sum that does contain an unknown
    amount says less). Cells in no group need no complement.

    Raises StatistiekError where no choice of cells protects, as for a sum below the threshold or a sum of one small
    cell: then the sum itself tells, and must be left out of `groups` and of the publication. Raises it too for a
    negative or broken number, and for a group with a repeated or unknown index.
    """
    table = _Table(values, groups, check_whole(threshold, "De drempel"))
    table.find_usable()
    while exposed := table.exposed(table.suppressed):
        table.suppress_beside(exposed)
    table.restore_unneeded()
    return [cell in table.suppressed for cell in range(len(values))]


class _Table:
    def __init__(self, values: Sequence[int | None], groups: Sequence[Sequence[int]], threshold: int) -> None:
        self._value = [0 if v is None else check_whole(v, "Elke cel") for v in values]
        self._known = frozenset(cell for cell, v in enumerate(values) if v is not None)
        self._threshold = threshold
        self._groups = list(dict.fromkeys(_checked(group, len(values)) & self._known for group in groups))
        self._groups_of: list[list[int]] = [[] for _ in values]
        for number, group in enumerate(self._groups):
            for cell in group:
                self._groups_of[cell].append(number)
        self._primary = {cell for cell in self._known if 0 < self._value[cell] < threshold}
        self._usable = self._known
        self.suppressed = set(self._primary)

    def find_usable(self) -> None:
        """Keep to the largest set of cells that protect each other; refuse the table if a primary cell is not in it.

        Ranges only grow with more cells suppressed, so no choice of cells protects one outside this set.
        """
        self.suppressed = set(self._known) if self._primary else set()
        while exposed := self.exposed(self.suppressed):
            if exposed & self._primary:
                raise StatistiekError(self._leak(exposed & self._primary))
            self.suppressed -= exposed
        self._usable = frozenset(self.suppressed)
        self.suppressed = set(self._primary)

    def exposed(self, cells: Iterable[int]) -> set[int]:
        """Those of these suppressed cells that the published figures pin down to less than the threshold."""
        grouped = {cell for cell in cells if self._groups_of[cell]}
        weak = {cell for cell in grouped if any(self._is_weak(group) for group in self._groups_of[cell])}
        if weak:
            return weak
        found: set[int] = set()
        while grouped:
            component = self._component(min(grouped))
            grouped -= component
            found |= self._exposed_in(sorted(component))
        return found

    def suppress_beside(self, exposed: set[int]) -> None:
        """Add the cell that mends most groups and newly breaks fewest; among equals the smallest above 0."""
        weak = {group for cell in exposed for group in self._groups_of[cell] if self._is_weak(group)}
        around = {group for cell in exposed for near in self._component(cell) for group in self._groups_of[near]}
        candidates = self._left_in(weak or around)
        self.suppressed.add(min(candidates, key=lambda cell: self._burden(cell, weak)))

    def restore_unneeded(self) -> None:
        """Leave complementary cells in again, the largest first, where the rest stays protected without them."""
        for cell in sorted(self.suppressed - self._primary, key=lambda c: (-self._value[c], c)):
            beside = self._component(cell) - {cell}
            self.suppressed.discard(cell)
            if self.exposed(beside):
                self.suppressed.add(cell)

    def _is_weak(self, group: int) -> bool:
        """Is too little suppressed in this group, whatever happens in other groups?"""
        hidden = self._groups[group] & self.suppressed
        return len(hidden) == 1 or sum(self._value[cell] for cell in hidden) < self._threshold

    def _burden(self, cell: int, weak: set[int]) -> tuple[int, bool, int, int]:
        broken = sum(not self._groups[group] & self.suppressed for group in self._groups_of[cell])
        mended = sum(self._mends(group, cell) for group in self._groups_of[cell] if group in weak)
        return broken - mended, self._value[cell] == 0, self._value[cell], cell

    def _mends(self, group: int, cell: int) -> bool:
        hidden = self._groups[group] & self.suppressed
        return self._value[cell] + sum(self._value[other] for other in hidden) >= self._threshold

    def _left_in(self, groups: set[int]) -> set[int]:
        return {cell for group in groups for cell in self._groups[group] & self._usable} - self.suppressed

    def _component(self, cell: int) -> set[int]:
        """The suppressed cells that share a group with this one, directly or through others."""
        found, waiting, seen = {cell}, [cell], set[int]()
        while waiting:
            for group in self._groups_of[waiting.pop()]:
                if group not in seen:
                    seen.add(group)
                    new = (self._groups[group] & self.suppressed) - found
                    found |= new
                    waiting.extend(new)
        return found

    def _exposed_in(self, component: list[int]) -> set[int]:
        place = {cell: i for i, cell in enumerate(component)}
        numbers = sorted({group for cell in component for group in self._groups_of[cell]})
        hidden = dict.fromkeys(self._groups[number] & self.suppressed for number in numbers)
        tables = Polytope(
            len(component),
            [sorted(place[cell] for cell in group) for group in hidden],
            [sum(self._value[cell] for cell in group) for group in hidden],
        )
        return {cell for cell in component if not tables.varies_by(place[cell], self._threshold)}

    def _leak(self, exposed: set[int]) -> str:
        cells = ", ".join(str(cell + 1) for cell in sorted(exposed))
        return (
            f"Wat in cel {cells} staat, is uit de totalen af te leiden, ook als de cellen ernaast worden weggelaten "
            f"(drempel {self._threshold}). Publiceer de totalen waarin deze cel meetelt niet."
        )


def _checked(group: Sequence[int], cells: int) -> frozenset[int]:
    indices = [check_whole(index, "Elk celnummer in een groep") for index in group]
    if len(set(indices)) < len(indices) or any(index >= cells for index in indices):
        raise StatistiekError("Een groep noemt een cel dubbel of een cel die er niet is.")
    return frozenset(indices)
