"""The store: the only place with SQL and DuckDB. One file holds the figures (cijfers) and the analysis (dossier)."""

from kvdash.store.cijfers import Cijfers, Dekking
from kvdash.store.dossier import Dossier
from kvdash.store.engine import Stand
from kvdash.store.inlezen import Apart, Stage
from kvdash.store.store import Store

__all__ = ["Apart", "Cijfers", "Dekking", "Dossier", "Stage", "Stand", "Store"]
