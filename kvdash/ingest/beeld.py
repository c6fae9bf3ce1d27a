"""What a file was taken for, to be seen and changed: also of a file that could not be read."""

from collections.abc import Iterable

from kvdash.domain.gebied import OnbekendGebied
from kvdash.domain.herkenning import Herkenning, Kolombeeld, Onderwerpbeeld
from kvdash.ingest.rollen import Rollen

_VOORBEELDEN = 3


def beeld_van(
    rollen: Rollen,
    *,
    blad: str,
    tabellen: tuple[str, ...] = (),
    topics: Iterable[Onderwerpbeeld] = (),
    onbekende_gebieden: Iterable[OnbekendGebied] = (),
) -> Herkenning:
    """The columns of a table, each header once, with its topics and the names of areas that are not known."""
    kolommen: dict[str, Kolombeeld] = {}
    for profiel in rollen.monster.profielen:
        rol = rollen.rollen.get(profiel.kolom)
        kolommen.setdefault(
            profiel.vorm,
            Kolombeeld(
                kop=profiel.kop,
                vorm=profiel.vorm,
                rol=rol.rol if rol else "genegeerd",
                zekerheid=rol.zekerheid if rol else 0.0,
                reden=rol.reden if rol else "niet herkend",
                voorbeelden=tuple(profiel.uniek[:_VOORBEELDEN]),
            ),
        )
    return Herkenning(
        kolommen=tuple(kolommen.values()),
        onderwerpen=tuple(topics),
        onbekende_gebieden=tuple(onbekende_gebieden),
        blad=blad,
        tabellen=tabellen,
    )
