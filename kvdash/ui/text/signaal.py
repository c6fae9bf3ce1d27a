"""Texts around the words of a signal, and what small numbers can show."""

IN_WOORDEN = "In woorden"
OVERNEMEN = "Overnemen als duiding"
OVERGENOMEN = "Overgenomen als duiding."
ZICHTBAAR = "Wat is hier nog zichtbaar?"
ZICHTBAAR_UITLEG = (
    "Bij kleine aantallen valt een verandering niet op. Hier staat vanaf welke stijging wij haar in vier van de vijf "
    "gevallen zouden zien."
)
KOPPEN = ("Gebied", "Aantal in {jaar}", "Zichtbaar vanaf", "Dat is")
MEER = "{aantal} meer"
ADVIES = "Voor {gebieden} valt pas een heel grote stijging op. Tel daar enkele jaren samen, of neem wijken samen."
JAREN_SAMEN = "Tel {jaren} samen"
WIJKEN_SAMEN = "Neem wijken samen"
SAMENGETELD = "Samengeteld"
KAN_NIET = "Samentellen kan hier niet: niet elk jaar heeft een aantal en een noemer."
