"""Is a printed register true: what was printed under its code, and what has changed since."""

from itertools import islice
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from policies.guard import BUREAU, may
from policies.permissions import Permission
from service.exports.use_cases.printing import LaidOut, lay_out
from service.exports.use_cases.sheets import revived
from service.organisation.queries import load_actor
from service.papers import materials
from service.papers.models import RegisterPrint
from service.papers.prints import MOST_ROWS, facts_of, office_of
from service.papers.queries.access import insist
from service.papers.rendering import shown
from service.papers.rules.codes import read_code
from service.papers.rules.differences import differences
from tenants.context import Actor
from tenants.errors import DomainError, NotFound, Unauthenticated
from tenants.hashing import digest

KIND_NAMES: Final = {
    "risk_points": "廉政风险台账（打印）",
    "powers": "职权目录（打印）",
    "measures": "防控措施台账（打印）",
    materials.KIND: "会议议题材料（打印）",
}
MOST: Final = 200


def check_print(session: Session, actor: Actor, code: str | None) -> dict[str, Any] | None:
    """Say what a code on a printed register stands for; none if no print bears it."""
    one = session.scalars(
        select(RegisterPrint)
        .where(RegisterPrint.check_code == code)
        .options(undefer(RegisterPrint.facts), undefer(RegisterPrint.content))
    ).one_or_none()
    if code is None or one is None:
        return None
    told = {
        **_as_paper(session, one),
        "is_genuine": digest(one.content) == one.content_digest,
        "decisions": [],
    }
    if not _may_read(session, actor, one):
        unseen = {"asked": {}, "may_read": False, "agrees_with_register": None}  # nor its words
        return {**told, **unseen, "differences": []}
    found = _since(session, one)
    agrees = None if found is None else not found
    return {**told, "may_read": True, "agrees_with_register": agrees, "differences": found or []}


def access_print(session: Session, actor: Actor, written: str) -> RegisterPrint:
    """Fetch a print by its code, bytes and all, for its maker and who may read every paper."""
    one = session.scalars(
        select(RegisterPrint)
        .where(RegisterPrint.check_code == read_code(written))
        .options(undefer(RegisterPrint.content))
    ).one_or_none()
    if one is None:
        raise NotFound("No print bears this code.")
    if not _may_read(session, actor, one):
        insist(session, actor, Permission.PAPER_READ)
    return one


def _may_read(session: Session, actor: Actor, one: RegisterPrint) -> bool:
    """Let the maker read it while he holds the office he printed it in."""
    own = one.made_by == actor.person_id and one.appointment_id == office_of(session, actor)
    return own or may(actor, Permission.PAPER_READ, BUREAU)


def _as_paper(session: Session, one: RegisterPrint) -> dict[str, Any]:
    """Describe a print in the words papers are described in."""
    earlier = session.scalar(
        select(func.count()).where(
            RegisterPrint.made_by == one.made_by,
            RegisterPrint.kind == one.kind,
            RegisterPrint.look == one.look,
            RegisterPrint.asked == one.asked,
            RegisterPrint.columns == one.columns,
            RegisterPrint.made_at <= one.made_at,
        )
    )
    same = ("id", "version", "title", "number", "asked", "row_count", "made_at", "made_by", "maker")
    nothing = ("subject_id", "department_id", "post_id", "template_id", "template_digest")
    return {
        **{name: getattr(one, name) for name in same},
        **dict.fromkeys((*nothing, "cancelled_at")),
        "kind": "register_print",
        "kind_name": KIND_NAMES.get(one.kind, f"{one.title}（打印）"),
        "edition": earlier or 1,
        "check_code": shown(one.check_code),
        "state": "issued",
        "year": one.made_at.year,
        "content_digest": one.content_digest.hex(),
        "failure": "",
        "cancelled_reason": "",
    }


def _since(session: Session, one: RegisterPrint) -> list[dict[str, str]] | None:
    """List what the register says differently today to whoever printed it; none if he is gone.

    A list that moves on by itself, as to-dos do, is held against nothing.
    """
    if one.kind not in KIND_NAMES:
        return None
    try:
        maker = load_actor(session, one.made_by, one.appointment_id)
        now = _now(session, maker, one)
    except (DomainError, Unauthenticated):
        return None
    return list(islice(differences(one.facts, facts_of(now)), MOST))


def _now(session: Session, maker: Actor, one: RegisterPrint) -> LaidOut:
    """Lay out today what was printed."""
    asked = revived(one.asked)
    if one.kind == materials.KIND:
        language = one.look.rpartition(" ")[2]
        return materials.laid_pack(
            materials.access_pack(session, maker, asked["meeting_id"], language)
        )
    return lay_out(session, maker, one.kind, asked, columns=one.columns, most=MOST_ROWS)
