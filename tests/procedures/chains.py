"""Chains of the sources without the words other areas answer: the engine's own part of them."""

from dataclasses import replace

import pytest

from policies.chains import Chain, ChainSet, load_chains, read_chains
from service.procedures.use_cases import starting

EVERY_TYPE = """
profile: region_pilot
version: 1
chains:
  - code: EVERY
    object: risk_point
    zh: 各类环节
    en: Every type of step
    source: a test
    steps:
      - {code: find, type: draft, acting: section_members, zh: 查找, en: Find, in_place: [complete]}
      - {code: raise, type: consult, acting: deputy_leader, zh: 征求意见, en: Ask,
         collated_by: section_head}
      - {code: revise, type: draft, acting: section_members, zh: 修改, en: Revise,
         in_place: ["meeting:1"]}
      - {code: check, type: gatekeep, acting: deputy_leader, zh: 把关, en: Gatekeep,
         results: [confirmed]}
      - {code: review, type: review, acting: register_office, zh: 初审, en: Review,
         results: [reviewed]}
      - {code: decide, type: collective_decision, acting: "body:leadership_meeting", zh: 审定,
         en: Decide, in_place: [signed_minutes], results: [approved]}
      - {code: file, type: file, acting: register_office, zh: 备案, en: File, results: [filed]}
      - {code: notice, type: public_notice, acting: register_office, zh: 公示, en: Notice,
         notice: {scope: unit, working_days: 5}, in_place: [comments_answered],
         results: [noticed, in_force]}
"""


def every_type() -> ChainSet:
    return read_chains(EVERY_TYPE, source="a test")


def bare(profile: str, code: str) -> ChainSet:
    """Take one chain of the sources, without what other areas must have done first."""
    chains = load_chains(profile, 1)
    chain = next(one for one in chains.chains if one.code == code)
    kept = tuple(_bare(chain) for chain in (chain,))
    return ChainSet(profile, 1, kept)


def _bare(chain: Chain) -> Chain:
    steps = tuple(
        replace(
            step,
            in_place=tuple(
                word for word in step.in_place if ":" in word or word in {"opinions", "complete"}
            ),
        )
        for step in chain.steps
    )
    return replace(chain, gate=(), steps=steps)


def use(monkeypatch: pytest.MonkeyPatch, chains: ChainSet) -> None:
    """Let cases start by these chains."""
    monkeypatch.setattr(starting, "load_chains", lambda _code, _version: chains)
