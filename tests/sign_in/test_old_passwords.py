"""A password of ninety days lets its owner change it, and do nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from service.app import bare_app
from tests import make
from tests.api import client, program
from tests.sign_in.scenes import topics

NEW = "Xinmima-2027-Kaibuxing"


@pytest.mark.parametrize("place", ["/departments", "/risk-points", "/me/sessions"])
def test_an_old_password_opens_nothing_until_it_is_changed(
    app: Flask, bureau: make.Bureau, clock: time_machine.Traveller, place: str
):
    clock.shift(timedelta(days=91))
    caller = client(app, bureau, "section_head")
    refused = caller.get(place)
    assert refused.status_code == 403
    assert refused.get_json()["code"] == "password-due"
    assert refused.get_json()["change_at"] == "/api/v1/me/password"
    assert "90" in refused.get_json()["detail"]
    assert caller.get("/me").status_code == 200
    words = {"present_password": make.PASSWORD, "password": NEW}
    assert caller.put("/me/password", words).status_code == 204
    assert topics(bureau)[-1] == "password.changed"
    assert caller.get(place).status_code == 200


def test_whoever_has_an_old_password_may_leave(app, bureau, clock):
    clock.shift(timedelta(days=91))
    assert client(app, bureau, "section_head").delete("/sign-in").status_code == 204


def test_a_password_of_eighty_nine_days_is_good(app, bureau, clock):
    clock.shift(timedelta(days=89))
    assert client(app, bureau, "section_head").get("/departments").status_code == 200


def test_programs_carry_no_password_that_could_be_old(app, bureau, clock):
    clock.shift(timedelta(days=60))
    robot = program(app, client(app, bureau, "section_head"))
    clock.shift(timedelta(hours=20))
    assert robot.get("/departments").status_code == 200


def test_a_region_may_do_without_a_term(app: Flask, settings, bureau, clock):
    lenient = bare_app(replace(settings, password_days=0, requests_per_second=0))
    clock.shift(timedelta(days=400))
    assert client(lenient, bureau, "section_head").get("/departments").status_code == 200
