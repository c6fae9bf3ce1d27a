"""The role of each column, by its values: with how sure that is, and why."""

import re

from kvdash.domain.gebied import Niveau, niveau_of_code, normalize_naam
from kvdash.domain.toewijzing import Toewijzing
from kvdash.ingest.eenheden import is_beschrijving, is_kale_eenheid, splits_kop
from kvdash.ingest.gebieden import CODEVORMEN, Codevorm, Gebiedzoeker, schone_code
from kvdash.ingest.marges import Margesoort, margesoort_van_kop
from kvdash.ingest.onderwerpen import Onderwerpzoeker
from kvdash.ingest.onderwerpkolommen import lees_margecodes, verdeel_onderwerpen
from kvdash.ingest.perioden import KWARTAALKOP, jaar_in_tekst, korrel_van_datums, lees_deel, lees_periode
from kvdash.ingest.profiel import Profiel
from kvdash.ingest.rollen import Rollen

_NIVEAUS = frozenset(
    {"land", "gemeente", "wijk", "buurt", "provincie", "eenheid", "politie-eenheid", "regio", "landsdeel"}
)
_STATUS = frozenset({"definitief", "voorlopig", "nader voorlopig"})
_RIJNUMMER = re.compile(
    r"kolom \d+|id|index|nr|nummer|rij|rijnummer|#|unnamed.*|volgnummer|objectid|_id", re.IGNORECASE
)
_CODEKOP = re.compile(
    r"(?:gemeente|wijk|buurt|gebied|regio|cbs|stadsdeel)(?:s|en)?[ _.-]?(?:code|nr|nummer|id)|"
    r"^(?:gm|wk|bu)_?(?:code|nr)?$",
    re.IGNORECASE,
)
_AFGELEID = re.compile(r"(verschil|ontwikkeling|mutatie|groei|toe-?\W*(en )?afname|trend|rang\b)", re.IGNORECASE)
_MAANDKOP = re.compile(r"maand|month|mnd", re.IGNORECASE)


def verdeel(rollen: Rollen, *, zoeker: Gebiedzoeker, onderwerpen: Onderwerpzoeker, toewijzing: Toewijzing) -> None:
    """Give every column of the table a role: the one that was confirmed, else by its values.

    Raises NietHerkendError where it must be asked; the roles that were clear are given then.
    """
    _gekozen(rollen, toewijzing)
    for profiel in rollen.vrij:
        if profiel.is_leeg and profiel.is_verborgen:
            rollen.geef(profiel.kolom, "waarde", 0.7, "de cijfers zijn verborgen")
        elif profiel.is_leeg:
            rollen.geef(profiel.kolom, "genegeerd", 1.0, "de kolom is leeg")
        elif profiel.is_tekst and lees_periode(profiel.kop):
            rollen.geef(profiel.kolom, "genegeerd", 0.7, "onder dit jaar staan geen getallen")
            rollen.waarschuwingen.append(f"Kolom '{profiel.kop}' is niet ingelezen: er staan geen getallen in.")
        elif is_beschrijving(profiel.kop) and not profiel.codes >= 0.8 and not profiel.is_tekst:
            rollen.geef(profiel.kolom, "genegeerd", 0.9, "de kop zegt dat dit een code is")
    _periode(rollen)
    _gebied(rollen, zoeker)
    _vaste_woorden(rollen)
    _rijnummer(rollen)
    _margekolommen(rollen)
    verdeel_onderwerpen(rollen, onderwerpen=onderwerpen)
    _waarden(rollen)


def _gekozen(rollen: Rollen, toewijzing: Toewijzing) -> None:
    """The roles that a user confirmed, and what follows from them for margins."""
    bevestigd = toewijzing.rollen
    for profiel in rollen.monster.profielen:
        rol = bevestigd.get(profiel.vorm)
        if rol is not None:
            rollen.geef(profiel.kolom, rol, 1.0, "zo bevestigd")
    for kolom in rollen.met("halve breedte", "ondergrens", "bovengrens"):
        soort = margesoort_van_kop(rollen.monster.profielen[kolom].kop)
        _koppel_marge(rollen, kolom, [rollen.monster.profielen[k] for k in rollen.met("waarde")], soort)
    for kolom in rollen.met("marges"):
        lees_margecodes(rollen, rollen.monster.profielen[kolom], waarden=rollen.met("waarde"))


# periode


def _periode(rollen: Rollen) -> None:
    if rollen.met("periode"):
        return
    kandidaten = sorted((p for p in rollen.vrij if _is_periode(p, rollen)), key=_fijnheid, reverse=True)
    for plek, profiel in enumerate(kandidaten):
        if plek == 0:
            rollen.geef(profiel.kolom, "periode", 1.0, f"alle waarden zijn perioden, zoals {profiel.uniek[0]}")
        else:
            rollen.geef(profiel.kolom, "genegeerd", 0.8, f"herhaalt de periode van kolom '{kandidaten[0].kop}'")
    if not kandidaten or kandidaten[0].periode_vormen == {"jaar"}:
        _maand(rollen, met_jaar=bool(kandidaten))


def _is_periode(profiel: Profiel, rollen: Rollen) -> bool:
    if profiel.perioden < 0.9 or profiel.periode_vormen >= {"jaren", "woord"}:  # 2011/12 beside 2012/13
        return False
    if profiel.periode_vormen == {"datum"}:
        return korrel_van_datums(profiel.gewoon) is not None
    if profiel.periode_vormen != {"jaar"}:
        return True
    jaren = sorted({int(p.code[:4]) for t in profiel.gewoon if (p := lees_periode(t))})
    dicht = jaren[-1] - jaren[0] + 1 <= 2 * len(jaren) + 2
    andere = any(p.is_cijfers and p.perioden < 0.9 for p in rollen.monster.profielen if p is not profiel)
    return dicht and andere


def _fijnheid(profiel: Profiel) -> tuple[int, bool, int]:
    codes = [p.code for t in profiel.gewoon if (p := lees_periode(t))]
    if profiel.periode_vormen == {"datum"}:
        fijn = 3 if korrel_van_datums(profiel.gewoon) == "maand" else 1
    else:
        fijn = 3 if any("MM" in c for c in codes) else 2 if any("KW" in c for c in codes) else 1
    return fijn, "datum" not in profiel.periode_vormen, len(profiel.uniek)


def _maand(rollen: Rollen, *, met_jaar: bool) -> None:
    """The column of months or quarters; bare numbers only beside a column of years, and by their header."""
    for profiel in rollen.vrij:
        namen = not profiel.is_leeg and {lees_deel(t) for t in profiel.gewoon}.isdisjoint({None, "JJ00"})
        hoogste = 12 if _MAANDKOP.search(profiel.kop) else 4 if KWARTAALKOP.search(profiel.kop) else 0
        nummers = met_jaar and profiel.is_geheel and all(t.isdigit() and 1 <= int(t) <= hoogste for t in profiel.uniek)
        if namen or nummers:
            rollen.geef(profiel.kolom, "maand", 0.9, "de waarden zijn maanden of kwartalen")
            return


# gebied


def _gebied(rollen: Rollen, zoeker: Gebiedzoeker) -> None:
    if rollen.met("gebiedscode", "gebiedsnaam"):
        return
    if (kaal := _kale_codes(rollen, zoeker)) is not None:
        profiel, rollen.voorvoegsel = kaal
        reden = f"de getallen zijn gebiedscodes zonder {rollen.voorvoegsel.letters}"
        rollen.geef(profiel.kolom, "gebiedscode", 0.9, reden)
        _namen_bij_code(rollen, profiel)
        return
    met_code = sorted((p for p in rollen.vrij if p.codes >= 0.8), key=lambda p: len(p.uniek), reverse=True)
    for profiel in met_code[1:]:
        rollen.geef(profiel.kolom, "genegeerd", 0.8, f"kolom '{met_code[0].kop}' heeft de fijnste gebiedscodes")
    if met_code:
        rollen.geef(
            met_code[0].kolom, "gebiedscode", 1.0, f"de waarden zijn gebiedscodes, zoals {met_code[0].uniek[0]}"
        )
        _namen_bij_code(rollen, met_code[0])
        _constante_namen(rollen, zoeker)
        return
    namen = sorted(
        ((a, p) for p in rollen.vrij if p.is_tekst and (a := _aandeel_bekend(p, zoeker)) >= 0.3),
        key=_rang,
        reverse=True,
    )
    if not namen:
        return
    aandeel, gekozen = namen[0]
    rollen.geef(gekozen.kolom, "gebiedsnaam", aandeel, f"{aandeel:.0%} van de namen is een bekend gebied")
    for _, profiel in namen[1:]:
        gemeenten = all(zoeker.indeling.find(t, niveau="gemeente") for t in profiel.uniek)
        if gemeenten and rollen.monster.bepaalt([gekozen.kolom, profiel.kolom], profiel.kolom):
            rollen.geef(profiel.kolom, "gemeente", 0.9, "de gemeente waarin het gebied ligt")
        elif _aandeel_bekend(profiel, zoeker) >= 0.6:
            rollen.geef(profiel.kolom, "genegeerd", 0.7, f"de gebieden waar die van kolom '{gekozen.kop}' in liggen")


def _kale_codes(rollen: Rollen, zoeker: Gebiedzoeker) -> tuple[Profiel, Codevorm] | None:
    """The column of numbers that are codes of areas, by header and tree; the finest areas first."""
    kolommen = [p for p in rollen.vrij if p.is_geheel and _CODEKOP.search(p.kop)]
    for vorm in CODEVORMEN:
        for profiel in kolommen:
            if all(vorm.code(t) in zoeker.indeling for t in profiel.gewoon):
                return profiel, vorm
    return None


def _rang(kandidaat: tuple[float, Profiel]) -> tuple[bool, int]:
    return kandidaat[0] >= 0.5, len(kandidaat[1].uniek)


def _aandeel_bekend(profiel: Profiel, zoeker: Gebiedzoeker) -> float:
    namen = profiel.gewoon[:3000]
    return sum(map(zoeker.is_bekend, namen)) / len(namen)


def _namen_bij_code(rollen: Rollen, code: Profiel) -> None:
    """Of the texts that the code fixes, the one with most different values is the name of the area."""
    bepaald = [
        p for p in rollen.vrij if p.is_tekst and not p.is_constant and rollen.monster.bepaalt([code.kolom], p.kolom)
    ]
    bepaald.sort(key=lambda p: len(p.uniek), reverse=True)
    for plek, profiel in enumerate(bepaald):
        if plek == 0 and 3 * len(profiel.uniek) >= len(code.uniek):
            rollen.geef(profiel.kolom, "gebiedsnaam", 0.9, "elke code heeft hier een eigen naam")
        else:
            rollen.geef(profiel.kolom, "genegeerd", 0.8, "staat vast door de gebiedscode")


def _constante_namen(rollen: Rollen, zoeker: Gebiedzoeker) -> None:
    """A name of a gebied that is the same on every line, as in a file of one gemeente, adds nothing to the codes."""
    namen = {normalize_naam(t) for k in rollen.met("gebiedsnaam") for t in rollen.monster.profielen[k].uniek}
    for profiel in [p for p in rollen.vrij if p.is_tekst and p.is_constant]:
        if normalize_naam(profiel.uniek[0]) in namen or zoeker.is_bekend(profiel.uniek[0]):
            rollen.geef(profiel.kolom, "genegeerd", 0.8, "staat vast door de gebiedscode")


# words with a fixed meaning, row numbers, margins


def _vaste_woorden(rollen: Rollen) -> None:
    for profiel in rollen.vrij:
        woorden = {t.casefold() for t in profiel.gewoon}
        if profiel.is_geheel and _CODEKOP.search(profiel.kop):
            rollen.geef(profiel.kolom, "genegeerd", 0.8, "de kop zegt dat dit een code is")
            continue
        if woorden <= _NIVEAUS:
            rollen.geef(profiel.kolom, "genegeerd", 0.9, "het soort gebied")
        elif woorden <= _STATUS:
            rollen.geef(profiel.kolom, "status", 0.9, "zegt of het cijfer voorlopig is")
        elif profiel.is_tekst and all(map(is_kale_eenheid, profiel.gewoon)):
            rollen.geef(profiel.kolom, "eenheid", 0.9, "de waarden zijn eenheden")


def _rijnummer(rollen: Rollen) -> None:
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    for profiel in getallen if len(getallen) > 1 else ():
        heet_zo = _RIJNUMMER.fullmatch(profiel.kop.strip()) is not None
        if profiel.is_genummerd and (heet_zo or (profiel.is_nummering and splits_kop(profiel.kop)[1] is None)):
            rollen.geef(profiel.kolom, "rijnummer", 0.9, "nummert de regels")
            return


def _margekolommen(rollen: Rollen) -> None:
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    marges = {p.kolom: m for p in getallen if not p.is_geheel or len(p.uniek) > 4 if (m := margesoort_van_kop(p.kop))}
    waarden = [p for p in getallen if p.kolom not in marges]
    for kolom, (soort, woorden) in marges.items():
        bij = _koppel_marge(rollen, kolom, waarden, (soort, woorden))
        if bij is not None:
            rollen.geef(kolom, soort, 0.8, f"de kop zegt dat dit de {soort} is bij '{bij.kop}'")


def _koppel_marge(
    rollen: Rollen, kolom: int, waarden: list[Profiel], soort: tuple[Margesoort, str] | None
) -> Profiel | None:
    """Note which values a column of margins bounds: those its header names, else the ones on its left."""
    woorden = soort[1] if soort else ""
    passend = [p for p in waarden if woorden and woorden in " ".join(re.split(r"[_\s\-()]+", p.kop)).casefold()]
    links = [p for p in waarden if p.kolom < kolom]
    bij = next(iter(passend or links[-1:] or waarden[:1]), None)
    if bij is not None:
        rollen.bij[kolom] = bij.kolom
    return bij


# figures


def _waarden(rollen: Rollen) -> None:
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    met_jaar = any(jaar_in_tekst(p.kop) for p in getallen)
    for profiel in getallen:
        if met_jaar and _AFGELEID.match(profiel.kop.strip()):
            rollen.geef(profiel.kolom, "genegeerd", 0.7, "de kop zegt dat dit uit de andere kolommen volgt")
            rollen.waarschuwingen.append(f"Kolom '{profiel.kop}' is niet ingelezen: hij volgt uit de andere kolommen.")
        elif len(getallen) > 1 and profiel.is_soortcode:
            rollen.geef(profiel.kolom, "genegeerd", 0.7, "de getallen lijken codes")
            rollen.waarschuwingen.append(f"Kolom '{profiel.kop}' is niet ingelezen: de getallen lijken codes.")
        else:
            rollen.geef(profiel.kolom, "waarde", 0.9, "de waarden zijn getallen")
    for profiel in rollen.vrij:
        rollen.geef(profiel.kolom, "genegeerd", 0.5, "niet herkend")


def is_gebiedenlijst(rollen: Rollen) -> bool:
    """Whether the file lists areas of at least the levels gemeente, wijk and buurt with code and name."""
    code, naam = rollen.eerste("gebiedscode"), rollen.eerste("gebiedsnaam")
    if code is None or naam is None or rollen.met("onderwerp", "marges", "uitsplitsing"):
        return False
    niveaus: set[Niveau | None] = {niveau_of_code(schone_code(t)) for t in rollen.monster.profielen[code].uniek}
    return {"gemeente", "wijk", "buurt"} <= niveaus
