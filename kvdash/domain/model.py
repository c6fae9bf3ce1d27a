"""The base of all domain models."""

from typing import Self

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value: equal by content, refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __copy__(self) -> Self:
        # What was computed of the one (cached_property) need not hold for a copy with other fields.
        nieuw = super().__copy__()
        velden = type(self).model_fields
        if len(nieuw.__dict__) > len(velden):
            for naam in nieuw.__dict__.keys() - velden.keys():
                del nieuw.__dict__[naam]
        return nieuw
