"""What tests of signing in do again and again."""

from flask import Flask
from sqlalchemy import select

from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tests import make
from tests.api import Caller, stranger


def topics(bureau: make.Bureau) -> list[str]:
    with unit_of_work(bureau.tenant_id) as session:
        found = select(JournalEntry.topic).order_by(JournalEntry.xid, JournalEntry.id)
        return list(session.scalars(found))


def guess(app: Flask, bureau: make.Bureau, login: str, password: str, source: str = "10.0.0.1"):
    return stranger(app, source=source).post(
        "/sign-in", {"bureau": bureau.code, "login": login, "password": password}
    )


def account_of(caller: Caller, login: str) -> dict:
    items = caller.get("/accounts?limit=200").get_json()["items"]
    return next(one for one in items if one["login"] == login)
