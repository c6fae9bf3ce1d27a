"""Statistics: pure functions that read no data and need only the standard library; numpy for the `_array` forms.

Every scalar function takes plain numbers and raises StatistiekError for what cannot be. In an `_array` form NaN
stands where the scalar form has None, and anything the scalar form refuses is refused.
"""

from kvdash.statistiek.compare import (
    Comparison,
    Difference,
    Ratio,
    compare_to_benchmark,
    compare_to_benchmark_array,
    proportion_difference,
    proportion_difference_array,
    proportion_p_value,
    proportion_p_value_array,
    rate_ratio,
    rate_ratio_array,
    rate_ratio_p_value,
    rate_ratio_p_value_array,
)
from kvdash.statistiek.funnel import (
    overdispersion_factor,
    overdispersion_factor_array,
    proportion_funnel_limits,
    proportion_funnel_limits_array,
    rate_funnel_limits,
    rate_funnel_limits_array,
)
from kvdash.statistiek.intervals import (
    Interval,
    OpenInterval,
    byar_interval,
    byar_interval_array,
    count_interval,
    count_interval_array,
    poisson_interval,
    poisson_interval_array,
    rate_interval,
    rate_interval_array,
    spread_interval,
    spread_interval_array,
    wilson_interval,
    wilson_interval_array,
)
from kvdash.statistiek.power import detectable_change
from kvdash.statistiek.ranking import benjamini_hochberg, benjamini_hochberg_array, quantile_groups
from kvdash.statistiek.suppression import suppress
from kvdash.statistiek.trends import Trend, trend, trend_array

__all__ = [
    "Comparison",
    "Difference",
    "Interval",
    "OpenInterval",
    "Ratio",
    "Trend",
    "benjamini_hochberg",
    "benjamini_hochberg_array",
    "byar_interval",
    "byar_interval_array",
    "compare_to_benchmark",
    "compare_to_benchmark_array",
    "count_interval",
    "count_interval_array",
    "detectable_change",
    "overdispersion_factor",
    "overdispersion_factor_array",
    "poisson_interval",
    "poisson_interval_array",
    "proportion_difference",
    "proportion_difference_array",
    "proportion_funnel_limits",
    "proportion_funnel_limits_array",
    "proportion_p_value",
    "proportion_p_value_array",
    "quantile_groups",
    "rate_funnel_limits",
    "rate_funnel_limits_array",
    "rate_interval",
    "rate_interval_array",
    "rate_ratio",
    "rate_ratio_array",
    "rate_ratio_p_value",
    "rate_ratio_p_value_array",
    "spread_interval",
    "spread_interval_array",
    "suppress",
    "trend",
    "trend_array",
    "wilson_interval",
    "wilson_interval_array",
]
