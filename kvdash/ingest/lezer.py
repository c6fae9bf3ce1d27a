"""The way in: a file becomes checked rows in batches and an account of every line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from kvdash.domain.gebied import Gebied, OnbekendGebied
from kvdash.domain.herkenning import Herkenning
from kvdash.domain.upload import Leesverslag, Toelichting, Waarschuwing, Weigering
from kvdash.errors import OnleesbaarError, TeVeelGeweigerdError
from kvdash.ingest.bestand import Lezing
from kvdash.ingest.gebieden import Gebiedzoeker, boom_van, lijkt_code, schone_code
from kvdash.ingest.invoer import Invoer, blok_van, lees_vooruit
from kvdash.ingest.leesgang import Leesgang, Tussenopslag
from kvdash.ingest.persoonsgegevens import Opsporing
from kvdash.ingest.plan import Plan, beeld_van
from kvdash.ingest.tekst import Record
from kvdash.ingest.verdacht import Afrondingen, Verdenkingen
from kvdash.ingest.vertaling import GELEZEN, GEWEIGERD, TOELICHTINGEN, Onderwerpboek, Vertaling, Weigerregel, toestand
from kvdash.ingest.verzamel import TEGENSPRAAK, Verzameling
from kvdash.taal import jaren, meervoud, opsomming


class Leesuitkomst:
    """Leesuitkomst: the topics, periods and areas with figures, the state of the rows and suspect figures of a file.

    All of it is known when `tabellen()` has been read.
    """

    def __init__(self, leesgang: Leesgang, *, verdenkingen: Verdenkingen) -> None:
        self._leesgang = leesgang
        self._staat = np.concatenate([b.staat for b in leesgang.blokken] or [np.zeros(0, dtype=np.int8)])
        self.verdenkingen = verdenkingen
        self.afrondingen = Afrondingen()
        self.topics: set[int] = set()
        self.perioden: set[str] = set()
        self.gebieden: set[str] = set()
        self.andere_grenzen: list[Gebied] = []

    def tabellen(self) -> Iterator[pa.Table]:
        """The checked rows by gebied, indicator and periode; columns as WAARNEMING_KOLOMMEN."""
        for deel in range(self._leesgang.delen):
            verzameling = Verzameling(self._leesgang, deel=deel, staat=self._staat)
            self._neem(verzameling)
            yield from verzameling.tabellen()

    def per_staat(self) -> Counter[int]:
        """The number of lines in each state."""
        tel = np.zeros(2 + len(TOELICHTINGEN), dtype=np.int64)
        for blok in self._leesgang.blokken:
            staat = self._staat[blok.eerste : blok.eerste + len(blok.staat)]
            tel += np.bincount(staat, weights=blok.aantal, minlength=len(tel)).astype(np.int64)
        per_staat = Counter(dict(enumerate(tel.tolist())))
        for welke, regels in self._leesgang.los:
            per_staat[welke] += regels
        return per_staat

    def _neem(self, verzameling: Verzameling) -> None:
        vertaling = self._leesgang.vertaling
        self.topics |= verzameling.gebruikte_topics()
        self.perioden.update(verzameling.codes(verzameling.periode, vertaling.perioden.codes))
        self.gebieden.update(verzameling.codes(verzameling.gebied, vertaling.gebied_register.codes))
        self.andere_grenzen += verzameling.andere_grenzen()
        self.verdenkingen.neem(verzameling)
        self.afrondingen.neem(verzameling)


_HALF = Waarschuwing(soort="half bestand", tekst="De laatste regel van het bestand is niet heel.")
_ONDER_ELKAAR = (
    "Staan er meer tabellen onder elkaar, of cijfers van meer onderwerpen zonder dat erbij staat welk? "
    "Zet dan elke tabel in een eigen bestand of blad. "
)
_MAX_ONBEKEND = 200  # names of unknown areas for which others are offered
CIJFERS_PER_DEEL = 400_000


class Lezer(Lezing):
    """Lezer: a recognised table of figures.

    `bladen` are the sheets with a table and the tables of one sheet, `keuzes` those tables while nobody chose; `uitleg`
    says which of the metadata given with it explained its codes; `ontbreekt` what part of it is not there, in words.
    """

    def __init__(
        self,
        naam: str,
        *,
        invoer: Invoer,
        plan: Plan,
        zoeker: Gebiedzoeker,
        boek: Onderwerpboek,
        bladen: tuple[str, ...] = (),
        keuzes: tuple[str, ...] = (),
        ontbreekt: str = "",
        uitleg: tuple[int, ...] = (),
        werkmap: Path | None = None,
    ) -> None:
        self._naam = naam
        self.bladen = bladen
        self._keuzes = keuzes
        self._ontbreekt = ontbreekt
        self.uitleg = uitleg
        self._werkmap = werkmap
        self._invoer = invoer
        self._plan = plan
        self._zoeker = zoeker
        self._boek = boek
        self._nieuwe_gebieden: tuple[Gebied, ...] = ()
        self._gebruikt: set[int] = set()
        self._verslag: Leesverslag | None = None

    @property
    def blad(self) -> str:
        """The sheet that is read: the first of `bladen` (the sheets with a table) unless one was chosen; or nothing."""
        return self._invoer.naam

    @property
    def indeling(self) -> str:
        """The layout that was recognised, in Dutch."""
        return self._plan.indeling

    def herkenning(self) -> Herkenning:
        """What each column was taken for and, once `batches()` was read, each topic."""
        return beeld_van(
            self._plan.rollen,
            blad=self._invoer.naam,
            tabellen=self._keuzes,
            topics=self._boek.beelden(self._gebruikt),
            onbekende_gebieden=self._onbekende_gebieden(),
        )

    def _onbekende_gebieden(self) -> tuple[OnbekendGebied, ...]:
        """The names, in the part of the file that was looked at, of no known gebied or of several; often met first."""
        kolom = self._plan.rollen.eerste("gebiedsnaam")
        if kolom is None or self._plan.rollen.eerste("gebiedscode") is not None:
            return ()
        self._bereid_namen_voor()
        profiel = self._plan.rollen.monster.profielen[kolom]
        onbekend = [(n, t) for t, n in profiel.tel.most_common() if self._is_onbekend(t)]
        return tuple(
            OnbekendGebied(naam=tekst, regels=aantal, kandidaten=self._zoeker.kandidaten(tekst))
            for aantal, tekst in onbekend[:_MAX_ONBEKEND]
        )

    def _is_onbekend(self, naam: str) -> bool:
        uitkomst = self._zoeker.op_naam(naam)
        return uitkomst.gebied is None and not uitkomst.pseudo

    def batches(self) -> Iterator[pa.Table]:
        """The checked rows by gebied, indicator and periode, columns as WAARNEMING_KOLOMMEN.

        All cells are read before the first table comes; a large file waits in parts on disk. Raises
        PersoonsgegevensError (before the first table), TeVeelGeweigerdError when more than half of the data lines are
        refused, and OnleesbaarError (after the last table): keep nothing of a file before all its tables are there.
        """
        self._nieuwe_gebieden = self._lees_boom()
        self._bereid_namen_voor()
        vertaling = Vertaling(self._plan, zoeker=self._zoeker, boek=self._boek)
        with Tussenopslag(self._werkmap) as tussenopslag:
            leesgang = Leesgang(vertaling, tussenopslag=tussenopslag, grenzen=self._grenzen(vertaling))
            self._lees_blokken(leesgang)
            uitkomst = Leesuitkomst(leesgang, verdenkingen=Verdenkingen(kop=self._plan.tabel.kop))
            yield from lees_vooruit(uitkomst.tabellen())
        self._gebruikt = uitkomst.topics
        self._verslag = self._maak_verslag(leesgang, uitkomst)

    def _lees_blokken(self, leesgang: Leesgang) -> None:
        tabel = self._plan.tabel
        opsporing = Opsporing([tabel.kop(k) for k in range(tabel.breedte)])
        for blok in lees_vooruit(self._invoer.blokken(van=tabel.van, tot=tabel.tot, breedte=tabel.breedte)):
            leesgang.lees(blok)
            if not self._invoer.is_overzien:
                opsporing.neem_blok(blok)
        opsporing.weiger()
        leesgang.rond_topics_af()

    def _grenzen(self, vertaling: Vertaling) -> list[str]:
        """Codes of areas that cut a large file into parts of about CIJFERS_PER_DEEL figures, as the sample has them.

        Figures of columns that are areas stay together: there a row would lie in several parts.
        """
        plan = self._plan
        delen = self._invoer.regels_totaal * len(plan.kolommen) // CIJFERS_PER_DEEL + 1
        if delen == 1 or any(kolom.gebied for kolom in plan.kolommen):
            return []
        nummers, _ = vertaling.gebieden_van(blok_van(plan.tabel.monster, breedte=plan.tabel.breedte))
        codes = sorted(vertaling.gebied_register.codes[n] for n in nummers.tolist() if n >= 0)
        return sorted({codes[len(codes) * deel // delen] for deel in range(1, delen)}) if codes else []

    def verslag(self) -> Leesverslag:
        """The account of every line. Raises TeVeelGeweigerdError, and ValueError before `batches()` was read."""
        if self._verslag is None:
            raise ValueError("read batches() first")
        return self._verslag

    def _bereid_namen_voor(self) -> None:
        kolom = self._plan.rollen.eerste("gebiedsnaam")
        if kolom is not None and self._plan.rollen.eerste("gebiedscode") is None:
            self._zoeker.bereid_voor(self._plan.rollen.monster.profielen[kolom].uniek)
        else:
            self._zoeker.bereid_voor(k.gebied for k in self._plan.kolommen if k.gebied)

    def _lees_boom(self) -> tuple[Gebied, ...]:
        """The areas of a file that lists them, as far as the tree does not have them with these borders."""
        plan = self._plan
        if not plan.is_gebiedenlijst:
            return ()
        jaar = plan.indelingsjaar or self._jaar_van_lijst()
        boom = boom_van(self._namen_per_code(), jaar=jaar, bekend=self._zoeker.indeling)
        self._zoeker.neem_eigen(boom)
        bekend = set(self._zoeker.indeling.gebieden)
        return tuple(g for g in boom if g not in bekend)

    def _jaar_van_lijst(self) -> int:
        plan = self._plan
        kolom = plan.rollen.eerste("periode")
        perioden = [plan.periode, *(k.periode for k in plan.kolommen)]
        jaren = [int(p.code[:4]) for p in perioden if p is not None]
        if kolom is not None:
            jaren += [int(t[:4]) for t in plan.rollen.monster.profielen[kolom].uniek if t[:4].isdigit()]
        return max(jaren)

    def _namen_per_code(self) -> dict[str, str]:
        rollen, tabel = self._plan.rollen, self._plan.tabel
        code, naam = rollen.eerste("gebiedscode"), rollen.eerste("gebiedsnaam")
        namen: dict[str, str] = {}
        if code is None or naam is None:
            return namen
        for blok in self._invoer.blokken(van=tabel.van, tot=tabel.tot, breedte=tabel.breedte):
            for rij in range(len(blok.regel)):
                tekst = " ".join(blok.kolommen[naam][rij].split())
                if tekst and lijkt_code(blok.kolommen[code][rij]):
                    namen.setdefault(schone_code(blok.kolommen[code][rij]), tekst)
        return namen

    # the account

    def _maak_verslag(self, leesgang: Leesgang, uitkomst: Leesuitkomst) -> Leesverslag:
        per_staat = uitkomst.per_staat()
        data = sum(per_staat[toestand(t)] for t in ("geen waarde", "pseudogebied", "dubbele regel", "weggelaten"))
        self._tel_rest(per_staat)
        if sum(per_staat.values()) != self._invoer.regels_totaal:
            raise OnleesbaarError(
                f"Het bestand heeft {self._invoer.regels_totaal} regels, maar {sum(per_staat.values())} zijn herkend. "
                "Staat er een aanhalingsteken te veel in?"
            )
        geweigerd = tuple(self._weigering(w) for w in sorted(leesgang.geweigerd, key=lambda w: w.regel))
        _check_genoeg(per_staat, data=data, geweigerd=geweigerd)
        toegelicht: dict[Toelichting, int] = {
            t: per_staat[toestand(t)] for t in TOELICHTINGEN if per_staat[toestand(t)]
        }
        return Leesverslag(
            bestand=self._naam,
            indeling=self.indeling,
            omschrijving=self._omschrijving(uitkomst),
            blad=self.blad,
            bladen=self.bladen,
            regels_totaal=self._invoer.regels_totaal,
            regels_ingelezen=per_staat[GELEZEN],
            regels_geweigerd=per_staat[GEWEIGERD],
            toegelicht={t: n for t, n in toegelicht.items() if n},
            geweigerd=geweigerd,
            nieuwe_indicatoren=self._boek.nieuwe_indicatoren(uitkomst.topics),
            nieuwe_gebieden=(*self._nieuwe_gebieden, *uitkomst.andere_grenzen),
            waarschuwingen=self._waarschuwingen(uitkomst),
            afrondingen=uitkomst.afrondingen.uitkomst(),
        )

    def _waarschuwingen(self, uitkomst: Leesuitkomst) -> tuple[Waarschuwing, ...]:
        half = [_HALF] if self._plan.tabel.is_afgebroken else []
        if self._ontbreekt:
            half.append(Waarschuwing(soort="half bestand", tekst=self._ontbreekt))
        kolommen = [Waarschuwing(soort="kolom", tekst=tekst) for tekst in self._plan.rollen.waarschuwingen]
        eenheden = [Waarschuwing(soort="eenheid", tekst=tekst) for tekst in self._boek.waarschuwingen]
        grenzen = _waarschuw_grenzen(uitkomst.andere_grenzen)
        return (*half, *kolommen, *eenheden, *grenzen, *uitkomst.verdenkingen.waarschuwingen())

    def _tel_rest(self, per_staat: Counter[int]) -> None:
        """The lines above and below the data, and those of other tables."""
        tabel = self._plan.tabel
        per_staat[toestand("andere tabel")] += self._invoer.regels_elders
        delen: tuple[tuple[tuple[Record, ...], Toelichting], ...] = (
            (tabel.aanhef, "aanhef"),
            (tabel.koprecords, "kopregel"),
            (tabel.voet, "voetregel"),
        )
        for records, reden in delen:
            for record in records:
                per_staat[toestand("lege regel" if record.is_leeg else reden)] += record.aantal

    def _weigering(self, regel: Weigerregel) -> Weigering:
        kolom = regel.kolom if isinstance(regel.kolom, str) else self._plan.tabel.kop(regel.kolom)
        return Weigering(regel=regel.regel, kolom=kolom, waarde=regel.waarde, reden=regel.reden)

    def _omschrijving(self, uitkomst: Leesuitkomst) -> str:
        """What the file holds, for the list of uploads."""
        topics = {self._boek.topics[t].naam for t in uitkomst.topics}
        perioden, gebieden = sorted(uitkomst.perioden), len(uitkomst.gebieden)
        if not perioden:
            return "geen cijfers"
        wat = next(iter(topics)) if len(topics) == 1 else meervoud(len(topics), "onderwerp", "onderwerpen")
        wanneer = jaren(int(perioden[0][:4]), int(perioden[-1][:4]))
        return f"{wat}, {wanneer}, {meervoud(gebieden, 'gebied', 'gebieden')}"


def _waarschuw_grenzen(gebieden: Sequence[Gebied]) -> list[Waarschuwing]:
    if not gebieden:
        return []
    namen = opsomming([f"{g.naam} ({g.code})" if g.naam != g.code else g.code for g in gebieden[:10]])
    rest = f" en nog {len(gebieden) - 10}" if len(gebieden) > 10 else ""
    eerste, laatste = min(g.indelingsjaar for g in gebieden), max(g.indelingsjaar for g in gebieden)
    return [
        Waarschuwing(
            soort="andere grenzen",
            tekst=f"{namen}{rest}: onbekend in de grenzen van nu, bewaard met de grenzen van {jaren(eerste, laatste)}.",
        )
    ]


def _check_genoeg(per_staat: Counter[int], *, data: int, geweigerd: tuple[Weigering, ...]) -> None:
    totaal = per_staat[GELEZEN] + per_staat[GEWEIGERD] + data
    if 2 * per_staat[GEWEIGERD] <= totaal:
        return
    tegenspraak = sum(TEGENSPRAAK in w.reden for w in geweigerd)
    onder_elkaar = _ONDER_ELKAAR if 2 * tegenspraak > len(geweigerd) else ""
    voorbeelden = "; ".join(f"regel {w.regel}, {w.kolom}: {w.reden}" for w in geweigerd[:3])
    raise TeVeelGeweigerdError(
        f"{per_staat[GEWEIGERD]} van de {totaal} regels met cijfers zijn niet te lezen. {voorbeelden}. "
        "Klopt de gekozen gemeente, en zijn de kerncijfers van wijken en buurten ingelezen? "
        f"{onder_elkaar}Pas anders het bestand aan en lees het opnieuw in."
    )
