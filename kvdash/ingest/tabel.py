"""Where the table is in a file: preamble, header rows, data, footer."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kvdash.domain.toewijzing import kopvorm
from kvdash.errors import BestandError, NietHerkendError, OnleesbaarError
from kvdash.ingest.cellen import is_getal, is_kale_eenheid, is_teken, lees_periode
from kvdash.ingest.gebieden import lijkt_code
from kvdash.ingest.invoer import Invoer
from kvdash.ingest.tekst import Record, breedte_van

MAX_KOLOMMEN = 5000
_MAX_KOPRIJEN = 6
_VOET = re.compile(
    r"\W*(bron|toelichting|noot|let op|copyright|©|\*|\(c\)|laatst gewijzigd|peildatum|datum|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\d\) )",
    re.IGNORECASE,
)
_SLEUTEL_WAARDE = re.compile(r"\s*([^:]{1,60}?)\s*:\s+(\S.{0,200}?)\s*")


@dataclass(frozen=True)
class Tabel:
    """Tabel: the parts of a table. Lines `van` up to `tot` hold data; `koppen` are the header rows from the top.

    `tussenkoppen` are lines among the data that head a group. `monster` are data rows spread over the file, all of
    width `breedte`; `getalkolommen` the columns with numbers.
    """

    breedte: int
    aanhef: tuple[Record, ...]
    koppen: tuple[tuple[str, ...], ...]
    koprecords: tuple[Record, ...]
    voet: tuple[Record, ...]
    van: int
    tot: int
    monster: tuple[Record, ...]
    getalkolommen: frozenset[int]
    tussenkoppen: tuple[Record, ...] = ()

    def kop(self, kolom: int) -> str:
        """The lowest header cell of a column that holds text, else its number."""
        teksten = [rij[kolom].strip() for rij in self.koppen if rij[kolom].strip()]
        return teksten[-1] if teksten else f"kolom {kolom + 1}"

    @property
    def kopvormen(self) -> list[str]:
        """The kopvorm of each column, of all its header cells; a blank one in an upper row continues its left one."""
        rijen = [_doorgetrokken(rij) for rij in self.koppen[:-1]] + list(self.koppen[-1:])
        paden = [[rij[k].strip() for rij in rijen if rij[k].strip()] for k in range(self.breedte)]
        return [kopvorm("/".join(pad) or self.kop(k)) for k, pad in enumerate(paden)]

    @property
    def is_afgebroken(self) -> bool:
        """Whether the last line looks like a row of which the end is missing, and like no footer."""
        laatste = self.voet[-1] if self.voet else None
        if laatste is None or laatste.is_leeg or len(laatste.cellen) >= self.breedte:
            return False
        tekst = laatste.cellen[0].strip()
        return len(tekst) <= 60 and not _VOET.match(tekst)

    @property
    def filters(self) -> list[tuple[str, str]]:
        """What the preamble says in the form `key: value`, or in two cells side by side."""
        return [f for record in self.aanhef if (f := sleutel_en_waarde(record)) is not None]

    @property
    def titels(self) -> list[str]:
        """The lines of the preamble that are no `key: value`."""
        return [" ".join(r.cellen).strip() for r in self.aanhef if not r.is_leeg and sleutel_en_waarde(r) is None]


def _doorgetrokken(rij: Sequence[str]) -> list[str]:
    cellen: list[str] = []
    for cel in rij:
        cellen.append(cel if cel.strip() or not cellen else cellen[-1])
    return cellen


def sleutel_en_waarde(record: Record) -> tuple[str, str] | None:
    gevuld = record.gevuld
    if gevuld == (0, 1) and record.cellen[0].strip().endswith(":"):
        return record.cellen[0].strip().rstrip(":").strip(), record.cellen[1].strip()
    if gevuld == (0, 1) and len(record.cellen[0].strip()) <= 40:
        return record.cellen[0].strip(), record.cellen[1].strip()
    if gevuld != (0,):
        return None
    gevonden = _SLEUTEL_WAARDE.fullmatch(record.cellen[0])
    return (gevonden[1].lstrip("\ufeff"), gevonden[2]) if gevonden else None


def is_voettekst(record: Record) -> bool:
    """Whether a line reads like a note below a table: a source, an explanation."""
    return bool(record.cellen) and _VOET.match(record.cellen[0].strip()) is not None


class Tabelvinder:
    """Tabelvinder: finds the table of each Invoer once; `is_gebied` knows names of areas, as somebody chose them."""

    def __init__(self, is_gebied: Callable[[str], bool]) -> None:
        self.is_gebied = is_gebied
        self._gevonden: dict[int, tuple[Invoer, Tabel | BestandError]] = {}  # with the Invoer, so that it stays

    def vind(self, invoer: Invoer) -> Tabel:
        """The parts of the table. Raises NietHerkendError if there is none, OnleesbaarError for absurd widths."""
        if id(invoer) not in self._gevonden:
            self._gevonden[id(invoer)] = invoer, self._probeer(invoer)
        _, gevonden = self._gevonden[id(invoer)]
        if isinstance(gevonden, BestandError):
            raise gevonden.with_traceback(None)
        return gevonden

    def _probeer(self, invoer: Invoer) -> Tabel | BestandError:
        try:
            return _vind_tabel(invoer, is_gebied=self.is_gebied)
        except BestandError as error:
            return error


def _vind_tabel(invoer: Invoer, *, is_gebied: Callable[[str], bool]) -> Tabel:
    kop, monster = invoer.kop(), invoer.monster()
    breedte = breedte_van(monster)
    if max((len(r.cellen) for r in kop), default=0) > MAX_KOLOMMEN:
        raise OnleesbaarError(
            f"Het bestand heeft meer dan {MAX_KOLOMMEN} kolommen: dat is geen tabel die kvdash leest."
        )
    if breedte < 2:
        raise NietHerkendError(
            "In het bestand is geen tabel gevonden: er is maar één kolom. "
            "Kies een csv-bestand met puntkomma, komma of tab tussen de kolommen."
        )
    rijen = [r for r in monster if len(r.cellen) == breedte and not r.is_leeg and not r.gebroken]
    onder = _onderste(rijen)
    getallen = _getalkolommen(onder, breedte) | _getalkolommen(rijen, breedte)
    if not getallen:
        raise NietHerkendError("In het bestand is geen kolom met getallen gevonden. Is dit een tabel met cijfers?")
    begin = _eerste_data(kop, breedte, _datavorm(onder, getallen, breedte, is_gebied))
    koprecords = _koprijen(kop, begin, breedte, getallen)
    voet = _voet(invoer.staart(), breedte, onder, na=kop[begin].regel)
    tot = voet[0].regel if voet else invoer.laatste_regel + 1
    boven = max((r.regel for r in koprecords if not r.is_leeg), default=0)
    van = min([kop[begin].regel, *(r.regel for r in invoer.tussenkoppen if r.regel > boven)])
    return Tabel(
        breedte=breedte,
        aanhef=tuple(kop[: begin - len(koprecords)]),
        koppen=tuple(_op_breedte(r.cellen, breedte) for r in koprecords if not r.is_leeg),
        koprecords=tuple(r for r in koprecords if r.regel < van),
        voet=tuple(voet),
        van=van,
        tot=tot,
        monster=tuple(r for r in rijen if van <= r.regel and r not in voet),
        getalkolommen=getallen,
        tussenkoppen=invoer.tussenkoppen,
    )


def _onderste(rijen: Sequence[Record]) -> list[Record]:
    """Rows that are certainly data: from the lower half, evenly spread."""
    helft = list(rijen[len(rijen) // 2 :])
    return helft[:: max(1, len(helft) // 400)]


def _getalkolommen(rijen: Sequence[Record], breedte: int) -> frozenset[int]:
    gevonden = []
    for kolom in range(breedte):
        uniek = [t for t in dict.fromkeys(r.cellen[kolom] for r in rijen) if not is_teken(t)][:1000]
        if uniek and sum(map(is_getal, uniek)) >= 0.5 * len(uniek):
            gevonden.append(kolom)
    return frozenset(gevonden)


def _is_jaartal(tekst: str) -> bool:
    periode = lees_periode(tekst)
    return periode is not None and periode.vorm != "datum"


def _eerste_data(kop: Sequence[Record], breedte: int, vorm: "_Datavorm") -> int:
    """The position of the first data row: it looks like data, and so does one of the next two."""
    passend = [n for n, r in enumerate(kop) if len(r.cellen) == breedte and not r.is_leeg and not r.gebroken]
    for plek, n in enumerate(passend):
        volgende = [kop[m] for m in passend[plek + 1 : plek + 3]]
        if not vorm.is_data(kop[n], eerste=plek == 0) or (volgende and vorm.zijn_eenheden(volgende[0])):
            continue
        if not volgende or any(vorm.is_data(r, eerste=False) for r in volgende):
            return n
    raise NietHerkendError("In het bestand is geen regel met cijfers gevonden onder de kopregels.")


def _aandeel_jaartallen(rijen: Sequence[Record], kolom: int) -> float:
    cellen = [r.cellen[kolom] for r in rijen if r.cellen[kolom].strip()]
    return sum(map(_is_jaartal, cellen)) / len(cellen) if cellen else 0.0


@dataclass(frozen=True)
class _Datavorm:
    """What a data row looks like: numbers in `waarden`, periods in `perioden`, elsewhere codes or known areas."""

    waarden: tuple[int, ...]
    perioden: frozenset[int]
    is_gebied: Callable[[str], bool]

    def is_data(self, record: Record, *, eerste: bool) -> bool:
        """Whether a row is data, if need be with a faulty figure; a row of years above figures is a header."""
        gevuld = [c for k in self.waarden if (c := record.cellen[k]).strip()]
        rest = {k: c for k, c in enumerate(record.cellen) if k not in self.waarden and c.strip()}
        past = any(self._past(k, c) for k, c in rest.items())
        if not gevuld:
            return past and len(rest) > 1
        if past:
            return True
        if 2 * sum(is_teken(c) or is_getal(c) for c in gevuld) < len(gevuld) or _zijn_koppen(gevuld):
            return False
        return not (all(map(_is_jaartal, gevuld)) and (len(gevuld) > 1 or eerste or not rest))

    def _past(self, kolom: int, cel: str) -> bool:
        return lijkt_code(cel) or self.is_gebied(cel) or (kolom in self.perioden and lees_periode(cel) is not None)

    def zijn_eenheden(self, record: Record) -> bool:
        gevuld = [c for k in self.waarden if (c := record.cellen[k]).strip()]
        return bool(gevuld) and all(map(is_kale_eenheid, gevuld))


def _zijn_koppen(cellen: Sequence[str]) -> bool:
    """Whether these are years with words beside them ("verschil")."""
    getallen = [c for c in cellen if is_getal(c)]
    woorden = [c for c in cellen if not is_getal(c) and not is_teken(c)]
    return bool(getallen and woorden) and all(map(_is_jaartal, getallen))


def _datavorm(
    rijen: Sequence[Record], getallen: frozenset[int], breedte: int, is_gebied: Callable[[str], bool]
) -> _Datavorm:
    perioden = frozenset(k for k in range(breedte) if _aandeel_jaartallen(rijen, k) > 0.5)
    waarden = tuple(sorted(getallen - perioden)) or tuple(sorted(getallen))
    return _Datavorm(waarden=waarden, perioden=perioden - set(waarden), is_gebied=is_gebied)


def _koprijen(kop: Sequence[Record], begin: int, breedte: int, getallen: frozenset[int]) -> list[Record]:
    """The header rows above the data, from the top, with blank ones between: they have text above columns of numbers.

    Above a blank row only a row counts that says something of all columns of numbers, or the first one above the data.
    """
    gevonden: list[Record] = []
    leeg: list[Record] = []
    rijen = 0
    for record in reversed(kop[:begin]):
        if record.is_leeg:
            leeg.insert(0, record)
            continue
        boven = [record.cellen[k].strip() for k in sorted(getallen)] if len(record.cellen) == breedte else [""]
        vol = _staat_boven_alles(boven) if leeg and rijen else any(boven)
        if record.gebroken or rijen == _MAX_KOPRIJEN or not (vol or (not rijen and _is_kop_van_r(record, breedte))):
            break
        gevonden, leeg, rijen = [record, *leeg, *gevonden], [], rijen + 1
    return gevonden


def _staat_boven_alles(boven: Sequence[str]) -> bool:
    """Whether each column of numbers has a text above it, or a year on its left."""
    gevuld = [cel for cel in boven if cel]
    return len(gevuld) == len(boven) or (len(gevuld) > 1 and bool(boven[0]) and all(map(_is_jaartal, gevuld)))


def _is_kop_van_r(record: Record, breedte: int) -> bool:
    """R writes no header cell above its row names. A row with a code or a figure is a damaged one of data."""
    if not len(record.cellen) == len(record.gevuld) == breedte - 1 or any('"' in c for c in record.cellen):
        return False
    return not any(lijkt_code(c) or (is_getal(c) and not _is_jaartal(c)) for c in record.cellen)


def _op_breedte(cellen: tuple[str, ...], breedte: int) -> tuple[str, ...]:
    schoon = tuple(c.lstrip("\ufeff") for c in cellen)
    return ("",) * (breedte - len(schoon)) + schoon


def _voet(staart: Sequence[Record], breedte: int, onder: Sequence[Record], *, na: int) -> list[Record]:
    """The last lines that are blank or hold one text only."""
    eerste_kolom = Counter(r.cellen[0].strip() for r in onder)
    gevonden: list[Record] = []
    for record in reversed(staart):
        if record.regel <= na or not _is_voet(record, breedte, eerste_kolom):
            break
        gevonden.insert(0, record)
    return gevonden


def _is_voet(record: Record, breedte: int, eerste_kolom: Counter[str]) -> bool:
    if record.is_leeg:
        return True
    if record.gevuld not in ((0,), (0, 1)):
        return False
    tekst = record.cellen[0].strip()
    if len(record.cellen) == breedte and breedte == 2 and record.gevuld == (0, 1):
        return bool(_VOET.match(tekst)) and not is_getal(record.cellen[1]) and not is_teken(record.cellen[1])
    if _VOET.match(tekst):
        return True
    return (
        record.gevuld == (0,)
        and not is_getal(tekst)
        and (len(record.cellen) < breedte or (tekst not in eerste_kolom and len(tekst) > 60))
    )
