"""Methodebreuk: where a bron began to measure differently."""

from kvdash.domain.model import Model


class Methodebreuk(Model):
    """Methodebreuk: from `jaar` on a bron asks or counts differently; figures on either side never compare."""

    bron: str
    jaar: int


# CBS, Veiligheidsmonitor 2021: new questions and another way of asking them.
BREUKEN = (Methodebreuk(bron="Veiligheidsmonitor", jaar=2021),)


def breuk_van(bron: str) -> int | None:
    """The first year of the present method of a bron, None where it never changed."""
    return next((breuk.jaar for breuk in BREUKEN if breuk.bron == bron), None)
