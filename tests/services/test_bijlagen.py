"""Files that explain the codes of an upload are kept with it, for its figures mean nothing without them."""

from pathlib import Path

import pytest

from kvdash.domain.sessie import Sessie
from kvdash.errors import NietHerkendError, PersoonsgegevensError
from kvdash.services.inlezen import is_metadata, lees_in
from kvdash.store import Store
from tests import bestanden

ANDERE = b"Key;Title\nZ001;Appels\nZ002;Peren\n"


def test_what_explained_the_codes_is_kept_byte_for_byte(gevuld: Store, analist: Sessie, tmp_path: Path) -> None:
    pad = tmp_path / "codes.csv"
    pad.write_bytes(bestanden.CODELIJST)
    metadata: dict[str, bytes | Path] = {"andere.csv": ANDERE, "codes.csv": pad}
    assert all(map(is_metadata, metadata.values()))
    proef = lees_in(gevuld, analist, "d.csv", bestanden.CODES, metadata=metadata, proef=True)
    assert proef.uitleg == ("codes.csv",)
    inlezing = lees_in(gevuld, analist, "d.csv", bestanden.CODES, metadata=metadata)
    upload = gevuld.cijfers.uploads()[0]
    assert inlezing.upload is not None
    assert [bijlage.bestand for bijlage in upload.bijlagen] == ["codes.csv"]
    assert gevuld.cijfers.bijlage(upload.bijlagen[0]) == bestanden.CODELIJST
    assert gevuld.cijfers.bestand(upload.id) == bestanden.CODES
    assert (inlezing.plan.nieuw, inlezing.plan.gewijzigd) == (4, 4)


def test_metadata_alone_asks_for_its_data_set(gevuld: Store, analist: Sessie) -> None:
    with pytest.raises(NietHerkendError, match="samen met het bestand met de cijfers"):
        lees_in(gevuld, analist, "codes.csv", bestanden.CODELIJST)


def test_metadata_with_personal_data_is_not_kept(gevuld: Store, analist: Sessie) -> None:
    regels = b"".join(b"Q%03d;Melder %d;piet%d@voorbeeld.nl\n" % (n, n, n) for n in range(1, 40))
    voor = gevuld.hash_tabellen()
    with pytest.raises(PersoonsgegevensError):
        lees_in(
            gevuld,
            analist,
            "d.csv",
            bestanden.CODES,
            metadata={"melders.csv": b"Key;Title;Description\n" + regels},
        )
    assert gevuld.hash_tabellen() == voor
