"""Kernbeleid Veiligheid: the fixed structure of an analyse. Navigation, pages, forms and exports all read it here."""

import re
import unicodedata
from difflib import get_close_matches

from kvdash.domain.kernbeleid_model import Paragraaf, ParagraafNummer, Rubriek, Thema, Veld
from kvdash.errors import InvoerError

__all__ = [
    "KOP_BEWONERS",
    "KOP_DEELTHEMAS",
    "KOP_ELEMENTEN",
    "KOP_ONDERNEMERS",
    "PARAGRAFEN",
    "RUBRIEKEN",
    "THEMAS",
    "VELDEN",
    "Paragraaf",
    "Rubriek",
    "Thema",
    "Veld",
    "find_thema",
    "onderwerp",
    "onderwerpen_van",
    "thema",
    "themas_van",
    "veld",
]

VELDEN: tuple[Veld, ...] = (
    Veld(
        nummer=1,
        naam="Veilige woon- en leefomgeving",
        kort="Woon- en leefomgeving",
        definitie="Dit veld gaat over veiligheid in de omgeving waar mensen elke dag zijn: hun wijk, buurt en straat. "
        "Het gaat om hoe mensen met elkaar omgaan, hoe de straat erbij ligt, welke misdrijven er gebeuren en hoe "
        "veilig mensen zich voelen.",
    ),
    Veld(
        nummer=2,
        naam="Bedrijvigheid en veiligheid",
        kort="Bedrijvigheid",
        definitie="Dit veld gaat over onveiligheid rond bedrijven en op plekken waar mensen komen om te winkelen, te "
        "werken, uit te gaan of vrije tijd door te brengen.",
    ),
    Veld(
        nummer=3,
        naam="Jeugd en veiligheid",
        kort="Jeugd",
        definitie="Dit veld gaat over veiligheid en jongeren. Het gaat om overlast en problemen van jongeren, om "
        "alcohol en drugs, en om veiligheid op en rond school.",
    ),
    Veld(
        nummer=4,
        naam="Fysieke veiligheid",
        kort="Fysiek",
        definitie="Dit veld gaat over gevaar door verkeer, brand, gevaarlijke stoffen, rampen en crises. En over wat "
        "nodig is om dat gevaar klein te houden en goed te reageren als het misgaat.",
    ),
    Veld(
        nummer=5,
        naam="Integriteit en veiligheid",
        kort="Integriteit",
        definitie="Dit veld gaat over zaken die de rechtsstaat en het vertrouwen in de overheid aantasten. Vaak zijn "
        "ze minder zichtbaar, maar ze hebben wel gevolgen voor de veiligheid in de gemeente.",
    ),
)

THEMAS: tuple[Thema, ...] = (
    Thema(
        code="T1.1",
        naam="Sociale kwaliteit",
        definitie="Hoe bewoners met elkaar samenleven: of zij bij hun buurt betrokken zijn, elkaar kennen en helpen, "
        "elkaar aanspreken en zichzelf kunnen redden. Die veerkracht staat onder druk door bijvoorbeeld woonoverlast, "
        "ruzie tussen buren, mensen met verward gedrag, gezinnen met veel problemen tegelijk, intimidatie, illegale "
        "bewoning, overlast van drank en drugs, of prostitutie.",
        aliases=("Sociale kwaliteit van de leefomgeving", "Sociale kwaliteit leefomgeving"),
    ),
    Thema(
        code="T1.2",
        naam="Fysieke kwaliteit",
        definitie="Hoe straten, pleinen en groen zijn ingericht en worden onderhouden. Denk aan verlichting, "
        "zwerfvuil en beheer. Ook schade hoort hierbij: vernieling, graffiti en plekken die verloederen.",
        aliases=("Fysieke kwaliteit van de leefomgeving", "Fysieke kwaliteit leefomgeving"),
    ),
    Thema(
        code="T1.3",
        naam="Objectieve veiligheid",
        definitie="Misdrijven die in de buurt gebeuren. Het gaat om diefstal en inbraak (uit woningen, schuren en "
        "auto's, van fietsen en voertuigen, zakkenrollerij en straatroof) en om geweld (bedreiging, mishandeling, "
        "openlijk geweld, huiselijk geweld). Zowel misdrijven die vaak voorkomen als misdrijven met grote gevolgen "
        "tellen mee, en ook diefstal die georganiseerd gebeurt.",
        aliases=("Objectieve veiligheid en onveiligheid", "Objectieve (on)veiligheid"),
    ),
    Thema(
        code="T1.4",
        naam="Subjectieve veiligheid",
        definitie="Hoe veilig mensen zich voelen. Het gaat om hoe vaak zij zich onveilig voelen in hun eigen buurt, "
        "welk cijfer zij de veiligheid geven, en om het gevoel in het algemeen, los van een plek.",
        aliases=("Subjectieve (on)veiligheid", "Veiligheidsbeleving", "Veiligheidsgevoel"),
    ),
    Thema(
        code="T2.1",
        naam="Veilig winkelgebied",
        definitie="Veiligheid in winkelstraten en winkelcentra. Denk aan winkeldiefstal, zakkenrollers, overvallen, "
        "overlast van jongeren, vernieling, fietsen en brommers tussen het winkelend publiek, brandveiligheid van "
        "winkels en verloedering.",
        aliases=("Veilige winkelgebieden", "Veilig winkelen"),
    ),
    Thema(
        code="T2.2",
        naam="Veilige bedrijventerreinen",
        definitie="Veiligheid op bedrijventerreinen. Denk aan inbraak, diefstal, overvallen, vernieling, illegale "
        "bewoning en drugscriminaliteit, en aan inrichting, onderhoud, verkeer en brandveiligheid van het terrein. "
        "Gevaarlijke stoffen vallen onder externe veiligheid.",
        aliases=("Veilig bedrijventerrein", "Veilige bedrijventerrein"),
    ),
    Thema(
        code="T2.3",
        naam="Veilig uitgaan",
        definitie="Geweld, overlast en vernieling in uitgaansgebieden en op de routes ernaartoe en naar huis.",
        aliases=("Veilig uitgaansgebied", "Veilige uitgaansgebieden"),
    ),
    Thema(
        code="T2.4",
        naam="Veilige evenementen",
        definitie="Veiligheid bij evenementen: geweld, overlast, vernieling, brandveiligheid en voorbereiding op een "
        "crisis. Ook de vergunning hoort hierbij, met aandacht voor gevaarlijke stoffen in de buurt en voor misbruik "
        "door criminelen (Bibob).",
        aliases=("Veilig evenement", "Veilige evenement"),
    ),
    Thema(
        code="T2.5",
        naam="Veilig toerisme",
        definitie="Veiligheid in gebieden voor recreatie en op plekken waar gasten verblijven: diefstal, ook van of "
        "uit boten, overvallen, inbraak, geweld en overlast. Ook minder zichtbare misdrijven op vakantieparken horen "
        "hierbij.",
        aliases=("Veilig toerisme en recreatie", "Veilige recreatie"),
    ),
    Thema(
        code="T3.1",
        naam="Jeugdoverlast en -problematiek",
        definitie="Overlast van groepen jongeren, van licht tot ernstig. En jongeren die op meer gebieden in hun leven "
        "problemen hebben en vaak opnieuw de fout in gaan. Voor hen is er een aanpak per persoon (PGA of Top X).",
        aliases=("Jeugdoverlast en jeugdproblematiek", "Jeugdoverlast", "Jeugdproblematiek"),
    ),
    Thema(
        code="T3.2",
        naam="Jeugd, alcohol en drugs",
        definitie="Gebruik van alcohol en drugs door jongeren op straat en bij het uitgaan, en de overlast daarvan. "
        "Ook het verband met geweld en het gevaar voor de gezondheid horen hierbij.",
        aliases=("Alcohol en drugs", "Jeugd en alcohol en drugs"),
    ),
    Thema(
        code="T3.3",
        naam="Veilig in en om de school",
        definitie="Veiligheid op school en daaromheen: pesten, geweld, diefstal, overlast, vernieling en verkeer.",
        aliases=("Veilig in en rond de school", "Veiligheid in en om de school", "Veilige school"),
    ),
    Thema(
        code="T4.1",
        naam="Verkeersveiligheid",
        definitie="Ongevallen in het verkeer, hoe veilig mensen zich in het verkeer voelen, en overlast van verkeer en "
        "parkeren. Per groep en per gebied, met aandacht voor wegen en voor gedrag.",
        aliases=("Veilig verkeer",),
    ),
    Thema(
        code="T4.2",
        naam="Brandveiligheid",
        definitie="Hoe gebouwen zijn gebouwd en worden gebruikt, of de brandweer goed kan werken (zoals aanrijtijd en "
        "bluswater), en of mensen brand weten te voorkomen.",
    ),
    Thema(
        code="T4.3",
        naam="Externe veiligheid",
        definitie="Gevaar door stoffen die worden opgeslagen, verwerkt of vervoerd. Het gaat om het risico voor één "
        "persoon op een plek (plaatsgebonden risico), het risico voor een groep (groepsrisico) en, sinds de "
        "Omgevingswet van 2024, om aandachtsgebieden voor brand, explosie en gifwolk.",
    ),
    Thema(
        code="T4.4",
        naam="Rampenbestrijding en crisisbeheersing",
        definitie="Voorbereid zijn op rampen en crises en goed reageren als er een is. Dit is een taak van de "
        "veiligheidsregio. De zorg voor de bevolking houdt de gemeente zelf klaar.",
        aliases=("Crisisbeheersing en rampenbestrijding", "Rampenbestrijding", "Crisisbeheersing"),
    ),
    Thema(
        code="T5.1",
        naam="Polarisatie en radicalisering",
        definitie="Groepen die door wat zij doen of zeggen spanningen of geweld in de samenleving brengen. Het gaat om "
        "verschillende overtuigingen.",
        aliases=("Radicalisering en polarisatie", "Radicalisering", "Polarisatie"),
    ),
    Thema(
        code="T5.2",
        naam="Georganiseerde (ondermijnende) criminaliteit",
        definitie="Misdaad die georganiseerd is en gewone bedrijven en de overheid misbruikt: drugs, mensenhandel, "
        "witwassen, fraude met vastgoed en criminele motorclubs. Het gaat ook om plekken die dit aantrekken en om "
        "misbruik van vergunningen en opdrachten van de gemeente.",
        aliases=(
            "Georganiseerde criminaliteit",
            "Ondermijnende criminaliteit",
            "Georganiseerde en ondermijnende criminaliteit",
            "Georganiseerde criminaliteit en ondermijning",
            "Ondermijning",
        ),
    ),
    Thema(
        code="T5.3",
        naam="Veilige publieke taak",
        definitie="Agressie en geweld tegen mensen die voor de samenleving werken, zoals hulpverleners, ambtenaren, "
        "burgemeester, wethouders en raadsleden.",
        aliases=("VPT", "Veilige publieke taken"),
    ),
    Thema(
        code="T5.4",
        naam="Informatieveiligheid",
        definitie="Of de gemeente veilig omgaat met haar digitale diensten, met gegevens van personen en met systemen "
        "die iets aansturen, zoals bruggen en gemalen.",
        aliases=("Informatiebeveiliging",),
    ),
    Thema(
        code="T5.5",
        naam="Ambtelijke en bestuurlijke integriteit",
        definitie="Of ambtenaren en bestuurders eerlijk en zorgvuldig werken. Het kan misgaan als iemands eigen belang "
        "meespeelt of als regels niet meer goed worden gevolgd. Dat kan gevolgen hebben voor de veiligheid.",
        aliases=("Ambtelijke en bestuurlijk integriteit", "Bestuurlijke en ambtelijke integriteit"),
    ),
)

RUBRIEKEN: tuple[Rubriek, ...] = (
    Rubriek(
        code="R1",
        naam="Infrastructuur",
        definitie="Hoe de samenwerking voor veilige wijken is geregeld: plannen, teams, netwerken, contactpunten, "
        "informatie en buurtplatforms.",
        voetnoot="Met infrastructuur bedoelen we hier geen wegen of leidingen, maar het geheel waarbinnen het werk aan "
        "veilige wijken gebeurt: plannen, teams, netwerken, contactpunten, informatie en buurtplatforms.",
    ),
    Rubriek(
        code="R2",
        naam="Investeren in fysieke kwaliteit",
        definitie="Wat we doen aan inrichting, onderhoud en beheer van de openbare ruimte.",
    ),
    Rubriek(
        code="R3",
        naam="Investeren in sociale kwaliteit",
        definitie="Wat we doen om bewoners en hun onderlinge band sterker te maken en om overlast en zorgen rond "
        "personen aan te pakken.",
    ),
    Rubriek(
        code="R4",
        naam="Betrekken bewoners bij veiligheid en leefbaarheid",
        definitie="Hoe bewoners zelf meedoen aan een veilige en prettige buurt, en hoe we hen daarbij helpen.",
    ),
    Rubriek(
        code="R5",
        naam="Toezicht en handhaving",
        definitie="Wie er op straat toezicht houdt, waarop we controleren en wanneer we optreden.",
    ),
    Rubriek(
        code="R6",
        naam="Aanpak van specifieke criminaliteitsfenomenen",
        definitie="Wat we doen tegen soorten misdrijven die een eigen aanpak vragen, zoals woninginbraak.",
    ),
)

PARAGRAFEN: tuple[Paragraaf, ...] = (
    Paragraaf(
        nummer=1,
        naam="Veiligheidsproblematiek: cijfermatig beeld",
        kort="Cijfers",
        inhoud="De cijfers per thema, in grafieken en tabellen, met een korte duiding.",
        aanhef="Per thema staan hieronder de belangrijkste cijfers over {veld}, met een korte duiding. De cijfers "
        "komen vooral uit de registratie van de politie en uit vaste enquêtes zoals de Veiligheidsmonitor.",
    ),
    Paragraaf(
        nummer=2,
        naam="Veiligheidsproblematiek: hoofdlijn, aandachtspunten",
        kort="Aandachtspunten",
        inhoud="De hoofdlijn en de aandachtspunten per thema: de cijfers samen met het oordeel van professionals.",
        aanhef="De lijst hieronder noemt per thema wat opvalt bij {veld}. De punten zijn gebaseerd op de cijfers "
        "hiervoor en op het oordeel van professionals die het gebied en het onderwerp kennen.",
    ),
    Paragraaf(
        nummer=3,
        naam="Aanpak: accenten en aandachtspunten",
        kort="Aanpak",
        inhoud="De accenten van de aanpak die al loopt, en wat daarin beter kan.",
        aanhef="De lijst hieronder noemt per {ordening} waar de aanpak die nu loopt de nadruk op legt, en wat daarin "
        "beter kan. De punten komen van de gemeente en haar partners.",
    ),
    Paragraaf(
        nummer=4,
        naam="Resultaten consultaties bewoners en ondernemers",
        kort="Consultaties",
        inhoud="Wat bewoners en ondernemers naar voren brachten in gesprekken die voor deze analyse zijn gehouden.",
        aanhef="Voor deze analyse is met bewoners en ondernemers gesproken over {veld}. De twee lijsten hieronder "
        "geven weer waar zij op wijzen. Vaste enquêtes staan niet hier, maar bij de cijfers.",
    ),
    Paragraaf(
        nummer=5,
        naam="Overall: mogelijke prioriteiten veiligheidsveld",
        kort="Mogelijke prioriteiten",
        inhoud="De onderwerpen die in aanmerking komen als prioriteit, met de onderdelen en de aanpak die erbij horen.",
        aanhef="Uit de cijfers, het oordeel van professionals, de aanpak en de consultaties volgen deze mogelijke "
        "prioriteiten voor {veld}. Per onderwerp staat erbij om welke deelthema's het gaat en welke onderdelen een "
        "aanpak kan hebben.",
    ),
)

# Headings of the lists inside paragraphs N.4 and N.5.
KOP_BEWONERS = "Bewoners wijzen op"
KOP_ONDERNEMERS = "Ondernemers wijzen op"
KOP_DEELTHEMAS = "Deelthema's en veiligheidsaspecten"
KOP_ELEMENTEN = "Onderdelen en elementen van de aanpak"

_VELD = {veld.nummer: veld for veld in VELDEN}
_THEMA = {thema.code: thema for thema in THEMAS}
_RUBRIEK = {rubriek.code: rubriek for rubriek in RUBRIEKEN}

_NUMMER = re.compile(r"(?:thema\s*|t\s*)?(\d\.\d)(?=\D|$)", re.IGNORECASE)
_VOORVOEGSEL = re.compile(r"^(?:thema|m b t|mbt|met betrekking tot|ten aanzien van)\s+")


def veld(nummer: int) -> Veld:
    """The veld with this number, 1 to 5. Raises InvoerError."""
    try:
        return _VELD[nummer]
    except KeyError:
        raise InvoerError(f"Veld {nummer} bestaat niet. Kies een veld van 1 tot en met 5.") from None


def thema(code: str) -> Thema:
    """The thema with this key (`T1.3`). Raises InvoerError."""
    try:
        return _THEMA[code]
    except KeyError:
        raise InvoerError(f"Thema '{code}' bestaat niet. Schrijf de code zoals T1.3.") from None


def onderwerp(code: str) -> Thema | Rubriek:
    """The thema (`T1.3`) or rubriek (`R1`) with this key. Raises InvoerError."""
    return _RUBRIEK[code] if code in _RUBRIEK else thema(code)


def themas_van(veld_of_nummer: Veld | int) -> tuple[Thema, ...]:
    """The thema's of a veld, in order. Raises InvoerError for a number without a veld."""
    nummer = veld_of_nummer.nummer if isinstance(veld_of_nummer, Veld) else veld(veld_of_nummer).nummer
    return tuple(t for t in THEMAS if t.veld == nummer)


def onderwerpen_van(veld_of_nummer: Veld | int, *, paragraaf: ParagraafNummer) -> tuple[Thema | Rubriek, ...]:
    """By what a paragraph is ordered: rubrieken in 1.3, thema's in N.1, N.2 and the other N.3, nothing in N.4 and N.5.

    Raises InvoerError for a number without a veld.
    """
    themas = themas_van(veld_of_nummer)
    if paragraaf > 3:
        return ()
    return RUBRIEKEN if paragraaf == 3 and themas[0].veld == 1 else themas


def find_thema(tekst: str) -> Thema:
    """The thema meant by a heading or name as it occurs in files: any capitals, "m.b.t.", number, colon or alias.

    A number counts only where nothing stands beside it: "1.3 Aanpak" is a paragraph. Raises InvoerError.
    """
    kaal = tekst.strip().rstrip(":.").strip()
    if (nummer := _NUMMER.fullmatch(kaal)) and f"T{nummer[1]}" in _THEMA:
        return _THEMA[f"T{nummer[1]}"]
    naam = _normalize(_strip_nummer(kaal))
    if naam in _BY_NAAM:
        return _BY_NAAM[naam]
    raise InvoerError(f"'{tekst.strip()}' is geen thema.{_suggestie(naam)}")


def _suggestie(naam: str) -> str:
    dichtbij = get_close_matches(naam, _BY_NAAM, n=1, cutoff=0.7)
    return f" Bedoelt u '{_BY_NAAM[dichtbij[0]].naam}'?" if dichtbij else " Kies een van de 21 thema's."


def _strip_nummer(tekst: str) -> str:
    """Without "m.b.t." and "Thema 1.3" at the start; a paragraph sign stays, so that no thema is found."""
    zonder = re.sub(r"^\s*m\.?b\.?t\.?\s+", "", tekst, flags=re.IGNORECASE)
    match = _NUMMER.match(zonder)
    return zonder[match.end() :] if match else zonder


def _normalize(tekst: str) -> str:
    """Lower case words with single blanks, without accents, punctuation and words that introduce a name."""
    voluit = re.sub(r"[&/]", " en ", re.sub(r"[()]", "", tekst))
    zonder_accent = unicodedata.normalize("NFKD", voluit).encode("ascii", "ignore").decode()
    return _VOORVOEGSEL.sub("", " ".join(re.findall(r"[a-z0-9]+", zonder_accent.casefold())))


_BY_NAAM = {_normalize(naam): t for t in THEMAS for naam in (t.naam, *t.aliases)}
