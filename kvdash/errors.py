"""The errors of kvdash, one tree. Every message is Dutch and meant for the user.

KvdashError
├── StatistiekError           invalid input to a statistical function
├── CatalogusError            faulty rows in the catalogue of indicators
├── InvoerError               what a user typed or chose cannot be used
│   ├── GebiedNotFoundError   no gebied with this code or name
│   └── GeenRechtError        the role of the gebruiker does not allow it
├── BestandError              a file is refused as a whole; nothing is written
│   ├── OnleesbaarError       not text and not a workbook, or cut off
│   ├── PersoonsgegevensError it tells about single persons
│   ├── NietHerkendError      no layout, gebied or periode recognised
│   │   └── VoorvallenError   one row per incident: they must be counted first
│   ├── NietZekerError        a user must look at its columns first
│   ├── TeVeelGeweigerdError  more than half of the data lines refused
│   ├── NietAanvaardError     its warnings need a reason, and none was given
│   └── PlanAndersError       reading it in would do something else by now than was shown
└── StoreError
    ├── StoreAfwezigError     no store at this path
    ├── StoreInGebruikError   another process has the store open
    ├── StoreNieuwerError     made by a newer version of kvdash
    ├── StoreBeschadigdError  the file is not a (whole) kvdash store
    ├── StoreBezetError       an upload is being saved, and takes long
    ├── GelijktijdigError     someone else wrote at the same time
    └── VerouderdError        someone else changed the record first
"""

from collections.abc import Iterator
from contextlib import contextmanager


class KvdashError(Exception):
    """Base of all errors of kvdash; `str(error)` is the Dutch message for the user.

    `code` is the same in each version of kvdash, and each kind of error has its own (docs/fouten.md).
    """

    code = "KV-000"

    @property
    def melding(self) -> str:
        """The message as every user gets it, with the code behind it."""
        return f"{self} ({self.code})"


class StatistiekError(KvdashError, ValueError):
    """Invalid input to a statistical function."""

    code = "KV-100"


class CatalogusError(KvdashError):
    """Faulty rows in the catalogue of indicators; `problemen` holds one message per faulty row."""

    code = "KV-150"

    def __init__(self, problemen: list[str]) -> None:
        self.problemen = problemen
        super().__init__("De indicatorencatalogus klopt niet:\n" + "\n".join(problemen))


class InvoerError(KvdashError):
    """What a user typed or chose cannot be used."""

    code = "KV-200"


class GebiedNotFoundError(InvoerError):
    """No gebied with this code or name."""

    code = "KV-201"


class GeenRechtError(InvoerError):
    """The role of the gebruiker does not allow it."""

    code = "KV-202"


class BestandError(KvdashError):
    """A file is refused as a whole; nothing of it is written."""

    code = "KV-300"


class OnleesbaarError(BestandError):
    """Not text and not a workbook, or cut off."""

    code = "KV-301"


class PersoonsgegevensError(BestandError):
    """The file tells about single persons; the message names columns and kinds, never a value."""

    code = "KV-302"


class NietHerkendError(BestandError):
    """No layout, gebied or periode recognised."""

    code = "KV-303"


class VoorvallenError(NietHerkendError):
    """One row per incident: they must be counted first."""

    code = "KV-304"


class NietZekerError(BestandError):
    """A user must look at its columns before it is read in."""

    code = "KV-305"


class TeVeelGeweigerdError(BestandError):
    """More than half of the data lines are refused."""

    code = "KV-306"


class NietAanvaardError(BestandError):
    """Some of its warnings need a reason, and none was given."""

    code = "KV-307"


class PlanAndersError(BestandError):
    """Reading it in would do something else by now than the plan that was shown."""

    code = "KV-308"


class StoreError(KvdashError):
    """The store cannot be used as asked."""

    code = "KV-400"


class StoreAfwezigError(StoreError):
    """There is no store at this path."""

    code = "KV-401"


class StoreInGebruikError(StoreError):
    """Another process has the store open."""

    code = "KV-402"


class StoreNieuwerError(StoreError):
    """The store was made by a newer version of kvdash."""

    code = "KV-403"


class StoreBeschadigdError(StoreError):
    """The file is not a kvdash store, or not whole."""

    code = "KV-404"


class StoreBezetError(StoreError):
    """An upload is being saved, and takes longer than a write waits for it."""

    code = "KV-405"


class GelijktijdigError(StoreError):
    """Someone else wrote at the same time; nothing of this write is saved."""

    code = "KV-406"


class VerouderdError(StoreError):
    """Someone else changed the record first; `huidig` is the stored text, `eigen` the text that was not saved."""

    code = "KV-407"

    def __init__(self, melding: str, *, huidig: str, eigen: str) -> None:
        self.huidig = huidig
        self.eigen = eigen
        super().__init__(melding)


@contextmanager
def vang_paniek(anders: KvdashError) -> Iterator[None]:
    """Raise `anders` where a library in Rust panics: that is no Exception, and would end a thread or a command.

    What stops a program (Ctrl-C, an exit) goes on its way, and so does every ordinary error.
    """
    try:
        yield
    except (Exception, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # noqa: BLE001 - what is left is a panic, of which the class cannot be imported
        raise anders from None
