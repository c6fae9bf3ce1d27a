"""Texts of the page Gegevens."""

from kvdash.domain.upload import Aanvaarding, Afronding, Inlezing, Leesverslag, Plan, Toelichting, Upload
from kvdash.taal import getal, meervoud, opsomming, waarschuwingskop

DELEN = {
    "inlezen": "Inlezen",
    "geschiedenis": "Geschiedenis",
    "indelen": "Nog in te delen",
    "invoeren": "Zelf invoeren",
    "sjablonen": "Sjablonen",
    "gebeurtenissen": "Gebeurtenissen",
    "gebieden": "Eigen gebieden",
    "profielen": "Importprofielen",
    "eigen": "Eigen gegevens",
}
DEEL = "Onderdeel"

OVERGESLAGEN = "Uit {zip} overgeslagen, want van het systeem zelf: {namen}."
KIES_BESTAND = "Sleep bestanden hierheen of kies ze (CSV, TXT, XLSX, XLS, ODS, JSON van CBS, GeoJSON, of een zip ermee)"
WELK_BESTAND = "Bestand"
MET_UITLEG = "Gelezen samen met {bestanden}."
ZONDER_UITLEG = "In {bestanden} staan geen codes van dit bestand: ze worden niet gebruikt."
INLEZEN_UITLEG = (
    "Bestanden van politie en CBS worden herkend zoals ze komen. U ziet eerst wat er zou veranderen; "
    "pas na Inlezen wordt er iets bewaard. "
    "Hoort er een bestand met metadata of een codelijst bij? Kies ze dan samen. "
    "Groter dan 200 MB? Gebruik dan de opdracht kvdash lees-in."
)
INBOX = "Wacht in de inbox"
INBOX_UITLEG = (
    "Bestanden in de map inbox leest kvdash zelf in als er een importprofiel voor is. Bij deze is eerst een mens nodig."
)
INBOX_BEKIJK = "Bekijk {bestand}"
INBOX_OPZIJ = "Leg {bestand} opzij"
INBOX_TE_GROOT = "Dit bestand is groter dan 200 MB. Lees het in met de opdracht: kvdash lees-in {bestand}"
INBOX_TERUG = "Terug naar de inbox"

GEMEENTE = "Gemeente, als het bestand alleen namen heeft"
GEMEENTE_UITLEG = "GM met vier cijfers, zoals GM0363. Alleen nodig als het bestand geen codes heeft."
JAAR = "Jaar, als het bestand dat niet zegt"
JAAR_UITLEG = "Alleen nodig als het jaar niet in het bestand staat."
JAAR_FOUT = "'{waarde}' is geen jaar. Vul vier cijfers in, zoals 2024."
BEKIJKEN = "Bestand bekijken …"
BEZIG_INLEZEN = "Bestand inlezen …"
WAT_WE_ZAGEN = "Wat we zagen"
WAT_VERANDERT = "Wat er verandert"
NIEUW, GEWIJZIGD, GELIJK = "Nieuwe cijfers", "Gewijzigde cijfers", "Al bekend"
WIJZIGINGEN = "Gewijzigde cijfers, grootste verschil eerst"
WIJZIGING_KOPPEN = ("Onderwerp", "Gebied", "Periode", "Oud", "Nieuw")
VERDWENEN = "Niet meer in het bestand"
VERDWENEN_UITLEG = (
    "Deze cijfers stonden in een eerder bestand, maar niet in dit. Ze blijven staan. Kloppen ze niet meer? "
    "Maak dan het eerdere bestand ongedaan bij Geschiedenis."
)
VERDWENEN_KOPPEN = ("Onderwerp", "Gebied", "Periode", "Cijfer")
BEWIJS = "Cijfers onder teksten die veranderen"
BEWIJS_KOPPEN = ("Tekst", "Onderwerp", "Gebied", "Periode", "Oud", "Nieuw")
NIEUWE_INDICATOREN = (
    "Deze onderwerpen kennen we nog niet. Klik op Aanpassen om ze nu in te delen. Doet u dat niet, dan worden ze "
    "ingelezen als 'nog niet ingedeeld' en vindt u ze terug bij Nog in te delen."
)
AANVAARDEN = "Waarom kloppen deze cijfers toch?"
AANVAARDEN_UITLEG = (
    "Inlezen kan pas als u bij elke waarschuwing hierboven zegt waarom de cijfers kloppen, "
    "of als u het bestand verbetert. De reden blijft bij het bestand staan."
)
GEWEIGERD = "Geweigerde regels"
GEWEIGERD_KOPPEN = ("Regel", "Kolom", "Waarde", "Waarom niet")
GEWEIGERD_DOWNLOAD = "Geweigerde regels downloaden (CSV)"
GEWEIGERD_MEER = "Hier staan de eerste {aantal}. Alle geweigerde regels staan in het CSV-bestand."
NOTITIE = "Notitie (mag leeg)"
INLEZEN = "Inlezen"
GEBIEDEN_NIEUW = {"grens": "Nieuwe grenzen", "eigen": "Nieuwe eigen gebieden"}
GEBIEDEN_GEWIJZIGD = {"grens": "Gewijzigde grenzen", "eigen": "Gewijzigde eigen gebieden"}
GEBIEDEN_NIETS_NIEUWS = {
    "grens": "Al deze grenzen zijn al bekend. Inlezen verandert niets aan de kaart.",
    "eigen": "Al deze eigen gebieden zijn al bekend. Inlezen verandert niets.",
}
NIETS_NIEUWS = "Alle cijfers in dit bestand zijn al bekend. Inlezen verandert niets aan de cijfers."

GEEN_UPLOADS = "Er is nog niets ingelezen. Dat doet u hierboven bij Inlezen."
GEVRAAGDE_UPLOAD = "Het bestand waar het cijfer uit komt"
ANDERE_UPLOADS = "Alle andere bestanden"
INTREKKEN = "Ongedaan maken"
HERSTELLEN = "Weer laten meetellen"
INGETROKKEN = "Telt niet meer mee"
ORIGINEEL = "Origineel downloaden"
BIJLAGE = "{bestand} (uitleg van codes) downloaden"
IS_INGETROKKEN = "{bestand} telt niet meer mee."
IS_HERSTELD = "{bestand} telt weer mee."
GESCHIEDENIS_MEER = "Oudere bestanden"

INDELEN_UITLEG = (
    "Deze onderwerpen stonden in een bestand maar niet in onze lijst. Geef ze een thema; dan staan ze bij dat veld."
)
NIETS_IN_TE_DELEN = "Alle onderwerpen hebben een thema."
THEMA = "Thema"
KIES_THEMA = "Kies een thema"
RICHTING = "Een hoog cijfer is"
RICHTINGEN = {"ongunstig": "Ongunstig", "gunstig": "Gunstig", "geen": "Geen van beide"}
ONTSTAAN = "Hoe ontstaat het cijfer?"
ONTSTANEN = {
    "breng": "Mensen melden het",
    "haal": "Politie of inspectie vindt het",
    "gemengd": "Allebei",
    "enquete": "Enquête",
    "register": "Registratie",
    "onbekend": "Weet ik niet",
}
NAAM_ONDERWERP = "Naam"
KORTE_NAAM = "Korte naam"
KORTE_NAAM_LEEG = "Zelfde als naam"
EENHEID = "Soort cijfer"
NOEMER = "Per 1.000 van"
GEEN_NOEMER = "Niet per 1.000"
BRON_ONDERWERP = "Wie publiceert het?"
DEFINITIE = "Wat valt eronder? (mag leeg)"
INDELEN = "Indelen"
INGEDEELD = "{naam} is ingedeeld."

INVOEREN_UITLEG = (
    "Voor een paar cijfers zonder bestand. Kies het onderwerp en het jaar en vul per gebied het cijfer in. "
    "Leeg is: geen cijfer."
)
INDICATOREN = "Onderwerpen"
INVOER_JAAR = "Jaar"
BRON = "Van wie komen de cijfers?"
DATUM = "Datum van de opgave (dd-mm-jjjj)"
DATUM_FOUT = "'{waarde}' is geen datum. Schrijf hem als dag-maand-jaar, zoals 31-12-2024."
GEBIED = "Gebied"
GEEN_GETAL = "{gebied}, {indicator}: {reden}."
GEEN_GEBIEDEN = (
    "De gebieden van deze gemeente zijn nog niet bekend. Lees eerst de kerncijfers van wijken en buurten in."
)
GEEN_INDICATOREN = "Van dit thema kennen we nog geen onderwerpen."
BEWAREN = "Bewaren"
AANTAL_VAN = "{naam} (aantal)"

SJABLONEN_UITLEG = (
    "Een lege tabel met de onderwerpen van een thema en uw gebieden, om aan een partner te sturen. "
    "Het ingevulde bestand leest u hier weer in."
)
SJABLOON_EXCEL = "Sjabloon downloaden (Excel)"
SJABLOON_CSV = "Sjabloon downloaden (CSV)"

GEBIEDEN_UITLEG = (
    "Een eigen gebied is een groep buurten: een stadsdeel, een kern, een rayon. De aantallen van de buurten worden bij "
    "elkaar opgeteld; percentages en rapportcijfers niet. U kunt ook een lijst inlezen met twee kolommen: "
    "eigen gebied en buurtcode."
)
GEBIEDEN_GEEN = "Er zijn nog geen eigen gebieden."
GEBIEDEN_BESTAAND = "Eigen gebieden van deze gemeente"
GEBIEDEN_KOPPEN = ("Naam", "Buurten", "Welke")
GEBIED_NAAM = "Naam van het gebied"
GEBIED_BUURTEN = "Buurten"
GEBIED_BEWAREN = "Gebied bewaren"
GEBIED_BEWAARD = "{naam} is bewaard, met {buurten}."
GEBIED_KIES = "Kies buurten"

EIGEN_UITLEG = (
    "Begin een veiligheidsanalyse van uw eigen gemeente. De voorbeeldgegevens blijven apart staan: "
    "ze tellen nergens mee en u vindt ze terug bij Editie."
)
EIGEN_GEMEENTE = "Gemeentecode"
EIGEN_GEMEENTE_UITLEG = "GM met vier cijfers, zoals GM0363. U vindt de code in elk bestand van het CBS."
EIGEN_NAAM = "Naam van de analyse (mag leeg)"
BEGIN = "Beginnen"
BEGONNEN = "{naam} is begonnen. Lees nu eerst de kerncijfers van wijken en buurten in."

_TOELICHTING: dict[Toelichting, str] = {
    "aanhef": "aanhef",
    "kopregel": "kopregel",
    "lege regel": "leeg",
    "voetregel": "voetregel",
    "geen waarde": "zonder waarde",
    "pseudogebied": "geen echt gebied",
    "dubbele regel": "dubbel",
    "andere tabel": "van een andere tabel",
    "weggelaten": "weggelaten",
}


_CIJFERREGELS = ("regel", "regels", "met cijfers")
_TELLING = {
    "grens": ("vlak", "vlakken", "met een bekend gebied"),
    "eigen": ("regel", "regels", "met een buurt"),
}


def regels(inlezing: Inlezing) -> str:
    """Every line accounted for: "12 regels: 10 ingelezen, 0 geweigerd, 2 overgeslagen (1 kopregel, 1 voetregel)"."""
    verslag = inlezing.verslag
    enkel, meer, met = _TELLING[inlezing.plan.gebieden.soort] if inlezing.plan.gebieden else _CIJFERREGELS
    overgeslagen = sum(verslag.toegelicht.values())
    waarom = ", ".join(f"{getal(n)} {_TOELICHTING[soort]}" for soort, n in verslag.toegelicht.items() if n)
    staart = f" ({waarom})" if waarom else ""
    return (
        f"{meervoud(verslag.regels_totaal, enkel, meer)}: {getal(verslag.regels_ingelezen)} {met}, "
        f"{getal(verslag.regels_geweigerd)} geweigerd, {getal(overgeslagen)} overgeslagen{staart}."
    )


def afgerond(afronding: Afronding) -> str:
    """How the counts of a bron are rounded: "De aantallen van CBS zijn afgerond op 5-tallen …"."""
    return (
        f"De aantallen van {afronding.bron} zijn afgerond op {afronding.op}-tallen: "
        f"een verschil van {afronding.op} of minder zegt niets."
    )


def gelezen_blad(verslag: Leesverslag) -> str:
    """Which sheet or table was read, where there are more; empty otherwise."""
    andere = [f"'{blad}'" for blad in verslag.bladen if blad != verslag.blad]
    if not andere:
        return ""
    return f"Dit is '{verslag.blad}'. {'Andere tabel' if len(andere) == 1 else 'Andere tabellen'}: {opsomming(andere)}."


def ingelezen(inlezing: Inlezing) -> str:
    """What a user reads after reading in."""
    plan = inlezing.plan
    if plan.gebieden is not None:
        wat = (
            ("nieuwe grens", "nieuwe grenzen")
            if plan.gebieden.soort == "grens"
            else ("nieuw gebied", "nieuwe gebieden")
        )
        return (
            f"{inlezing.verslag.bestand} is ingelezen: {meervoud(plan.gebieden.nieuw, *wat)}, "
            f"{getal(plan.gebieden.gewijzigd)} gewijzigd."
        )
    return (
        f"{inlezing.verslag.bestand} is ingelezen: {meervoud(plan.nieuw, 'nieuw cijfer', 'nieuwe cijfers')}, "
        f"{getal(plan.gewijzigd)} gewijzigd."
    )


def uploadregel(upload: Upload) -> str:
    """What an upload held, in one line."""
    geweigerd = f", {meervoud(upload.regels_geweigerd, 'regel', 'regels')} geweigerd" if upload.regels_geweigerd else ""
    cijfers = f" {meervoud(upload.waarnemingen, 'cijfer', 'cijfers')}{geweigerd}." if upload.waarnemingen else ""
    return f"{upload.omschrijving}.{cijfers}"


def controlegetal(upload: Upload) -> str:
    """By what an original file can be told from any other."""
    grootte = getal(max(1, round(upload.grootte / 1000)))
    return f"{meervoud(upload.regels_totaal, 'regel', 'regels')}, {grootte} kB, SHA-256 {upload.sha256}"


def aanvaard(aanvaarding: Aanvaarding) -> str:
    """Which warnings were accepted, and why."""
    return f"{waarschuwingskop(aanvaarding.soort)} ({getal(aanvaarding.aantal)}): {aanvaarding.reden}"


def geen_getal(cel: str) -> str:
    return f"'{cel}' is geen getal"


def geraakt(plan: Plan) -> str:
    """How many bevindingen and prioriteiten rest on a figure that changes."""
    bevindingen = len({b.id for b in plan.bewijs if b.soort == "bevinding"})
    prioriteiten = len({b.id for b in plan.bewijs if b.soort == "prioriteit"})
    delen = [meervoud(bevindingen, "bevinding", "bevindingen")] if bevindingen else []
    delen += [meervoud(prioriteiten, "prioriteit", "prioriteiten")] if prioriteiten else []
    if plan.bewijs_verborgen:
        delen.append(f"{meervoud(plan.bewijs_verborgen, 'tekst', 'teksten')} die u niet mag lezen")
    return f"Inlezen verandert cijfers onder {opsomming(delen)}. Lees die teksten daarna nog eens na."
