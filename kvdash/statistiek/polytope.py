"""All tables that agree with published sums: {x ≥ 0 : every group of cells adds up to its total}.

A small simplex method in exact arithmetic (whole numbers, fractions where a pivot is not ±1), with Bland's rule
(Bland 1977, Mathematics of Operations Research 2:103), so that it always ends and never rounds.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

Exact = int | Fraction


class Polytope:
    """Tables of `cells` cells, all 0 or more, with these sums; at least one must exist and every cell be in a group."""

    def __init__(self, cells: int, groups: Sequence[Collection[int]], totals: Sequence[int]) -> None:
        self._rows: list[dict[int, Exact]] = [dict.fromkeys(group, 1) for group in groups]
        self._totals: list[Exact] = list(totals)
        self._basis: list[int] = [-1] * len(groups)
        self._find_vertex()
        self._lowest: list[Exact] = [0] * cells
        self._highest: list[Exact] = [0] * cells
        for cell, value in enumerate(self._vertex(cells)):
            self._lowest[cell] = self._highest[cell] = value

    def varies_by(self, cell: int, amount: int) -> bool:
        """Do two of the tables differ by at least `amount` in this cell?"""
        while not self._seen(cell, amount) and self._raise(cell):
            pass
        while not self._seen(cell, amount) and self._lower(cell):
            pass
        return self._seen(cell, amount)

    def _seen(self, cell: int, amount: int) -> bool:
        return self._highest[cell] - self._lowest[cell] >= amount

    def _raise(self, cell: int) -> bool:
        """One step to a table with more in this cell (or as much); False at the maximum."""
        if cell not in self._basis:
            return self._enter(cell)
        row = self._rows[self._basis.index(cell)]
        return self._enter(min((column for column, value in row.items() if value < 0), default=-1))

    def _lower(self, cell: int) -> bool:
        """One step to a table with less in this cell (or as much); False at the minimum."""
        if cell not in self._basis:
            return False
        row = self._rows[self._basis.index(cell)]
        return self._enter(min((column for column, value in row.items() if value > 0 and column != cell), default=-1))

    def _enter(self, column: int) -> bool:
        if column < 0:
            return False
        self._pivot(self._leaving(column), column)
        for cell, value in enumerate(self._vertex(len(self._lowest))):
            self._lowest[cell] = min(self._lowest[cell], value)
            self._highest[cell] = max(self._highest[cell], value)
        return True

    def _vertex(self, cells: int) -> list[Exact]:
        values: list[Exact] = [0] * cells
        for cell, total in zip(self._basis, self._totals, strict=True):
            values[cell] = total
        return values

    def _leaving(self, column: int) -> int:
        """The row that reaches 0 first when this column grows; by Bland's rule the lowest cell among equals."""
        limits = [
            (Fraction(self._totals[i]) / row[column], self._basis[i], i)
            for i, row in enumerate(self._rows)
            if row.get(column, 0) > 0
        ]
        return min(limits)[2]

    def _find_vertex(self) -> None:
        """First phase: every row gets a basic cell; rows that follow from others are dropped."""
        while True:
            columns = self._promising()
            if not columns:
                break
            column = min(columns)
            self._pivot(self._leaving(column), column)
        for i, row in enumerate(self._rows):
            if self._basis[i] < 0 and row:
                self._pivot(i, min(row))
        kept = [i for i, cell in enumerate(self._basis) if cell >= 0]
        self._rows, self._totals, self._basis = (
            [self._rows[i] for i in kept],
            [self._totals[i] for i in kept],
            [self._basis[i] for i in kept],
        )

    def _promising(self) -> list[int]:
        """Columns that bring down what the rows without a basic cell still have to reach."""
        gain: dict[int, Exact] = {}
        for row, cell in zip(self._rows, self._basis, strict=True):
            if cell < 0:
                for column, value in row.items():
                    gain[column] = gain.get(column, 0) + value
        return [column for column, value in gain.items() if value > 0]

    def _pivot(self, i: int, column: int) -> None:
        factor = self._rows[i][column]
        row = {c: _divide(value, factor) for c, value in self._rows[i].items()}
        total = _divide(self._totals[i], factor)
        self._rows[i], self._totals[i], self._basis[i] = row, total, column
        for k, other in enumerate(self._rows):
            times = other.get(column, 0)
            if k == i or times == 0:
                continue
            self._totals[k] -= times * total
            for c, value in row.items():
                changed = other.get(c, 0) - times * value
                if changed == 0:
                    other.pop(c, None)
                else:
                    other[c] = changed


def _divide(value: Exact, by: Exact) -> Exact:
    """The quotient, kept a plain int where dividing by ±1 (by far the most frequent)."""
    return value * by if by in {1, -1} else Fraction(value) / by
