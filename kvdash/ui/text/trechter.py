"""Texts of the trechtergrafiek."""

TABEL = "De trechter als tabel"
TABEL_KOPPEN = ("Gebied", "Cijfer", "Plek in de trechter")
TOELICHTING = "Hoe lees ik een trechtergrafiek?"
KLEUREN = (
    "Kleur: blauw is gunstig, oranje is ongunstig. Gevuld is afwijkend, alleen een rand is mogelijk afwijkend. Wat u "
    "in de filters kiest, is zwart of heeft een zwarte rand."
)
LEGENDA = "Wat de tekens betekenen"
