"""Reading in: bytes become a recognised layout, and that checked rows in batches with an account of every line."""

from kvdash.ingest.gebiedsbestand import Gebiedslezer as Gebiedslezer
from kvdash.ingest.gebiedsbestand import open_gebiedsbestand as open_gebiedsbestand
from kvdash.ingest.lezer import Lezer as Lezer
from kvdash.ingest.metadata import lees_metadata as lees_metadata
from kvdash.ingest.odata import Soort as Soort
from kvdash.ingest.odata import eerste_nummer as eerste_nummer
from kvdash.ingest.odata import soort_van as soort_van
from kvdash.ingest.openen import herken_bestand as herken_bestand
from kvdash.ingest.openen import open_bestand as open_bestand
from kvdash.ingest.openen import structuren as structuren
from kvdash.ingest.pakket import Uitgepakt as Uitgepakt
from kvdash.ingest.pakket import is_pakket as is_pakket
from kvdash.ingest.pakket import pak_uit as pak_uit
from kvdash.ingest.voorvallen import Geteld as Geteld
from kvdash.ingest.voorvallen import koppen_van_voorvallen as koppen_van_voorvallen
from kvdash.ingest.voorvallen import tel_voorvallen as tel_voorvallen
from kvdash.ingest.voorvallen import zoek_voorvallen as zoek_voorvallen
