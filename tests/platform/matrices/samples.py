"""Every sound request, in an order in which each can succeed."""

from collections.abc import Iterator

from tests.platform.matrices.sound import Sound
from tests.platform.matrices.sound_endings import LAST, YEARS
from tests.platform.matrices.sound_outward import OUTWARD
from tests.platform.matrices.sound_registers import ORGANISATION, REGISTERS
from tests.platform.matrices.sound_reviews import REVIEWS, SEARCHES

SOUND = ORGANISATION + REGISTERS + REVIEWS + SEARCHES + OUTWARD


def in_order(names: list[str]) -> Iterator[Sound]:
    """First what is told here, then all else as it is described, then the end of the year."""
    yield from SOUND
    told = {one.name for one in (*SOUND, *YEARS, *LAST)}
    yield from (Sound(name) for name in names if name not in told)
    yield from YEARS
    yield from LAST
