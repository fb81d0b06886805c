"""Profiles: versioned presets of a bureau's vocabulary and grading, frozen when a cycle opens."""

from tenants.profiles.presets import (
    ProfileInvalid,
    UnknownProfile,
    freeze,
    load_profile,
    profile_codes,
    read_profile,
    thaw,
)
from tenants.profiles.reading import allows, canonical_power_category, label, rank_of_label
from tenants.profiles.relabelling import in_order, left_bare, relabelled
from tenants.profiles.shape import (
    Coded,
    Deadline,
    Factor,
    GradingStandard,
    LabelSet,
    Matrix,
    PowerCategory,
    PowerField,
    Profile,
    SubjectType,
)

__all__ = [
    "Coded",
    "Deadline",
    "Factor",
    "GradingStandard",
    "LabelSet",
    "Matrix",
    "PowerCategory",
    "PowerField",
    "Profile",
    "ProfileInvalid",
    "SubjectType",
    "UnknownProfile",
    "allows",
    "canonical_power_category",
    "freeze",
    "in_order",
    "label",
    "left_bare",
    "load_profile",
    "profile_codes",
    "rank_of_label",
    "read_profile",
    "relabelled",
    "thaw",
]
