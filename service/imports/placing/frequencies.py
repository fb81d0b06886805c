"""How often a measure is carried out, where a register writes a rhythm and no day."""

import re
from typing import Final

from service.workbooks.text import word

_TIMES: Final = "(至少|不少于)?([一1]次)?(以上)?"
RHYTHMS: Final = {
    "monthly": re.compile(f"(每个?月|按月|逐月|月度){_TIMES}|[一1]个?月[一1]次"),
    "quarterly": re.compile(f"(每个?季度?|按季度?|逐季|季度){_TIMES}|[一1]个?季度?[一1]次"),
    "half_yearly": re.compile(f"(每半年|按半年|半年度?){_TIMES}|半年[一1]次|每年(两|二|2)次"),
    "yearly": re.compile(f"(每[一1]?年|按年度?|逐年|每?年度){_TIMES}|[一1]年[一1]次"),
}
LASTING: Final = re.compile(
    "常年|全年|长期(坚持|执行|有效|落实|开展)?|常态化?|持续(坚持|开展|推进)?|日常"
)


def rhythm_of(written: str) -> str | None:
    """Give how often a measure recurs; nothing where the words are not plain."""
    said = word(written)
    return next((name for name, words in RHYTHMS.items() if words.fullmatch(said)), None)


def is_lasting(written: str) -> bool:
    """Say whether words plainly mean for good, with no day to meet."""
    return LASTING.fullmatch(word(written)) is not None
