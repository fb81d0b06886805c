"""The domain standard of review chains and meetings: quorum, majority, words that say something."""

from collections.abc import Collection, Iterable

PLACEHOLDERS = frozenset({"", "无", "略", "同上", "待定", "待补充", "暂无", "测试", "xxx", "todo"})
FEWEST_VOTERS = 2
HIGH = 1


WATCHING = frozenset(
    {"register_office", "supervision_office", "discipline_group", "main_leader", "deputy_leader"}
)


def says_nothing(text: str) -> bool:
    """Say whether a reason, an opinion or minutes are empty or only pretend to say something."""
    return "".join(text.split()).strip("。.,;!?-—").casefold() in PLACEHOLDERS


def quorum_of(members: int, fixed: int | None) -> int:
    """Say how many must attend: more than half, or more if the body itself rules so."""
    return max(fixed or 0, members // 2 + 1)


def is_carried(votes_for: int, voters: int) -> bool:
    """Say whether more than half of those entitled to vote on an item voted for it."""
    return voters >= FEWEST_VOTERS and votes_for * 2 > voters


def stage_of(state: str, *, ahead: bool, called: bool, ready: bool) -> str:
    """Say how far a meeting is: prepared, called, held but not all noted, to be signed, over."""
    if state != "planned":
        return state
    if ahead:
        return "called" if called else "preparing"
    return "to_sign" if ready else "to_record"


def may_urge(roles: Collection[str], *, sent: bool) -> bool:
    """Say whether somebody may urge a case: who sent it, and those who watch over cases."""
    return sent or not WATCHING.isdisjoint(roles)


def worst(ranks: Iterable[int | None]) -> int | None:
    """Give the highest rank there is among these: 1 is the highest."""
    return min((one for one in ranks if one is not None), default=None)
