"""Makes the demo that ships: `.venv/bin/python benchmarks/demo [--naar kvdash/data/demo]`.

What it writes is the same on each run with these versions of numpy; that is why the output ships, not the maker.
"""

import argparse
import io
import json
import zipfile
from pathlib import Path

from bestanden import bestanden
from buurtenquete import TOEWIJZING
from dossier import bewijs, stukken

_ZIPTIJD = (1980, 1, 1, 0, 0, 0)
_NAAR = Path(__file__).parents[2] / "kvdash" / "data" / "demo"


def main() -> None:
    """Write cijfers.zip, toewijzingen.json and dossier.json."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--naar", type=Path, default=_NAAR)
    naar: Path = keuzes.parse_args().naar
    naar.mkdir(parents=True, exist_ok=True)
    (naar / "cijfers.zip").write_bytes(_pakket())
    toewijzingen = {"voorbeeld_buurtenquete.csv": TOEWIJZING.model_dump(mode="json", exclude_defaults=True)}
    _schrijf_json(naar / "toewijzingen.json", toewijzingen)
    _schrijf_json(naar / "dossier.json", {"stukken": _stukken(), "bewijs": {str(i): v for i, v in bewijs().items()}})


def _pakket() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pakket:
        for naam, inhoud in bestanden().items():
            pakket.writestr(zipfile.ZipInfo(naam, _ZIPTIJD), inhoud, zipfile.ZIP_DEFLATED, 9)
    return uit.getvalue()


def _stukken() -> list[dict[str, object]]:
    return [
        {
            "soort": stuk.inhoud.naam_soort,
            "vorm": stuk.inhoud.vorm,
            **stuk.model_dump(mode="json", exclude={"inhoud"}),
            "inhoud": stuk.inhoud.model_dump(mode="json"),
        }
        for stuk in stukken()
    ]


def _schrijf_json(pad: Path, inhoud: object) -> None:
    pad.write_text(json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
