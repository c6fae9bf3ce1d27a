"""The parts of the structure of an analyse: Veld, Thema, Rubriek, Paragraaf. kernbeleid holds what they are."""

from typing import Literal

from kvdash.domain.model import Model

ParagraafNummer = Literal[1, 2, 3, 4, 5]


class Veld(Model):
    """Veld: one of the five policy fields of a veiligheidsanalyse. `kort` is the name in the navigation."""

    nummer: int
    naam: str
    kort: str
    definitie: str

    @property
    def label(self) -> str:
        """As in the navigation: "1 Woon- en leefomgeving"."""
        return f"{self.nummer} {self.kort}"


class Thema(Model):
    """Thema: one of the 21 subjects under the velden, with key `T1.3`.

    `aliases` are other headings it has in files people use.
    """

    code: str
    naam: str
    definitie: str
    aliases: tuple[str, ...] = ()

    @property
    def veld(self) -> int:
        return int(self.code[1])

    @property
    def kop(self) -> str:
        """The heading in a document: "Thema 1.3: Objectieve veiligheid"."""
        return f"Thema {self.code[1:]}: {self.naam}"

    @property
    def groepskop(self) -> str:
        """The heading of its group in paragraph N.2: "m.b.t. objectieve veiligheid"."""
        return f"m.b.t. {self.naam[0].lower()}{self.naam[1:]}"


class Rubriek(Model):
    """Rubriek: one of the six groups in which veld 1 orders its aanpak (paragraph 1.3), with key `R1`.

    `voetnoot` explains the name in documents where the name alone does not; None elsewhere.
    """

    code: str
    naam: str
    definitie: str
    voetnoot: str | None = None

    @property
    def kop(self) -> str:
        """The heading in a document."""
        return f"Rubriek: {self.naam}"

    @property
    def groepskop(self) -> str:
        """The heading of its group in paragraph 1.3."""
        return self.naam


class Paragraaf(Model):
    """Paragraaf: one of the five parts (N.1 to N.5) that every veld has.

    `inhoud` says in the inleiding of the rapportage what the paragraph holds. `kort` is the name of its tab.
    """

    nummer: ParagraafNummer
    naam: str
    kort: str
    inhoud: str
    aanhef: str

    def kop(self, veld: Veld) -> str:
        """The heading in a document: "1.3 Aanpak: accenten en aandachtspunten"."""
        return f"{veld.nummer}.{self.nummer} {self.titel(veld)}"

    def titel(self, veld: Veld) -> str:
        """The heading without its number, for documents that number headings themselves."""
        return f"{self.naam} {veld.nummer}" if self.nummer == 5 else self.naam

    def schermkop(self, veld: Veld) -> str:
        """The tab on screen: "§ 1.3 Aanpak"; the sign keeps it apart from thema 1.3."""
        return f"§ {veld.nummer}.{self.nummer} {self.kort}"

    def inleiding(self, veld: Veld) -> str:
        """The sentence that opens the paragraph: what follows and on what it is based."""
        ordening = "rubriek" if (veld.nummer, self.nummer) == (1, 3) else "thema"
        return self.aanhef.format(veld=f"het veld {veld.naam}", ordening=ordening)
