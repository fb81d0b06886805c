"""Speak a bureau's words: ranks as labels, labels as ranks, what is allowed where."""

import re
import unicodedata

from tenants.profiles.shape import LabelSet, Profile, SubjectType

_ORNAMENT = re.compile(r"风险|等级|级别|级|类|RISK|LEVEL|GRADE|[\s()()【】\[\]_-]")
_NUMERALS = {"一": "1", "二": "2", "三": "3", "I": "1", "II": "2", "III": "3"}


def label(profile: Profile, subject_type: str, rank: int | None, language: str = "zh-CN") -> str:
    """Say a rank in the words this bureau uses at this level; no rank has no word."""
    if rank is None:
        return ""
    return _labels(profile, subject_type).ranks[rank - 1].word(language)


def rank_of_label(profile: Profile, subject_type: str, word: str) -> int | None:
    """Read a written grade: the level's own words first, then the other known sets."""
    own = _labels(profile, subject_type)
    wanted = _bare(word)
    for labels in (own, *(other for other in profile.label_sets if other is not own)):
        for rank in labels.ranks:
            if wanted and wanted in (_bare(rank.zh), _bare(rank.en)):
                return int(rank.code)
    return None


def allows(profile: Profile, subject_type: str, category: str) -> bool:
    """Say whether a category may be found at a level (D-02)."""
    return category in profile.categories_by_subject.get(subject_type, frozenset())


def canonical_power_category(profile: Profile, written: str) -> str | None:
    """Map a bureau's own word or code for a kind of power to the canonical category (D-23)."""
    for category in profile.power_categories:
        if written.strip() in (category.code, category.zh, category.en):
            return category.canonical
    return None


def _labels(profile: Profile, subject_type: str) -> LabelSet:
    level = _level(profile, subject_type)
    name = level.label_set if level else profile.label_sets[0].code
    return next(labels for labels in profile.label_sets if labels.code == name)


def _level(profile: Profile, subject_type: str) -> SubjectType | None:
    return next((level for level in profile.subject_types if level.code == subject_type), None)


def _bare(word: str) -> str:
    plain = _ORNAMENT.sub("", unicodedata.normalize("NFKC", word).upper())
    return _NUMERALS.get(plain, plain)
