"""Lines above a table that state something of the whole page, as 单位：某局 does."""

import re

from service.workbooks.text import BRACKETED, compact
from service.workbooks.vocabulary import match_head

STATEMENT = re.compile(r"^[^:：]{1,14}[:：](?P<said>.*)$")
BANNER = re.compile(
    r"(?:信息|情况|内容|部分|清单|目录|事项|防控|责任|环节|管理|排查|评估|措施|风险|权力|职权)$"
)


def states_page(cells: list[tuple[int, str]], names: tuple[str, ...]) -> bool:
    """Tell a line of statements from a row of column heads."""
    stated = 0
    for _, text in cells:
        match = STATEMENT.match(BRACKETED.sub("", compact(text)))
        if match and (match["said"] or not any(_is_head(name, text) for name in names)):
            stated += 1
    return stated * 2 >= len(cells)


def is_banner(cells: list[tuple[int, str]], names: tuple[str, ...]) -> bool:
    """Tell whether a row groups the heads below it and does not merely stand above them."""
    banners = sum(bool(BANNER.search(compact(text))) for _, text in cells)
    return banners * 2 >= len(cells) or any(
        _is_head(name, text) for name in names for _, text in cells
    )


def _is_head(name: str, text: str) -> bool:
    match = match_head(name, text)
    return match is not None and match.exact
