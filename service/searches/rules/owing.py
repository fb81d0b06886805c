"""Who owes a sheet in a search, how strictly, and what its face asks for."""

from collections.abc import Mapping

from service.searches.rules.vocabulary import PARTS

TEAM_POSTS = frozenset({"main_leader", "deputy_leader"})


def post_subject(leadership: str) -> str:
    """Say at which level a post is searched; every post that leads counts as leading (R-098)."""
    return "work_post" if leadership == "none" else "leadership_post"


def owes(*, leadership: str, is_key: bool, disposes: bool, work_posts: str) -> bool:
    """Say whether a post is asked: leading posts always, others as the bureau decided (R-257)."""
    if leadership != "none" or is_key:
        return True
    return work_posts == "all" or (work_posts == "disposal" and disposes)


def strictness(subject_type: str, levels: Mapping[str, str], policy: str) -> str:
    """Say whether a missing sheet holds the round up; leading posts always do (D-15)."""
    if subject_type == "leadership_post" or policy == "block":
        return "block"
    return levels.get(subject_type, policy)


def parts_of(subject_type: str, leadership: str = "none") -> tuple[str, ...]:
    """List the parts a sheet must answer; only the team's own posts have the four headings."""
    if subject_type == "leadership_post" and leadership not in TEAM_POSTS:
        return PARTS["section_head_post"]
    return PARTS[subject_type]


def method_of(act: str, known: tuple[str, ...], names: Mapping[str, tuple[str, ...]]) -> str:
    """Name a contribution as the profile does; what it has no word for keeps the usual one."""
    return next((one for one in names[act] if one in known), act)
