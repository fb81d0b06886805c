"""The sheets a diagram is printed on, and where its three bands stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

EDGE: Final = 40.0
BETWEEN: Final = 26.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet upright, in points of 1/96 inch."""

    name: str
    width: float
    height: float
    printed: tuple[str, str]
    size: float

    @property
    def inner(self) -> float:
        """Give the width between the margins."""
        return self.width - 2 * EDGE

    @property
    def bands(self) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
        """Give left and width of the risks, of the flow, and of the measures."""
        free = self.inner - 2 * BETWEEN
        risks, flow = free * 0.27, free * 0.45
        left = EDGE
        middle = left + risks + BETWEEN
        right = middle + flow + BETWEEN
        return (left, risks), (middle, flow), (right, free - risks - flow)


PAPERS: Final[Mapping[str, Paper]] = MappingProxyType(
    {
        "a4": Paper("A4", 794, 1123, ("210mm", "297mm"), 11),
        "a3": Paper("A3", 1123, 1587, ("297mm", "420mm"), 12.5),
    }
)
