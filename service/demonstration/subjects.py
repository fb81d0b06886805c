"""Where risks are searched in a bureau, and how many points each place gets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from service.demonstration.bureaus import Bureau, Section
from service.demonstration.phrases import phrases, shares
from service.demonstration.plans import PostPlan, PowerPlan
from service.demonstration.searches import (
    Subject,
    in_charge_of,
    leader_candidates,
    post_candidates,
    section_candidates,
    section_of,
    topic_candidates,
    wide_candidates,
)

# Of a thousand points, how many are found at each level.
SPREAD: Mapping[str, int] = {
    "leadership_team": 20,
    "unit": 20,
    "system_industry": 15,
    "topic": 40,
    "leadership_post": 80,
    "section": 375,
    "work_post": 450,
}
TOPIC_SECTIONS: Mapping[str, str] = {
    "major_decision": "office",
    "key_appointment": "personnel",
    "major_project": "own_finance",
    "large_funds": "own_finance",
}
Powers = Mapping[str, Sequence[PowerPlan]]


def counted_subjects(
    bureau: Bureau, powers: Sequence[PowerPlan], total: int
) -> list[tuple[Subject, int]]:
    """Give every place of the search its share of the bureau's points."""
    by_section: dict[str, list[PowerPlan]] = defaultdict(list)
    for power in powers:
        by_section[power.department_key].append(power)
    levels = {
        **_wide(bureau),
        "topic": _topics(bureau),
        "leadership_post": _leaders(bureau),
        "section": _sections(bureau, by_section),
        "work_post": _work_posts(bureau, by_section),
    }
    quotas = dict(zip(SPREAD, shares(total, list(SPREAD.values())), strict=True))
    return [
        (subject, number)
        for level, subjects in levels.items()
        for subject, number in _dealt(subjects, quotas[level])
    ]


def _dealt(subjects: Sequence[Subject], total: int) -> list[tuple[Subject, int]]:
    """Give each subject one point while they last, and the rest by weight."""
    first = [1 if place < total else 0 for place in range(len(subjects))]
    rest = shares(max(total - len(subjects), 0), [subject.weight for subject in subjects])
    return [
        (subject, one + more)
        for subject, one, more in zip(subjects, first, rest, strict=True)
        if one + more
    ]


def _wide(bureau: Bureau) -> dict[str, list[Subject]]:
    main = bureau.leaders[0].key
    described = (
        ("leadership_team", "team", "leadership", "institution_mechanism"),
        ("unit", "unit", None, "institution_mechanism"),
        ("system_industry", "system", None, "institution_mechanism"),
    )
    return {
        level: [
            Subject(
                subject_type=level,
                key=level,
                department_key=department,
                post_key=None,
                topic=None,
                answering_post_key=main,
                weight=1,
                always_high=True,
                candidates=wide_candidates(name, bureau.sections, category),
            )
        ]
        for level, name, department, category in described
    }


def _topics(bureau: Bureau) -> list[Subject]:
    return [
        Subject(
            subject_type="topic",
            key=topic,
            department_key=TOPIC_SECTIONS[topic],
            post_key=None,
            topic=topic,
            answering_post_key=bureau.in_charge[TOPIC_SECTIONS[topic]].key,
            weight=1,
            always_high=False,
            candidates=topic_candidates(topic, bureau.sections),
        )
        for topic in phrases("levels")["topic"]
    ]


def _leaders(bureau: Bureau) -> list[Subject]:
    """R-003: the members of the leadership team and the heads of sections."""
    heads = [section.head for section in bureau.sections]
    return [
        Subject(
            subject_type="leadership_post",
            key=post.key,
            department_key=post.department_key,
            post_key=post.key,
            topic=None,
            answering_post_key=post.key,
            weight=2 if post in bureau.leaders else 1,
            always_high=post in bureau.leaders,
            candidates=leader_candidates(_searched(bureau, post), place),
        )
        for place, post in enumerate((*bureau.leaders, *heads))
    ]


def _searched(bureau: Bureau, post: PostPlan) -> Sequence[Section]:
    return in_charge_of(bureau, post) if post in bureau.leaders else (section_of(bureau, post),)


def _sections(bureau: Bureau, powers: Powers) -> list[Subject]:
    return [
        Subject(
            subject_type="section",
            key=section.department.key,
            department_key=section.department.key,
            post_key=None,
            topic=None,
            answering_post_key=section.head.key,
            weight=len(powers[section.department.key]) + 2,
            always_high=False,
            candidates=section_candidates(section, powers[section.department.key]),
        )
        for section in bureau.sections
    ]


def _work_posts(bureau: Bureau, powers: Powers) -> list[Subject]:
    return [
        Subject(
            subject_type="work_post",
            key=post.key,
            department_key=post.department_key,
            post_key=post.key,
            topic=None,
            answering_post_key=post.key,
            weight=len(powers[post.department_key]) + 1,
            always_high=False,
            candidates=post_candidates(post, section, _handled(post, powers), place),
        )
        for section in bureau.sections
        for place, post in enumerate(section.duties)
    ]


def _handled(post: PostPlan, powers: Powers) -> Sequence[PowerPlan]:
    own = powers[post.department_key]
    return [power for power in own if power.posts[0].post_key == post.key] or own
