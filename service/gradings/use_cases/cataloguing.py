"""Make editions of the catalogue of posts by grade (R-201); grades there are derived (R-196)."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.gradings.models import PostCatalogue
from service.organisation.queries import load_chart, today
from service.organisation.queries.profiles import current_profile
from service.risks.models import RiskPoint
from service.risks.rules import IN_FORCE
from service.workbooks.sheets import PrintColumn
from service.workbooks.writing import write_sheet
from tenants.context import Actor
from tenants.hashing import canonical, digest
from tenants.journal import plain, record
from tenants.models.organisation import Department, Post
from tenants.numbering import take_numbers
from tenants.profiles import label

COLUMNS = (
    PrintColumn("place", "序号", 6),
    PrintColumn("department", "单位/科室", 18),
    PrintColumn("post", "岗位", 20),
    PrintColumn("holders", "在岗人", 16),
    PrintColumn("grade", "岗位风险等级", 12),
    PrintColumn("points", "风险点数", 9),
    PrintColumn("high", "高", 6),
    PrintColumn("medium", "中", 6),
    PrintColumn("low", "低", 6),
    PrintColumn("worst", "最高等级风险点", 40),
)


def make_catalogue(session: Session, actor: Actor) -> PostCatalogue:
    """Freeze today's list of posts, the gravest first, as the next edition."""
    require(actor, Permission.EXPORT_MAKE)
    content = plain({"on": today(), "posts": _posts(session)})
    one = PostCatalogue(
        edition=take_numbers(session, "post_catalogues")[0],
        made_on=today(),
        made_by=actor.person_id,
        made_name=actor.name,
        document=content,
        digest=digest(canonical(content).encode()),
    )
    session.add(one)
    session.flush()
    record(
        session,
        actor,
        "post_catalogue.made",
        "post_catalogue",
        one.id,
        edition=one.edition,
        posts=len(content["posts"]),
        digest=one.digest.hex(),
    )
    return one


def catalogue_sheet(one: PostCatalogue, bureau: str) -> bytes:
    """Write an edition out for print, the same however often it is asked for."""
    rows = (
        [
            place,
            post["department"],
            post["post"],
            "、".join(post["holders"]),
            post["grade"],
            post["points"],
            post["high"],
            post["medium"],
            post["low"],
            "；".join(post["worst"]),
        ]
        for place, post in enumerate(one.document["posts"], start=1)
    )
    notes = f"第 {one.edition} 版，{one.made_on.isoformat()}；校验值 {one.digest.hex()[:16]}。"
    return write_sheet(rows, COLUMNS, f"{bureau}岗位风险等级目录", notes)


def _posts(session: Session) -> list[dict[str, Any]]:
    """The grade of a post is that of its worst point in force, and nobody's to type in."""
    profile, chart = current_profile(session), load_chart(session, today())
    counts = [
        func.count().filter(RiskPoint.rank == rank).label(name)
        for rank, name in ((1, "high"), (2, "medium"), (3, "low"))
    ]
    rows = session.execute(
        select(
            Post.id,
            Post.title,
            Department.name,
            func.min(RiskPoint.rank).label("rank"),
            func.min(RiskPoint.subject_type).label("subject_type"),
            func.count().label("points"),
            *counts,
        )
        .join(Post, Post.id == RiskPoint.post_id)
        .join(Department, Department.id == Post.department_id)
        .where(RiskPoint.status == IN_FORCE)
        .group_by(Post.id, Post.title, Department.name)
        .order_by(func.min(RiskPoint.rank).nulls_last(), Department.name, Post.title, Post.id)
    ).all()
    worst = _worst_points(session)
    return [
        {
            "post_id": row.id,
            "post": row.title,
            "department": row.name,
            "holders": [one.name for one in chart.office(chart.post[row.id], today()).holders]
            if row.id in chart.post
            else [],
            "rank": row.rank,
            "grade": label(profile, row.subject_type, row.rank),
            "points": row.points,
            "high": row.high,
            "medium": row.medium,
            "low": row.low,
            "worst": worst.get((row.id, row.rank), []),
        }
        for row in rows
    ]


def _worst_points(session: Session) -> dict[tuple[Any, int | None], list[str]]:
    found: dict[tuple[Any, int | None], list[str]] = {}
    rows = session.execute(
        select(RiskPoint.post_id, RiskPoint.rank, RiskPoint.number)
        .where(RiskPoint.status == IN_FORCE, RiskPoint.post_id.is_not(None))
        .order_by(RiskPoint.number)
    )
    for row in rows:
        found.setdefault((row.post_id, row.rank), []).append(row.number)
    return found
