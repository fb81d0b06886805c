"""The ledger page by page, as one statement; it shows exactly what policy lets its reader see."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, func

from policies.guard import condition
from policies.overlays import overlays_of
from policies.permissions import Permission
from service.powers.conditions import written_out
from service.powers.pages import BELOW
from service.procedures.standing import standing_values
from service.risks.documents import POINT_FIELDS
from service.risks.models import RiskPoint
from service.risks.queries.drilling import narrow_to_drilled
from service.risks.standing import STANDING
from tenants.context import Actor
from tenants.pages import (
    Key,
    Listing,
    Narrowing,
    Params,
    identity,
    moment,
    page_statement,
    whole,
    words_of,
)

MEASURES: Final = """
(SELECT coalesce(json_agg(l ORDER BY l.position), '[]') FROM (
    SELECT m.id, m.version, m.position, m.text, m.kind, m.phase, m.basis, m.responsible_post_id,
      m.responsible_written, m.due_on, m.frequency, m.status, m.retired_reason,
      m.responsible_department_id, m.recurrence, m.tools, m.means, m.mechanisms, m.urgent,
      m.needs_review, m.reviewed_on, m.noticed_on, m.filed_on, m.next_due_on, m.suitability,
      m.post_controls, m.decomposition
    FROM measures m WHERE m.tenant_id = p.tenant_id AND m.risk_point_id = p.id) l) AS measures"""
MANIFESTATIONS: Final = """
(SELECT coalesce(json_agg(f.text ORDER BY f.position), '[]') FROM manifestations f
  WHERE f.tenant_id = p.tenant_id AND f.risk_point_id = p.id) AS manifestations"""
LEDGER: Final = Listing(
    table="risk_points",
    row=", ".join(
        (
            *(f"p.{name}" for name in POINT_FIELDS),
            "d.name AS department",
            "o.title AS post",
            "a.title AS answering_post",
            "w.name AS power",
            "w.number AS power_number",
            MANIFESTATIONS,
            MEASURES,
            STANDING.columns(),
        )
    ),
    joins=f"""
{STANDING.joined()}
LEFT JOIN departments d ON d.tenant_id = p.tenant_id AND d.id = p.department_id
LEFT JOIN posts o ON o.tenant_id = p.tenant_id AND o.id = p.post_id
LEFT JOIN posts a ON a.tenant_id = p.tenant_id AND a.id = p.answering_post_id
LEFT JOIN powers w ON w.tenant_id = p.tenant_id AND w.id = p.power_id""",
    orders={
        "number": (Key("p.number", words_of),),
        "rank": (Key("coalesce(p.rank, 4::smallint)", whole), Key("p.number", words_of)),
        "department": (Key("p.department_id", identity, nullable=True), Key("p.number", words_of)),
        "updated": (Key("p.updated_at", moment), Key("p.id", identity)),
    },
)
PLAIN: Final = ("status", "subject_type", "method", "origin")
SAME: Final = ("power_id", "import_id", "flow_step_id", "search_round")
TAGGED: Final = {
    "key_tag": "key_tags",
    "focus_tag": "focus_tags",
    "external_reference": "external_references",
}
_ALIAS = RiskPoint.__table__.alias("p")


def ledger_statement(actor: Actor, asked: Mapping[str, Any]) -> tuple[str, Params]:
    """Write the statement for one page of the ledger as this person may see it."""
    narrowing = Narrowing(params=standing_values())
    narrow_by_policy(narrowing, actor, Permission.RISK_POINT_READ)
    _narrow(narrowing, asked)
    STANDING.narrow(narrowing, asked)
    responsible = asked.get("responsible")
    if responsible:
        _narrow_to_mine(narrowing, actor, responsible)
    return page_statement(
        LEDGER,
        narrowing,
        sort=asked.get("sort") or "number",
        cursor=asked.get("cursor"),
        limit=asked.get("limit") or 50,
        total=bool(asked.get("total")),
    )


def narrow_by_policy(narrowing: Narrowing, actor: Actor, permission: Permission) -> None:
    """Keep what this person may do this to; an unlimited permission adds nothing."""
    alike = replace(actor, name="", request_id="", origin="")
    overlays = tuple(id(one) for one in overlays_of(actor.tenant_id))
    written, params = _policy(alike, permission, overlays)
    if written:
        narrowing.add(written, **params)


def by_policy(actor: Actor, permission: Permission, points: Any) -> ColumnElement[bool]:
    """Say of which risk points this person may do this, as a condition on their table."""
    return condition(
        actor,
        permission,
        department=points.department_id,
        post=func.coalesce(points.post_id, points.answering_post_id),
        rank=points.floor_rank,
    )


@lru_cache(maxsize=2048)
def _policy(actor: Actor, permission: Permission, _overlays: tuple[int, ...]) -> tuple[str, Params]:
    return written_out(by_policy(actor, permission, _ALIAS.c), permission.act)


def _narrow(narrowing: Narrowing, asked: Mapping[str, Any]) -> None:
    narrowing.among("p.id", asked.get("ids") or (), "uuid")
    for name in PLAIN:
        narrowing.among(f"p.{name}", asked.get(name) or ())
    for name in SAME:
        if asked.get(name):
            narrowing.add(f"p.{name} = %({name})s", **{name: asked[name]})
    _among_categories(narrowing, asked.get("category") or ())
    narrow_to_drilled(narrowing, asked)
    ranks = asked.get("rank") or ()
    if ranks:
        known = [int(rank) for rank in ranks if rank != "none"]
        narrowing.add(
            "p.rank = ANY(%(ranks)s::smallint[]) OR (%(ungraded)s AND p.rank IS NULL)",
            ranks=known,
            ungraded="none" in ranks,
        )
    if asked.get("post_id"):
        narrowing.add(
            "p.post_id = %(post_id)s OR p.answering_post_id = %(post_id)s",
            post_id=asked["post_id"],
        )
    if asked.get("department_id"):
        own = "p.department_id = %(department_id)s" if asked.get("directly") else BELOW
        narrowing.add(own, department_id=asked["department_id"])
    for name, column in TAGGED.items():
        if asked.get(name):
            tag = f"p.{column} @> to_jsonb(%({name})s::text)"
            narrowing.add(tag, **{name: asked[name]})
    if asked.get("review") is not None:
        narrowing.add("p.review_required = %(review)s", review=asked["review"])
    narrowing.words("p.search_text", asked.get("q"), spelt="p.pinyin")


def _among_categories(narrowing: Narrowing, words: Sequence[str]) -> None:
    """Keep some categories; `none` stands for the points that have none."""
    if words:
        narrowing.add(
            "p.category = ANY(%(categories)s::text[]) OR (%(none)s AND p.category IS NULL)",
            categories=[word for word in words if word != "none"],
            none="none" in words,
        )


def _narrow_to_mine(narrowing: Narrowing, actor: Actor, relation: str) -> None:
    """Keep what this person manages, answers for directly, or watches over."""
    found: list[str] = []
    for word, permission in (
        ("managing", Permission.RISK_POINT_MANAGE),
        ("monitoring", Permission.RISK_POINT_MONITOR),
    ):
        if relation in (word, "any"):
            part = Narrowing()
            narrow_by_policy(part, actor, permission)
            found.append(part.where())
            narrowing.params |= part.params
    if relation in ("direct", "any"):
        found += _direct(narrowing, actor)
    narrowing.conditions.append(" OR ".join(f"({one})" for one in found) or "false")


def _direct(narrowing: Narrowing, actor: Actor) -> list[str]:
    found = ["false"]
    if actor.post_id is not None:
        found.append("coalesce(p.post_id, p.answering_post_id) = %(own_post)s")
        narrowing.params["own_post"] = actor.post_id
    if "section_head" in actor.roles:
        found.append(
            "p.subject_type = 'section' AND p.department_id = ANY(%(own_section)s::uuid[])"
        )
        narrowing.params["own_section"] = sorted(actor.departments)
    if "main_leader" in actor.roles:
        found.append("p.subject_type IN ('leadership_team', 'unit', 'system_industry')")
    return found


def read_statement(risk_point_id: Any) -> tuple[str, Params]:
    """Write the statement for one risk point, in the very words of the ledger."""
    row = f"SELECT {LEDGER.row} FROM risk_points p {LEDGER.joins} WHERE p.id = %(id)s"  # noqa: S608
    return f"SELECT row_to_json(r)::text FROM ({row}) r", {  # noqa: S608
        "id": risk_point_id,
        **standing_values(),
    }
