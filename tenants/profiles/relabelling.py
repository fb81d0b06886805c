"""A bureau's own words over its profile: they change what is shown and offered, never the rules."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from tenants.profiles.schemas import words
from tenants.profiles.shape import Coded, Profile, SubjectType


def relabelled(
    profile: Profile,
    *,
    label_sets: Mapping[str, str],
    categories_off: Collection[str],
    categories_order: Sequence[str],
    term: str | None,
) -> Profile:
    """Give the profile in these words; what it does not know, or could not do without, stays."""
    known = {labels.code for labels in profile.label_sets}

    def level(one: SubjectType) -> SubjectType:
        chosen = label_sets.get(one.code, one.label_set)
        kept = tuple(code for code in one.categories if code not in categories_off)
        return replace(
            one,
            label_set=chosen if chosen in known else one.label_set,
            categories=tuple(in_order(kept or one.categories, categories_order)),
        )

    levels = tuple(level(one) for one in profile.subject_types)
    used = {code for one in levels for code in one.categories}
    pair = words()["terms"].get(term or "")
    said = {one.code: one for one in profile.categories if one.code in used}
    return replace(
        profile,
        subject_types=levels,
        categories=tuple(said[code] for code in in_order(said, categories_order)),
        term=Coded(term, pair["zh"], pair["en"]) if term and pair else profile.term,
    )


def in_order(codes: Iterable[str], order: Sequence[str]) -> list[str]:
    """Put codes in the order a bureau chose; what it does not name follows as it stood."""
    return sorted(codes, key=lambda code: order.index(code) if code in order else len(order))


def left_bare(profile: Profile, categories_off: Collection[str]) -> list[str]:
    """Name the levels that would be left without a category."""
    return [
        one.code for one in profile.subject_types if not set(one.categories) - {*categories_off}
    ]
