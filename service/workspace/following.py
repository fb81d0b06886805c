"""What followers of a record are told of; all else is no news to them."""

from typing import Final

from service.tasks.titles import written

IN_FORCE: Final = "in_force"
# What is still being drafted is rewritten every day.
ONLY_IN_FORCE: Final = frozenset({"power.changed", "risk_point.changed", "measure.retired"})


def is_news(topic: str, status: str) -> bool:
    """Say whether followers are told of it at all."""
    if topic in ONLY_IN_FORCE and status != IN_FORCE:
        return False
    return topic in written()["news"]
