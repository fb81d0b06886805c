"""People sign in, act, and are signed out."""

from flask import Flask

from tenants.settings import Settings
from tests import make
from tests.api import client, program, stranger


def test_a_section_head_signs_in_and_sees_who_he_is(app: Flask, settings: Settings, tag: str):
    bureau = make.bureau(settings, tag)
    head = client(app, bureau, "section_head")
    me = head.get("/me").get_json()
    assert me["name"] == "李某"
    assert "section_head" in me["roles"]
    assert "grading:decide" in me["permissions"]
    assert me["csrf_token"] == head.check_code


def test_nobody_is_let_in_without_signing_in(app: Flask):
    answer = stranger(app).get("/me")
    assert answer.status_code == 401
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["code"] == "unauthenticated"
    assert answer.get_json()["title"] == "尚未登录"


def test_a_program_acts_with_its_token(app: Flask, settings: Settings, tag: str):
    bureau = make.bureau(settings, tag)
    robot = program(app, client(app, bureau, "section_head"))
    assert robot.get("/me").get_json()["name"] == "李某"
