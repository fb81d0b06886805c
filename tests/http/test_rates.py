"""One busy client does not crowd the others out."""

from dataclasses import replace

from flask import Flask

from service.app import bare_app, close_app, create_app
from service.http.rates import Allowances
from tenants.database import make_session
from tenants.settings import Settings
from tests import make
from tests.api import client, stranger


def test_a_flood_from_one_place_is_slowed_down_and_others_are_not(app: Flask, settings: Settings):
    strict = bare_app(replace(settings, requests_per_second=1))
    stranger(strict, source="10.1.1.4").get("/me")  # the first answer takes long: it warms up
    flood = [stranger(strict, source="10.1.1.1").get("/me") for _ in range(12)]
    assert [one.status_code for one in flood] == [401] * 10 + [429] * 2
    assert flood[-1].get_json()["code"] == "too-many"
    assert flood[-1].headers["Retry-After"] == "1"
    assert stranger(strict, source="10.1.1.2").get("/me").status_code == 401
    assert stranger(strict, source="10.1.1.1").get("/livez").status_code == 200


def test_an_allowance_refills_with_time_but_never_beyond_its_fill():
    allowances = Allowances(per_second=2)
    assert sum(allowances.take(b"x", 0.0) for _ in range(30)) == 20
    assert sum(allowances.take(b"x", 1.0) for _ in range(30)) == 2
    assert sum(allowances.take(b"x", 9999.0) for _ in range(30)) == 20


def test_tokens_that_were_made_up_share_the_allowance_of_their_place(app: Flask, settings):
    strict = bare_app(replace(settings, requests_per_second=1))
    stranger(strict, source="10.1.1.4").get("/me")
    made_up = [
        stranger(strict, source="10.1.1.3").get("/me", headers={"Authorization": f"Bearer {n}"})
        for n in range(12)
    ]
    assert [one.status_code for one in made_up] == [401] * 10 + [429] * 2


def test_colleagues_behind_one_address_each_have_an_allowance(settings, tag, engine):
    bureau = make.bureau(settings, tag)
    strict = create_app(replace(settings, requests_per_second=1))
    try:
        people = [client(strict, bureau, role) for role in ("auditor", "main_leader")]
        for one in people:
            assert one.get("/me").status_code == 200
        outcomes = [one.get("/me").status_code for one in people for _ in range(9)]
        assert outcomes == [200] * 18
    finally:
        close_app(strict)
        make_session.configure(bind=engine)
