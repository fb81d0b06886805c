"""`lianfang person`: people of a bureau, their offices, their accounts."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.organisation.queries import available_identities, load_actor, today
from service.organisation.use_cases.appointments import appoint as make_appointment
from service.organisation.use_cases.grants import grant_role
from service.organisation.use_cases.persons import register_person
from service.sign_in.letters import put_in_folder
from service.sign_in.use_cases.accounts import disable_account, open_account
from service.sign_in.use_cases.passwords import Letter, make_password_link
from tenants.errors import Invalid
from tenants.models.accounts import Account
from tenants.models.organisation import Department, Person, Post
from tenants.settings import Settings
from tenants.vocabulary import GRANTED_ROLES
from workers.cli.entry import enter_bureau, enter_service
from workers.cli.speech import Exit, json_option, t, tell

DAY = click.DateTime(["%Y-%m-%d"])
tenant_option = click.option("--tenant", required=True, help=t("单位代码", "Code of the tenant."))


@click.group(help=t("人员与账号。", "People and accounts."))
def command() -> None:
    """Look after the people of a bureau."""


@command.command(help=t("登记一个人，并可开立账号、授予职责。", "Register a person."))
@tenant_option
@click.option("--name", required=True, help=t("姓名", "His name."))
@click.option("--staff-number", required=True, help=t("工号", "His staff number."))
@click.option("--login", help=t("账号，填写后生成设密码的信", "Open an account with this login."))
@click.option(
    "--role", type=click.Choice(GRANTED_ROLES), help=t("另授予的职责", "A duty to grant.")
)
@click.option("--party-member", is_flag=True, help=t("中共党员", "A Party member."))
@json_option
def add(
    *,
    tenant: str,
    name: str,
    staff_number: str,
    login: str | None,
    role: str | None,
    party_member: bool,
    as_json: bool,
) -> int:
    """Register a person, with an account and a duty if asked."""
    settings = enter_service()
    with enter_bureau(tenant) as (session, actor, _):
        person = register_person(
            session, actor, name=name, staff_number=staff_number, is_party_member=party_member
        )
        if role:
            reason = "lianfang person add"
            grant_role(
                session, actor, person_id=person.id, role=role, starts_on=today(), reason=reason
            )
        letter = None
        if login:
            account = open_account(session, actor, person_id=person.id, login=login)
            letter = make_password_link(session, actor, account.id)
        facts: dict[str, Any] = {"id": person.id, "name": name, "staff_number": staff_number}
    if letter:
        facts |= {"login": login} | _handed_out(settings, letter)
    tell(facts, as_json=as_json)
    return int(Exit.DONE)


@command.command("list", help=t("列出一个单位的人员、岗位和账号。", "List the people of a tenant."))
@tenant_option
@json_option
def list_all(*, tenant: str, as_json: bool) -> int:
    """List people with their offices, roles and accounts."""
    enter_service()
    with enter_bureau(tenant) as (session, _, _):
        logins = {one.person_id: one for one in session.scalars(select(Account))}
        persons = session.scalars(
            select(Person).where(Person.left_on.is_(None)).order_by(Person.staff_number)
        )
        found = [_described(session, one, logins.get(one.id)) for one in persons]
    lines = [
        f"{one['staff_number']:<20} {one['name']:<8} {one['login'] or '-':<20} "
        f"{'、'.join(one['posts']) or '-'} [{' '.join(one['roles'])}]"
        for one in found
    ]
    tell({"persons": found}, as_json=as_json, lines=lines or [t("没有人员", "Nobody")])
    return int(Exit.DONE)


@command.command(help=t("为账号重新生成设密码的信。", "Write a new one-time letter."))
@tenant_option
@click.option("--login", required=True)
@json_option
def link(*, tenant: str, login: str, as_json: bool) -> int:
    """Make a one-time link; the letter lies in the operator's folder."""
    settings = enter_service()
    with enter_bureau(tenant) as (session, actor, _):
        letter = make_password_link(session, actor, account_of(session, login).id)
    tell({"login": login} | _handed_out(settings, letter), as_json=as_json)
    return int(Exit.DONE)


@command.command(help=t("停用账号，立即退出登录。", "Disable an account at once."))
@tenant_option
@click.option("--login", required=True)
@click.option("--reason", required=True, help=t("原因", "Why."))
@json_option
def disable(*, tenant: str, login: str, reason: str, as_json: bool) -> int:
    """Shut an account; whoever used it is out at once."""
    enter_service()
    with enter_bureau(tenant) as (session, actor, _):
        account = account_of(session, login)
        disable_account(session, actor, account.id, if_version=account.version, reason=reason)
        facts = {"login": login, "disabled_at": account.disabled_at}
    tell(facts, as_json=as_json)
    return int(Exit.DONE)


@command.command(help=t("任命一个人到一个岗位。", "Appoint a person to a post."))
@tenant_option
@click.option("--staff-number", required=True, help=t("工号", "His staff number."))
@click.option("--department", required=True, help=t("部门名称或编码", "Its name or code."))
@click.option("--post", required=True, help=t("岗位名称或编码", "Its title or code."))
@click.option("--from", "starts_on", type=DAY, help=t("任职日期，默认今天", "Today if left out."))
@click.option("--acting", is_flag=True, help=t("代理", "As acting officer of a vacant post."))
@json_option
def appoint(
    *,
    tenant: str,
    staff_number: str,
    department: str,
    post: str,
    starts_on: datetime | None,
    acting: bool,
    as_json: bool,
) -> int:
    """Put a person into a post."""
    enter_service()
    with enter_bureau(tenant) as (session, actor, _):
        person = session.scalar(select(Person).where(Person.staff_number == staff_number))
        if person is None:
            raise Invalid("There is no such person.", errors={"staff_number": [staff_number]})
        made = make_appointment(
            session,
            actor,
            person_id=person.id,
            post_id=_post_of(session, department, post),
            starts_on=_day(starts_on),
            acting=acting,
        )
        facts = {"id": made.id, "name": person.name, "post": post, "starts_on": made.starts_on}
    tell(facts, as_json=as_json)
    return int(Exit.DONE)


def account_of(session: Session, login: str) -> Account:
    """Find an account by its login."""
    found = session.scalar(select(Account).where(Account.login == login))
    if found is None:
        raise Invalid("There is no such login.", errors={"login": [login]})
    return found


def _post_of(session: Session, department: str, post: str) -> UUID:
    found = session.scalars(
        select(Post.id)
        .join(
            Department,
            (Department.tenant_id == Post.tenant_id) & (Department.id == Post.department_id),
        )
        .where(
            Department.name.in_([department]) | (Department.code == department),
            Post.title.in_([post]) | (Post.code == post),
            Post.abolished_on.is_(None),
        )
    ).all()
    if len(found) != 1:
        raise Invalid("There is not exactly one such post.", errors={"post": [post]})
    return found[0]


def _described(session: Session, person: Person, account: Account | None) -> dict[str, Any]:
    identities = available_identities(session, person.id)
    actors = [load_actor(session, person.id, one.appointment_id) for one in identities]
    return {
        "id": person.id,
        "name": person.name,
        "staff_number": person.staff_number,
        "login": account.login if account else None,
        "disabled": bool(account and account.disabled_at),
        "posts": [one.post_title for one in identities if one.post_title],
        "roles": sorted({role for actor in actors for role in actor.roles}),
    }


def _handed_out(settings: Settings, letter: Letter) -> dict[str, Any]:
    place = put_in_folder(letter, home=settings.home, public_url=settings.public_url)
    return {"letter": str(place), "expires_at": letter.expires_at}


def _day(given: datetime | None) -> date:
    return given.date() if given else today()
