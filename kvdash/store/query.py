"""The queries, one per file in sql/."""

from functools import cache
from importlib.resources import files


@cache
def sql(naam: str) -> str:
    """The text of the query sql/<naam>.sql; its parameters are named with a dollar sign."""
    return (files("kvdash.store") / "sql" / f"{naam}.sql").read_text(encoding="utf-8")
