"""What a figure is and how it was made, in short sentences with a heading each."""

from kvdash.domain.reeks import IndicatorBeeld, Punt
from kvdash.taal.getallen import cijfer, cijfer_met_eenheid, getal
from kvdash.taal.meldingen import toelichting
from kvdash.taal.woorden import hoofdletter


def herkomstzinnen(beeld: IndicatorBeeld, punt: Punt) -> tuple[tuple[str, str], ...]:
    """Heading and sentence: the figure, how it was computed, what counts, bron, vintage, margin and status."""
    indicator = beeld.indicator
    tabel = f", tabel {indicator.bron_tabel} {indicator.bron_sleutel}".rstrip() if indicator.bron_tabel else ""
    delen = (
        ("Cijfer:", f"{hoofdletter(cijfer_met_eenheid(punt.waarde, maat=beeld.maat, noemer=beeld.noemer_naam))}."),
        ("Berekend:", _berekening(beeld, punt)),
        ("Marge:", _marge(beeld, punt)),
        ("Wat telt mee:", indicator.definitie),
        ("Bron:", f"{beeld.bron}{tabel if beeld.bron == indicator.bron else ''}."),
        ("Stand:", f"{beeld.bijgewerkt}." if beeld.bijgewerkt else ""),
        ("Status:", f"{hoofdletter(toelichting(punt, noemer=beeld.noemer_naam) or 'definitief cijfer')}."),
    )
    return tuple((kop, zin) for kop, zin in delen if zin)


def _berekening(beeld: IndicatorBeeld, punt: Punt) -> str:
    """The sum behind a rate, and the months behind a year."""
    maanden = f"De som van {punt.maanden} maanden. " if punt.maanden else ""
    if beeld.maat != "per 1.000" or punt.aantal is None or not punt.noemer:
        return maanden.strip()
    jaar = f" ({punt.noemer_jaar})" if punt.noemer_jaar not in (None, punt.periode.jaar) else ""
    return (
        f"{maanden}{getal(punt.aantal)} gedeeld door {getal(punt.noemer)} {beeld.noemer_naam}{jaar}, keer 1.000, is "
        f"{cijfer(punt.waarde, maat=beeld.maat)}."
    )


def _marge(beeld: IndicatorBeeld, punt: Punt) -> str:
    if punt.onder is None or punt.boven is None:
        return ""
    onder, boven = (cijfer(grens, maat=beeld.maat) for grens in (punt.onder, punt.boven))
    return f"Door toeval kan zo'n cijfer ongeveer tussen {onder} en {boven} liggen."
