"""Whether the posts of a flow hold each other in check."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from service.flowcharts.rules.graphs import WATCHING, Chart, leading_to, reached_from, within
from service.flowcharts.rules.lint.findings import BLOCK, WARN, Finding
from service.flowcharts.rules.vocabulary import (
    ACCEPTANCE,
    DECIDING,
    HANDLING,
    ISSUING,
    MONITORING,
    REVIEWING,
)

FEW = 3
EXECUTING = (ACCEPTANCE, HANDLING, ISSUING)


def posts_missing(chart: Chart) -> Iterator[Finding]:
    yield from (Finding("post-missing", BLOCK, one.code) for one in chart.acting if not one.posts)


def reviews_own_work(chart: Chart) -> Iterator[Finding]:
    """R-065, R-068: who handles does not review or approve the same."""
    for one in chart.acting:
        handler = one.handling_post_id
        if handler and handler in (one.reviewing_post_id, one.deciding_post_id):
            yield Finding("reviews-own-work", BLOCK, one.code, {"post": handler})
        if one.type in EXECUTING and one.doer:
            for after in chart.next_acting(one.code):
                if after.type in (REVIEWING, DECIDING) and after.doer == one.doer:
                    yield Finding("reviews-own-work", BLOCK, after.code, {"post": one.doer})


def one_post_path(chart: Chart) -> Iterator[Finding]:
    """R-069: no single post may take a matter from the beginning to the end."""
    markers = [one.code for one in chart.steps if not one.acts]
    for post in sorted({one.doer for one in chart.acting if one.doer}):
        own = [one.code for one in chart.acting if one.posts == {post}]
        alone = within(chart.network, [*markers, *own])
        ways = reached_from(alone, chart.starts) & leading_to(alone, chart.ends)
        if ways.intersection(own):
            yield Finding("one-post-path", BLOCK, None, {"post": post})


def all_on_one_post(chart: Chart) -> Iterator[Finding]:
    """R-065: deciding, executing and supervising are three offices."""
    deciding = {one.deciding_post_id for one in chart.acting} | {
        one.doer for one in chart.of_type(DECIDING)
    }
    executing = {one.doer for one in chart.of_type(*EXECUTING)}
    watching = {one.reviewing_post_id for one in chart.acting} | {
        one.doer for one in chart.of_type(REVIEWING, MONITORING)
    }
    for one in chart.acting:
        watching.update(one.supervising_posts)
    for post in sorted((deciding & executing & watching) - {""}):
        yield Finding("all-on-one-post", BLOCK, None, {"post": post})


def concentration(chart: Chart, *, threshold: float) -> Iterator[Finding]:
    """R-073: how much of the flow one post holds."""
    held = Counter(one.doer for one in chart.acting if one.doer)
    if len(chart.acting) < FEW:
        return
    for post, count in held.items():
        if count / len(chart.acting) > threshold:
            share = round(100 * count / len(chart.acting))
            yield Finding("concentration", WARN, None, {"post": post, "share": share})


def acceptance_is_issuing(chart: Chart) -> Iterator[Finding]:
    """R-074: one hole in, the same hole out."""
    accepting = {one.doer for one in chart.of_type(ACCEPTANCE)}
    for one in chart.of_type(ISSUING):
        if one.doer and one.doer in accepting:
            yield Finding("acceptance-is-issuing", WARN, one.code, {"post": one.doer})


def key_steps_unreviewed(chart: Chart) -> Iterator[Finding]:
    """R-068: after a key step nothing ends before another post has looked at it."""
    for one in chart.acting:
        if not one.key_step or one.watchers:
            continue
        checks = {
            other.code
            for other in chart.acting
            if other.type in WATCHING and other.doer and other.doer != one.doer
        }
        unchecked = within(chart.network, (s.code for s in chart.steps if s.code not in checks))
        if one.code in checks or one.code not in unchecked:
            continue
        if reached_from(unchecked, [one.code]).intersection(chart.ends):
            yield Finding("key-step-unreviewed", BLOCK, one.code)


def unsupervised(chart: Chart) -> Iterator[Finding]:
    """R-063, R-064: where nobody watches, there is the risk."""
    for one in chart.acting:
        watched = one.watchers or any(code != one.code for code in one.supervising_steps)
        if one.doer and one.doer in one.supervising_posts:
            yield Finding("supervises-itself", WARN, one.code, {"post": one.doer})
        if not watched:
            yield Finding("unsupervised", WARN, one.code)


RULES: Final = (
    posts_missing,
    reviews_own_work,
    one_post_path,
    all_on_one_post,
    acceptance_is_issuing,
    key_steps_unreviewed,
    unsupervised,
)
