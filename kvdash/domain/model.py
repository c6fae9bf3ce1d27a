"""The base of all domain models."""

from typing import Self

from pydantic import BaseModel, ConfigDict

_NIET_BEWAARD: set[str] = set()


class Model(BaseModel):
    """A frozen value: equal by content, refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __eq__(self, other: object) -> bool:
        # By its fields alone: what was computed of it (cached_property) follows from them, and may lead back to itself.
        if not isinstance(other, Model) or _oorsprong(self) is not _oorsprong(other):
            return NotImplemented
        velden = type(self).model_fields
        if len(self.__dict__) == len(velden) == len(other.__dict__):
            return self.__dict__ == other.__dict__
        return all(self.__dict__[naam] == other.__dict__[naam] for naam in velden)

    def model_post_init(self, _context: object) -> None:
        # Nobody asks which fields were given, and there are thousands of points: a set of names in each takes more
        # room than its values.
        object.__setattr__(self, "__pydantic_fields_set__", _NIET_BEWAARD)

    def __copy__(self) -> Self:
        # What was computed of the one (cached_property) need not hold for a copy with other fields.
        nieuw = super().__copy__()
        velden = type(self).model_fields
        if len(nieuw.__dict__) > len(velden):
            for naam in nieuw.__dict__.keys() - velden.keys():
                del nieuw.__dict__[naam]
        return nieuw


def _oorsprong(model: Model) -> type[BaseModel]:
    """The class: of a generic one the same whatever it holds."""
    return type(model).__pydantic_generic_metadata__["origin"] or type(model)
