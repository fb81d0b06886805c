"""Everything people do with measures."""

from service.measures.use_cases.drafting import add_measure, change_measure, retire_measure

__all__ = ["add_measure", "change_measure", "retire_measure"]
