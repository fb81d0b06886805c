"""`lianfang policy`: who may do what to a record, and why; the text itself; whether it is sound."""

import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from sqlalchemy.orm import Session

from policies.explanations import explain as explain_one
from policies.explanations import label
from policies.guard import Target, allowed
from policies.overlays import load_overlay, tighten
from policies.permissions import Permission
from policies.refusals import who_can
from policies.responsibility import relations
from policies.seats import Subject
from policies.text import EVERYONE, Line, PolicyError
from policies.words import ACTS, NOUNS, RANKS, ROLES, SCOPES
from service.organisation.queries import available_identities, load_actor, load_chart, today
from service.powers.models import Power
from service.risks.models import RiskPoint
from service.risks.subjects import subject_of, target_of
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import NotFound
from tenants.settings import Settings
from workers.cli.entry import enter_bureau, enter_service
from workers.cli.person import account_of
from workers.cli.speech import Exit, json_option, t, tell


@click.group(help=t("说明谁可以做什么。", "Explain who may do what."))
def command() -> None:
    """Read the policy."""


@command.command(
    help=t("说明一个人对一条记录可以做什么、为什么。", "Say what a person may do, and why.")
)
@click.option("--tenant", required=True, help=t("单位代码", "Code of the tenant."))
@click.option("--person", "login", required=True, help=t("账号", "His login."))
@click.option("--record", "record_id", type=click.UUID, help=t("记录编号", "Id of the record."))
@click.option(
    "--permission",
    "word",
    type=click.Choice([one.value for one in Permission]),
    metavar="NOUN:ACT",
    help=t("只说明这一项，如 grading:decide", "Explain one, such as grading:decide."),
)
@json_option
def explain(
    *, tenant: str, login: str, record_id: UUID | None, word: str | None, as_json: bool
) -> int:
    """Answer for every office the person may act in."""
    _tighten(enter_service())
    with enter_bureau(tenant) as (session, _, _):
        facts = _explained(session, login, record_id, Permission(word) if word else None)
    tell(facts, as_json=as_json, lines=_in_words(facts))
    refused = word and not any(office["allowed"] for office in facts["offices"])
    return int(Exit.REFUSED if refused else Exit.DONE)


@command.command(help=t("用中文列出权限规则。", "Show the policy text in words."))
@click.option("--role", type=click.Choice(list(ROLES)), help=t("只看一个角色", "Only one role."))
@json_option
def show(*, role: str | None, as_json: bool) -> int:
    """Show every line with its reason."""
    from policies.decisions import TEXT

    lines = [one for one in TEXT.lines if role is None or _speaks_of(one, role)]
    facts = {
        "lines": [{"line": str(one), "because": one.because, "says": spoken(one)} for one in lines]
    }
    tell(facts, as_json=as_json, lines=[f"{spoken(one)}　({one.because})" for one in lines])
    return int(Exit.DONE)


@command.command(help=t("检查权限规则是否完好。", "Check the policy text."))
@click.option("--overlay", type=click.Path(exists=True, dir_okay=False, path_type=str))
@json_option
def check(*, overlay: str | None, as_json: bool) -> int:
    """Read the policy, the overlay and the table of endpoints; any slip is an error."""
    from policies.decisions import TABLE, TEXT, measure_decision
    from policies.endpoints import endpoints

    chosen = overlay or os.environ.get("LIANFANG_POLICY_OVERLAY")
    try:
        if chosen:
            load_overlay(Path(chosen))
        facts = {
            "sound": True,
            "lines": len(TEXT.lines),
            "questions": len(TABLE.verdicts),
            "permissions": len(Permission),
            "endpoints": len(endpoints()),
            "overlay": chosen,
            "decision_microseconds": round(measure_decision(20_000) * 1e6, 2),
        }
    except PolicyError as error:
        tell({"sound": False, "error": str(error)}, as_json=as_json)
        return int(Exit.REFUSED)
    tell(facts, as_json=as_json)
    return int(Exit.DONE)


def spoken(line: Line) -> str:
    """Say a line of the policy in the language of this run."""
    place = int(t("0", "1"))
    role = t("任何人", "anybody") if line.role == EVERYONE else ROLES[line.role][place]
    acts = "、".join(ACTS[one][place] for one in line.acts)
    nouns = "、".join(NOUNS[one][place] for one in line.nouns)
    scopes = "、".join(SCOPES[one][place] for one in line.scopes)
    ranks = (
        "" if len(line.ranks) == len(RANKS) else "、".join(RANKS[one][place] for one in line.ranks)
    )
    permits = line.effect == "allow"
    only = t(f"，限{ranks}", f", only {ranks}") if ranks else ""
    return t(
        f"{role}{'可以' if permits else '不得'}{acts}{nouns}：{scopes}{only}",
        f"{role} {'may' if permits else 'must not'} {acts} {nouns}: {scopes}{only}",
    )


def _explained(
    session: Session, login: str, record_id: UUID | None, permission: Permission | None
) -> dict[str, Any]:
    account = account_of(session, login)
    target, subject, shown = _record(session, record_id)
    identities = available_identities(session, account.person_id)
    actors = [load_actor(session, account.person_id, one.appointment_id) for one in identities]
    facts: dict[str, Any] = {
        "person": login,
        "record": shown,
        "offices": [_office(actor, target, permission) for actor in actors],
    }
    day = today()
    chart = load_chart(session, day)
    if subject is not None:
        facts["responsibility"] = asdict(relations(subject, target.rank, chart, day))
    if permission is not None:
        facts["who_can"] = who_can(permission, target, subject, chart, day)
    return facts


def _record(
    session: Session, record_id: UUID | None
) -> tuple[Target, Subject | None, dict[str, Any] | None]:
    if record_id is None:
        return Target(), None, None
    point = owned(session, RiskPoint, record_id)
    if point is not None:
        shown = {"kind": "risk_point", "number": point.number, "rank": point.floor_rank}
        return target_of(point, point.floor_rank), subject_of(point), shown
    power = owned(session, Power, record_id)
    if power is not None:
        return Target(power.department_id), None, {"kind": "power", "number": power.number}
    raise NotFound("There is no such record.")


def _office(actor: Actor, target: Target, permission: Permission | None) -> dict[str, Any]:
    office: dict[str, Any] = {
        "post": actor.post_title,
        "roles": sorted(actor.roles),
        "on_behalf_of": actor.on_behalf_of,
    }
    if permission is None:
        may = allowed(actor, target)
        return office | {"may": [{"permission": one.value, "says": _label(one)} for one in may]}
    found = explain_one(actor, permission, target)
    return office | {
        "allowed": found.allowed,
        "says": t(found.zh, found.en),
        "lines": [
            {"line": one.line, "because": one.because, "says": t(one.zh, one.en)}
            for one in found.lines
        ],
    }


def _in_words(facts: dict[str, Any]) -> Iterator[str]:
    for office in facts["offices"]:
        yield f"{office['post'] or facts['person']} [{' '.join(office['roles'])}]"
        if "says" in office:
            yield f"  {office['says']}"
        for one in office.get("lines", ()):
            yield f"  · {one['says']}　{one['line']}　({one['because']})"
        for one in office.get("may", ()):
            yield f"  · {one['says']}　{one['permission']}"
    if facts["record"] is None:
        yield t(
            "以上未针对具体记录：请加 --record <编号>，查看对某一风险点或职权可以做什么；"
            "再加 --permission，查看依据和可由谁办理。",
            "This is about no record: add --record <id> to see what he may do to one risk point or "
            "power, and --permission to see why and who else may.",
        )
    for one in facts.get("who_can", ()):
        yield t("可由：", "May be done by: ") + f"{one['post']} {one['name']}"


def _label(permission: Permission) -> str:
    return t(*label(permission))


def _speaks_of(line: Line, role: str) -> bool:
    from policies.decisions import TEXT

    return role in TEXT.bearers(line.role)


def _tighten(settings: Settings) -> None:
    """Lay the region's own prohibitions over the policy, as the service does."""
    if settings.policy_overlay is not None:
        tighten(load_overlay(settings.policy_overlay))
