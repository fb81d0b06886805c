"""What a record is called while its case stands at a step (状态), as the chains' folder says."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import yaml

from policies.chains import FOLDER

FILE: Final = FOLDER / "standings.yaml"


@dataclass(frozen=True, slots=True)
class StepWord:
    """The word for steps of these kinds, done by these, of cases about these; empty means any."""

    standing: str
    types: tuple[str, ...]
    acting: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()

    def fits(self, object_kind: str, step_type: str, acting: str) -> bool:
        """Say whether this word is meant for such a step."""
        return (
            step_type in self.types
            and (not self.acting or acting in self.acting)
            and (not self.objects or object_kind in self.objects)
        )


@cache
def step_words() -> tuple[StepWord, ...]:
    """Read the words in the order in which they are asked."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))["standings"]
    return tuple(
        StepWord(
            one["standing"],
            *(tuple(one.get(asked, ())) for asked in ("types", "acting", "objects")),
        )
        for one in written
    )


def standing_at(object_kind: str, step_type: str, acting: str) -> str:
    """Name how far a record is whose case stands at such a step."""
    return next(one.standing for one in step_words() if one.fits(object_kind, step_type, acting))
