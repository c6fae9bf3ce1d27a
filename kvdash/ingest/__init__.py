"""Reading in: bytes become a recognised layout, and that checked rows in batches with an account of every line."""

from kvdash.ingest.bestand import Bronbestand as Bronbestand
from kvdash.ingest.bestand import Bronplek as Bronplek
from kvdash.ingest.bestand import Leesvraag as Leesvraag
from kvdash.ingest.bestand import Lezing as Lezing
from kvdash.ingest.bestand import Uitgepakt as Uitgepakt
from kvdash.ingest.bestand import is_pakket as is_pakket
from kvdash.ingest.bestand import lees_bronregels as lees_bronregels
from kvdash.ingest.bestand import pak_uit as pak_uit
from kvdash.ingest.metadata import Soort as Soort
from kvdash.ingest.metadata import eerste_nummer as eerste_nummer
from kvdash.ingest.metadata import lees_metadata as lees_metadata
from kvdash.ingest.metadata import soort_van as soort_van
from kvdash.ingest.soorten import herken as herken
from kvdash.ingest.soorten import herken_tabel as herken_tabel
from kvdash.ingest.soorten import structuren as structuren
from kvdash.ingest.soorten import vind_profiel as vind_profiel
from kvdash.ingest.voorvallen import zoek_voorvallen as zoek_voorvallen
