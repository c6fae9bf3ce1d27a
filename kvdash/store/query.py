"""The queries, one per file in sql/."""

import re
from functools import cache
from importlib.resources import files

_DEEL = re.compile(r"^@(\w+)$", re.MULTILINE)


@cache
def sql(naam: str) -> str:
    """The text of the query sql/<naam>.sql; its parameters are named with a dollar sign.

    A line `@other` stands for the query sql/other.sql, so that what several ask is written once; one
    whose name begins with _ is a part of others and no query by itself.
    """
    tekst = (files("kvdash.store") / "sql" / f"{naam}.sql").read_text(encoding="utf-8")
    return _DEEL.sub(lambda deel: sql(deel[1]), tekst)
