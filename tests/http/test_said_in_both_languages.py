"""Whatever a refusal says of a field, or beyond its kind, is said in the reader's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, g

from service.http.messages import LANGUAGES, catalogue, field_text

SERVICE = Path(__file__).parents[2] / "service"
PLAIN = ("There is no such", "There was no such", "Your roles do not allow this here.")


def trees() -> Iterator[ast.AST]:
    for file in sorted(SERVICE.rglob("*.py")):
        yield ast.parse(file.read_text("utf-8"))


def texts_in(node: ast.AST) -> Iterator[str]:
    """Find the texts listed somewhere below, as `["not-found"]` lists one."""
    for one in ast.walk(node):
        for each in one.elts if isinstance(one, ast.List) else ():
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value


def said_of_fields() -> set[str]:
    found: set[str] = set()
    for node in (one for tree in trees() for one in ast.walk(tree)):
        if isinstance(node, ast.keyword) and node.arg == "errors":
            found.update(texts_in(node.value))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("errors["):
            found.update(texts_in(node.value))
    return found


def details_of(*kinds: str) -> set[str]:
    """Find what refusals say that are of such a general kind."""
    return {
        str(node.args[0].value)
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in kinds
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_with_a_field_is_never_said_in_a_code_or_a_foreign_word(language):
    found = said_of_fields()
    assert len(found) > 40
    with Flask("words").test_request_context():
        g.language = language
        unsaid = {one for one in found if field_text(one) == one}
    assert {one for one in unsaid if language != "en" or " " not in one} == set()


def test_a_general_refusal_that_says_more_says_it_in_chinese_too():
    found = {one for one in details_of("Forbidden", "NotFound") if not one.startswith(PLAIN)}
    assert len(found) > 8
    assert found - set(catalogue("zh-CN").sentences) == set()
