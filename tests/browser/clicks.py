"""The budget of a journey: one press of the mouse, or Enter or Space on a control, is one click."""

from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from tests.browser.people import Visit


@dataclass
class Clicks:
    """Counts the presses of one or several people from here on.

    `with clicks(head) as counted: …` and then `assert counted.spent <= 26`.
    """

    visit: Visit
    before: int = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.visit.spent

    @property
    def spent(self) -> int:
        """Count the presses since the counting began."""
        return self.visit.spent - self.before

    def __enter__(self) -> Self:
        self.before = self.visit.spent
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None
