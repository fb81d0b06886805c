"""Fill posts with people: names with 某, dated appointments, accounts to sign in with."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from random import Random
from typing import Any

from service.demonstration.phrases import phrases
from service.demonstration.plans import (
    AccountPlan,
    AppointmentPlan,
    PersonPlan,
    PostPlan,
)

IN_OFFICE_SINCE = date(2024, 3, 1)
_ENDINGS = ("某", "某某", "某甲", "某乙", "某丙", "某丁", "某戊", "某己", "某庚", "某辛")

DUTY = "依照岗位职责办理{place}业务，如实记录经办过程，对经办结果负责。"
INTEGRITY = "遵守廉洁从政规定，执行回避和报告制度，接受监督检查。"
KEY_REASON = "直接掌握{place}的处置权，廉政风险较高"


def people_for(posts: Sequence[PostPlan], dice: Random, prefix: str) -> tuple[PersonPlan, ...]:
    """Find one person for each post; nobody in a bureau shares a name with a colleague."""
    surnames = [tuple(entry.split()) for entry in phrases("offices")["surnames"]]
    dice.shuffle(surnames)
    called: Counter[str] = Counter()
    spelt: Counter[str] = Counter()
    people = []
    for place, post in enumerate(posts):
        surname, pinyin = surnames[place % len(surnames)]
        ending = _ENDINGS[called[surname]]
        called[surname] += 1
        spelt[pinyin] += 1
        people.append(
            PersonPlan(
                key=f"person:{post.key}",
                name=surname + ending,
                staff_number=f"{prefix}{place + 1:04d}",
                pinyin=f"{pinyin}{spelt[pinyin]:02d}",
                is_party_member=post.leadership != "none" or place % 3 != 0,
            )
        )
    return tuple(people)


def holder_key(post: PostPlan) -> str:
    """Name the person the demonstration puts into a post."""
    return f"person:{post.key}"


def in_office(posts: Iterable[PostPlan]) -> list[AppointmentPlan]:
    """Appoint everyone to his own post."""
    return [
        AppointmentPlan(person_key=holder_key(post), post_key=post.key, starts_on=IN_OFFICE_SINCE)
        for post in posts
    ]


def accounts_for(
    shown: Iterable[tuple[str, PostPlan, str]], people: Sequence[PersonPlan]
) -> tuple[AccountPlan, ...]:
    """Let the holders of some posts sign in, each to show one role."""
    by_key = {person.key: person for person in people}
    return tuple(
        AccountPlan(
            login=by_key[holder_key(post)].pinyin,
            person_key=holder_key(post),
            role=role,
            title=title,
        )
        for role, post, title in shown
    )


def post_plan(
    key: str, title: str, department: str, job_rank: str, leadership: str, **facts: Any
) -> PostPlan:
    """Describe one post with the duties every post has."""
    place = facts.get("place", title)
    is_key = bool(facts.get("is_key"))
    return PostPlan(
        key=key,
        code=key.replace(":", "-").replace("_", "-").upper(),
        title=title,
        department_key=department,
        job_rank=job_rank,
        leadership=leadership,
        has_disposal_authority=bool(facts.get("disposal", True)),
        is_key=is_key,
        key_reason=KEY_REASON.format(place=place) if is_key else "",
        business_duties=DUTY.format(place=place),
        integrity_duties=INTEGRITY,
    )
