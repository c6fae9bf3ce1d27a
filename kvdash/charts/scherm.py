"""The chart people work in, as a Plotly figure."""

import plotly.graph_objects as go

from kvdash.domain.reeks import IndicatorBeeld


def lijn(beeld: IndicatorBeeld) -> go.Figure:
    """The reeksen and the comparator over the years."""
    raise NotImplementedError


def balken(beeld: IndicatorBeeld, *, jaar: int) -> go.Figure:
    """The wijken in one year, highest first, with the gemeente as a line."""
    raise NotImplementedError
