"""Sessies to test with."""

from kvdash.domain.sessie import Sessie

SESSIE = Sessie.van("analist", "analist")
