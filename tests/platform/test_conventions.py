"""What the product promises of itself, held by tests."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

import policies
import service
import tenants
from policies.endpoints import endpoints
from service.app import operations, undeclared
from service.http.access import template
from service.http.blueprint import Blueprint
from service.http.documentation import DOCUMENT
from service.http.messages import LANGUAGES, catalogue
from service.http.problems import CODES
from service.http.views import TenantView
from tenants.errors import DomainError

ROOT = Path(service.__file__).parents[1]
PACKAGES = (tenants, policies, service)


def every_module() -> Iterator[str]:
    for package in PACKAGES:
        yield package.__name__
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield found.name


def every_refusal(kind: type[DomainError] = DomainError) -> Iterator[type[DomainError]]:
    """Walk the refusals the interface can answer with; the command line words its own."""
    for inner in kind.__subclasses__():
        if not inner.__module__.startswith("workers."):
            yield inner
            yield from every_refusal(inner)


def test_every_operation_is_declared_and_no_declaration_is_stale(app: Flask):
    assert undeclared(app) == set()
    for name, (method, path) in operations(app).items():
        found = endpoints()[name]
        assert (found.method, template(found.path)) == (method, path), name


def test_only_a_few_operations_are_open_to_everybody():
    assert {one.path for one in endpoints().values() if one.is_public} == {
        "/livez",
        "/readyz",
        "/metrics",
        "/openapi.json",
        "/",
        "/{address}",
        "/assets/{name}",
        "/static/{name}",
        "/login",
        "/logout",
        "/login/password",
        "/password-links",
        "/docs",
        "/docs/{name}",
        "/api/v1/sign-in",
        "/api/v1/password-links/{token}",
        "/api/v1/appraisals/{token}",
        "/appraisals/{token}",
        "/board-style.css",
        "/board/{code}",
        "/board/{code}/{notice_id}",
        "/board/{code}/{notice_id}/comments",
        "/board/{code}/receipts",
        "/board/{code}/kiosk/{ticket}",
    }


def test_every_resource_runs_in_the_transaction_of_its_bureau(app: Flask):
    for name, endpoint in endpoints().items():
        if not endpoint.is_public:
            view = app.view_functions[name.rpartition(".")[0]]
            assert issubclass(view.view_class, TenantView), name


def test_every_blueprint_reads_its_arguments_strictly(app: Flask):
    plain = {"health", "documentation", "board", "console", "appraisals"}
    for name, blueprint in app.blueprints.items():
        assert name in plain or isinstance(blueprint, Blueprint), name


def test_the_committed_description_is_the_one_served(app: Flask):
    committed = (ROOT / "openapi.json").read_bytes()
    assert committed == app.extensions[DOCUMENT], "run `make openapi` and commit openapi.json"


def test_every_refusal_speaks_both_languages():
    for module in every_module():
        importlib.import_module(module)
    codes = {kind.code() for kind in every_refusal()} | set(CODES.values())
    for language in LANGUAGES:
        texts = catalogue(language).problems
        assert codes - set(texts) == set(), language
        for code in codes:
            assert set(texts[code]) == {"title", "detail"}, code


def test_no_catalogue_entry_outlives_its_refusal():
    codes = {kind.code() for kind in every_refusal()} | set(CODES.values())
    for language in LANGUAGES:
        assert set(catalogue(language).problems) - codes == set(), language


def test_only_the_unit_of_work_commits():
    for path in sorted(ROOT.glob("*/**/*.py")):
        place = path.relative_to(ROOT).as_posix()
        if place.startswith(("tenants/", "policies/", "service/")):
            commits = [line for line in path.read_text("utf-8").splitlines() if ".commit(" in line]
            assert not commits or place in ALLOWED_COMMITS, (place, commits)


ALLOWED_COMMITS = {"service/app.py"}  # the limits of a fresh connection, before any bureau's work


@pytest.mark.parametrize("word", ["utils", "helpers", "manager", "handler"])
def test_no_file_is_named_after_nothing(word: str):
    named = [path for path in ROOT.glob("[tps]*/**/*.py") if path.stem == word]
    assert named == []


def test_no_schema_lets_a_caller_name_his_tenant():
    for path in sorted((ROOT / "service").rglob("schemas*")):
        for file in [path] if path.suffix == ".py" else sorted(path.glob("*.py")):
            for line in re.findall(r"^\s+tenant_id\s*=.*$", file.read_text("utf-8"), re.MULTILINE):
                assert "dump_only" in line, file


def test_no_function_is_too_long_and_no_file_a_pile():
    for package in PACKAGES:
        for path in sorted(Path(package.__file__ or "").parent.rglob("*.py")):
            text = path.read_text("utf-8")
            assert text.count("\n") <= 320, path
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef):
                    assert (node.end_lineno or 0) - node.lineno < 60, (path, node.name)
