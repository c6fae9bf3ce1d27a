"""The package and its scalar functions need the standard library alone."""

import subprocess
import sys

SCRIPT = """
import sys
from kvdash import statistiek as s
s.poisson_interval(3), s.byar_interval(3), s.count_interval(30), s.rate_interval(3, 10), s.wilson_interval(3, 10)
s.proportion_funnel_limits(0.3, 10), s.rate_funnel_limits(3, 10), s.quantile_groups([1, 2], 2)
s.compare_to_benchmark(1, 2, 3), s.trend([1] * 5, [0] * 5, [2] * 5), s.rate_ratio(3, 10, 4, 10)
s.proportion_difference(3, 10, 4, 10), s.benjamini_hochberg([0.1]), s.detectable_change(10)
s.suppress([3, 9], [[0, 1]])
s.rate_ratio_p_value(3, 10, 4, 10), s.proportion_p_value(3, 10, 4, 10), s.overdispersion_factor([1, 2])
foreign = {name.partition(".")[0] for name in sys.modules} - sys.stdlib_module_names - {"kvdash", "__main__"}
print(*sorted(name for name in foreign if not name.startswith("_")))
"""

# Processor time: what else the machine does is left out.
TIMED = """
import time
import pydantic
begin = time.process_time()
import kvdash.statistiek
print(time.process_time() - begin)
"""
MOST_SECONDS = 0.05


def test_importing_takes_at_most_50_ms_beyond_python_and_pydantic() -> None:
    runs = [subprocess.run([sys.executable, "-c", TIMED], capture_output=True, text=True, check=True) for _ in range(5)]
    assert min(float(run.stdout) for run in runs) < MOST_SECONDS


def test_no_library_is_loaded() -> None:
    result = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert set(result.stdout.split()) & {"numpy", "scipy", "pandas", "pydantic", "streamlit", "duckdb"} == set()
    assert result.stdout.split() == [], result.stdout
