"""The base of all domain models."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value: equal by content, refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
