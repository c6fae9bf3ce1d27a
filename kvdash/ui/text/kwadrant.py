"""Texts of the kwadrant."""

KOP = "Cijfers, beleving en gesprekken naast elkaar"
BIJSCHRIFT = "{thema} per wijk, {jaar}"
LEGENDA = (
    "Gevuld: zelden alleen toeval. Omlijnd: kan toeval zijn. Grijs: geen duidelijk verschil, of cijfers en beleving "
    "spreken elkaar tegen. Een klik op een wijk opent het duidelijkste cijfer, een klik op de teksten wat mensen over "
    "de wijk zeiden."
)
MOGELIJK = "(mogelijk)"
NIEMAND = "–"
