"""The catalogue of powers page by page, as one statement under the policy."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement

from policies.guard import condition
from policies.overlays import overlays_of
from policies.permissions import Permission
from service.powers.conditions import written_out
from service.powers.documents import POWER_FIELDS
from service.powers.figures import figures
from service.powers.models import Power
from service.powers.rules import FOCUS_CATEGORIES
from service.powers.standing import STANDING
from service.procedures.standing import standing_values
from tenants.context import Actor
from tenants.pages import (
    Key,
    Listing,
    Narrowing,
    Params,
    identity,
    moment,
    page_statement,
    words_of,
)

_FOCUS: Final = ", ".join(f"'{category}'" for category in sorted(FOCUS_CATEGORIES))
CATALOGUE: Final = Listing(
    table="powers",
    row=", ".join(
        (
            *(f"p.{name}" for name in POWER_FIELDS),
            "d.name AS department",
            "w.name AS parent",
            f"p.category IN ({_FOCUS}) AS is_focus",
            """(SELECT coalesce(json_agg(json_build_object('post_id', s.post_id, 'duty', s.duty,
                'post', o.title) ORDER BY s.duty, s.post_id), '[]') FROM power_posts s
              JOIN posts o ON o.tenant_id = s.tenant_id AND o.id = s.post_id
              WHERE s.tenant_id = p.tenant_id AND s.power_id = p.id) AS posts""",
            STANDING.columns(),
        )
    ),
    joins=f"""
{STANDING.joined()}
LEFT JOIN departments d ON d.tenant_id = p.tenant_id AND d.id = p.department_id
LEFT JOIN powers w ON w.tenant_id = p.tenant_id AND w.id = p.parent_id""",
    orders={
        "number": (Key("p.number", words_of),),
        "department": (Key("p.department_id", identity, nullable=True), Key("p.number", words_of)),
        "updated": (Key("p.updated_at", moment), Key("p.id", identity)),
    },
)
BELOW: Final = """p.department_id IN (
  WITH RECURSIVE below AS (
    SELECT id FROM departments WHERE id = %(department_id)s
    UNION SELECT c.id FROM departments c JOIN below b ON c.parent_id = b.id)
  SELECT id FROM below)"""
PLAIN: Final = ("status", "category", "direction")
SAME: Final = ("parent_id", "import_id")
EXERCISED: Final = """EXISTS (SELECT FROM power_posts s
  WHERE s.tenant_id = p.tenant_id AND s.power_id = p.id AND s.post_id = %(post_id)s)"""
_ALIAS = Power.__table__.alias("p")


def catalogue_statement(actor: Actor, asked: Mapping[str, Any]) -> tuple[str, Params]:
    """Write the statement for one page of the catalogue as this person may see it."""
    narrowing = Narrowing(params=standing_values())
    narrow_by_policy(narrowing, actor, Permission.POWER_READ)
    for name in PLAIN:
        narrowing.among(f"p.{name}", asked.get(name) or ())
    for name in SAME:
        if asked.get(name):
            narrowing.add(f"p.{name} = %({name})s", **{name: asked[name]})
    if asked.get("department_id"):
        own = "p.department_id = %(department_id)s" if asked.get("directly") else BELOW
        narrowing.add(own, department_id=asked["department_id"])
    if asked.get("post_id"):
        narrowing.add(EXERCISED, post_id=asked["post_id"])
    _by_cleanup(narrowing, asked)
    STANDING.narrow(narrowing, asked)
    narrowing.words("p.search_text", asked.get("q"), spelt="p.pinyin")
    counted, params = figures(actor)
    narrowing.params |= params
    return page_statement(
        replace(CATALOGUE, row=f"{CATALOGUE.row}, {counted}"),
        narrowing,
        sort=asked.get("sort") or "number",
        cursor=asked.get("cursor"),
        limit=asked.get("limit") or 50,
        total=bool(asked.get("total")),
    )


def _by_cleanup(narrowing: Narrowing, asked: Mapping[str, Any]) -> None:
    """Keep the focus categories, what is being cleaned up, what came of it (R-044, R-045)."""
    if asked.get("focus") is not None:
        narrowing.add(f"{'' if asked['focus'] else 'NOT '}p.category IN ({_FOCUS})")
    if asked.get("review_required") is not None:
        narrowing.add("p.review_required = %(review)s", review=asked["review_required"])
    decisions = [one for one in asked.get("cleaned") or () if one != "pending"]
    if decisions:
        narrowing.among("p.cleanup->>'decision'", decisions)
    elif asked.get("cleaned"):
        narrowing.add("p.pending IS NOT NULL")


def narrow_by_policy(narrowing: Narrowing, actor: Actor, permission: Permission) -> None:
    """Keep what this person may do this to; an unlimited permission adds nothing."""
    alike = replace(actor, name="", request_id="", origin="")
    overlays = tuple(id(one) for one in overlays_of(actor.tenant_id))
    text, params = _policy(alike, permission, overlays)
    if text:
        narrowing.add(text, **params)


def by_policy(actor: Actor, permission: Permission, powers: Any) -> ColumnElement[bool]:
    """Say of which powers this person may do this, as a condition on their table."""
    return condition(actor, permission, department=powers.department_id)


def read_statement(power_id: Any) -> tuple[str, Params]:
    """Write the statement for one power, in the very words of the catalogue."""
    row = f"SELECT {CATALOGUE.row} FROM powers p {CATALOGUE.joins} WHERE p.id = %(id)s"  # noqa: S608
    return f"SELECT row_to_json(r)::text FROM ({row}) r", {  # noqa: S608
        "id": power_id,
        **standing_values(),
    }


@lru_cache(maxsize=2048)
def _policy(actor: Actor, permission: Permission, _overlays: tuple[int, ...]) -> tuple[str, Params]:
    return written_out(by_policy(actor, permission, _ALIAS.c), "power")
