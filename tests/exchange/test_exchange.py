"""Documents over the walls: genuine, in their direction, once in effect, newest over older."""

import hashlib
import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from service.exchange.documents import Document, DocumentForged, in_transit
from service.exchange.models import HeldSeal, InboxDocument, OutboxDocument
from service.exchange.receiving import receive
from service.exchange.signatures import is_signed_by, keep_secret, public_key
from service.exchange.use_cases import send
from service.journal.queries import verify_tenant
from service.journal.use_cases import send_newest_seal
from tenants.context import Actor, system_actor
from tenants.database import unit_of_work
from tenants.errors import Forbidden
from tenants.models.journal import JournalEntry, WorkItem
from tests.journal.chains import act, clerk, make_region, seal
from tests.workers.hall import settle
from workers.jobs.delivery import deliver
from workers.jobs.exchange import RECEIVERS

_tags = itertools.count()


@pytest.fixture(scope="module")
def region(settings, engine):
    keep_secret(settings.secret_key)
    return make_region(settings, "exchange", bureaus=2)


@pytest.fixture
def bureau(region):
    return region.bureaus["exchange-r-bureau1"]


def write(sender, recipient, *, revision=1, subject=None, kind="journal_seal", body=None):
    """Write a document and take it out of the outbox as it stands there."""
    body = body or {
        "number": revision,
        "hash": "00" * 32,
        "algorithm": "sha256",
        "sealed_at": "2026-11-01T00:00:00+00:00",
    }
    with unit_of_work(sender) as session:
        written = send(
            session,
            system_actor(sender),
            kind,
            recipient,
            subject=subject or f"subject {next(_tags)}",
            revision=revision,
            body=body,
        )
        return in_transit(written, sender)


def arrive(document: Document) -> str:
    with unit_of_work(document.recipient_id) as session:
        return receive(session, document, RECEIVERS)


def topics(tenant, document):
    with unit_of_work(tenant) as session:
        return list(
            session.scalars(
                select(JournalEntry.topic).where(JournalEntry.subject_id == document.id)
            )
        )


def test_a_document_is_delivered_acknowledged_and_journalled_on_both_sides(
    settings, region, bureau
):
    plan = {"issuer": region.leading_group, "year": 2027, "stages": []}
    document = write(region.leading_group, bureau, kind="cycle_plan", body=plan)
    settle(settings, [bureau, region.leading_group])
    with unit_of_work(region.leading_group) as session:
        sent = session.get_one(OutboxDocument, (region.leading_group, document.id))
        assert sent.state == "acknowledged"
    with unit_of_work(bureau) as session:
        assert session.get_one(InboxDocument, (bureau, document.id)).state == "applied"
    assert topics(region.leading_group, document) == ["document.sent"]
    assert topics(bureau, document) == ["document.received"]


def test_what_rolls_back_was_never_sent(region, bureau):
    def fail_after_sending():
        with unit_of_work(bureau) as session:
            send(
                session,
                system_actor(bureau),
                "summary",
                region.leading_group,
                subject="never",
                revision=1,
                body={},
            )
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_sending()
    with unit_of_work(bureau) as session:
        count = select(func.count()).select_from(OutboxDocument)
        assert session.scalar(count.where(OutboxDocument.subject == "never")) == 0


def test_the_same_document_twice_arrives_once(region, bureau):
    document = write(bureau, region.leading_group, revision=901)
    assert arrive(document) == arrive(document) == "applied"
    with unit_of_work(region.leading_group) as session:
        held = select(func.count()).select_from(HeldSeal).where(HeldSeal.document_id == document.id)
        assert session.scalar(held) == 1


def test_an_older_revision_that_comes_late_is_kept_but_has_no_effect(region, bureau):
    older = write(bureau, region.leading_group, revision=903, subject="late")
    newer = write(bureau, region.leading_group, revision=904, subject="late")
    assert arrive(newer) == "applied"
    assert arrive(older) == "superseded"
    with unit_of_work(region.leading_group) as session:
        held = select(HeldSeal.number).where(HeldSeal.document_id.in_([older.id, newer.id]))
        assert session.scalars(held).all() == [904]


@hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.lists(st.integers(0, 4), min_size=5, max_size=12))
def test_whatever_the_order_and_the_duplicates_the_newest_prevails(region, bureau, order):
    subject = f"shuffled {next(_tags)}"
    plan = {"issuer": region.leading_group, "year": 2027, "stages": []}
    written = [
        write(
            region.leading_group,
            bureau,
            revision=revision,
            subject=subject,
            kind="cycle_plan",
            body=plan,
        )
        for revision in range(1, 6)
    ]
    arrivals = [*order, *range(5)]
    for place in arrivals:
        arrive(written[place])
    with unit_of_work(bureau) as session:
        received = session.scalars(
            select(InboxDocument).where(InboxDocument.subject == subject)
        ).all()
    assert sorted(one.revision for one in received) == [1, 2, 3, 4, 5]
    applied = [one.revision for one in received if one.state == "applied"]
    assert max(applied) == 5
    highest = list(itertools.accumulate((place + 1 for place in arrivals), max))
    assert sorted(applied) == sorted(set(highest))


FORGERIES = {
    "another body": lambda one: replace(one, body=one.body.replace("00", "11")),
    "another body with its digest": lambda one: replace(
        one,
        body=one.body + " ",
        digest=hashlib.sha256((one.body + " ").encode()).digest(),
    ),
    "another revision": lambda one: replace(one, revision=one.revision + 1),
    "another subject": lambda one: replace(one, subject="other"),
    "another kind": lambda one: replace(one, kind="summary"),
    "no signature": lambda one: replace(one, signature=b""),
    "a flipped bit": lambda one: replace(
        one, signature=bytes([one.signature[0] ^ 1]) + one.signature[1:]
    ),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_document_is_refused(region, bureau, forgery):
    document = write(bureau, region.leading_group, revision=905)
    with pytest.raises(DocumentForged):
        arrive(FORGERIES[forgery](document))


def test_a_document_cannot_be_passed_off_as_another_bureaus(region, bureau):
    other = region.bureaus["exchange-r-bureau2"]
    document = write(bureau, region.leading_group, revision=906)
    with pytest.raises(DocumentForged):
        arrive(replace(document, sender_id=other))


def test_a_document_is_taken_only_by_whom_it_is_meant_for(region, bureau):
    document = write(bureau, region.leading_group, revision=907)
    with unit_of_work(region.county_group) as session, pytest.raises(DocumentForged):
        receive(session, document, RECEIVERS)


@pytest.mark.parametrize(
    ("kind", "sender", "recipient"),
    [
        ("summary", "leading_group", "bureau"),
        ("cycle_plan", "bureau", "leading_group"),
        ("summary", "bureau", "county_group"),
        ("summary", "bureau", "neighbour"),
        ("cycle_plan", "county_group", "bureau"),
        ("cycle_plan", "leading_group", "county_bureau"),
        ("journal_seal", "county_bureau", "leading_group"),
        ("verdict", "bureau", "leading_group"),
    ],
)
def test_no_document_goes_a_way_it_may_not_go(region, bureau, kind, sender, recipient):
    tenants = {
        "bureau": bureau,
        "neighbour": region.bureaus["exchange-r-bureau2"],
        "county_bureau": region.bureaus["exchange-c-bureau1"],
        "leading_group": region.leading_group,
        "county_group": region.county_group,
    }
    with pytest.raises(DocumentForged):
        write(tenants[sender], tenants[recipient], kind=kind)


def test_a_person_without_that_duty_sends_nothing(region, bureau):
    nobody = Actor(bureau, clerk(bureau).person_id)
    with unit_of_work(bureau) as session, pytest.raises(Forbidden):
        send(session, nobody, "summary", region.leading_group, subject="x", revision=1, body={})


def test_a_refused_document_is_not_tried_for_ever(settings, region, bureau):
    document = write(bureau, region.leading_group, revision=908)
    with unit_of_work(bureau) as session:
        session.get_one(OutboxDocument, (bureau, document.id)).body = "{}"
    settle(settings, [bureau, region.leading_group])
    with unit_of_work(bureau) as session:
        sent = session.get_one(OutboxDocument, (bureau, document.id))
        assert (sent.state, sent.last_error) == ("refused", "document-forged")


def owed(tenants, documents):
    """List the work items that ask for the delivery of these documents."""
    found = []
    for tenant in tenants:
        with unit_of_work(tenant) as session:
            items = session.scalars(
                select(WorkItem).where(WorkItem.subject_id.in_([one.id for one in documents]))
            )
            found += [[str(tenant), str(item.id)] for item in items]
    return found


def states_of(documents):
    states = []
    for document in documents:
        with unit_of_work(document.sender_id) as session:
            key = (document.sender_id, document.id)
            states.append(session.get_one(OutboxDocument, key).state)
    return states


def test_documents_of_many_bureaus_are_carried_together_once(region, bureau):
    other = region.bureaus["exchange-r-bureau2"]
    older = write(bureau, region.leading_group, revision=911, subject="together")
    newer = write(bureau, region.leading_group, revision=912, subject="together")
    documents = [newer, older, write(other, region.leading_group, revision=913)]
    items = owed([bureau, other], documents)
    assert deliver("document", items + items) == 3
    assert deliver("document", items) == 0
    assert states_of(documents) == ["acknowledged"] * 3
    with unit_of_work(region.leading_group) as session:
        held = select(HeldSeal.number).where(
            HeldSeal.document_id.in_([one.id for one in documents])
        )
        assert sorted(session.scalars(held)) == [911, 912, 913]


def test_a_forged_document_among_genuine_ones_is_refused_alone(region, bureau):
    other = region.bureaus["exchange-r-bureau2"]
    forged = write(bureau, region.leading_group, revision=914)
    genuine = [
        write(bureau, region.leading_group, revision=915),
        write(other, region.leading_group, revision=916),
    ]
    with unit_of_work(bureau) as session:
        session.get_one(OutboxDocument, (bureau, forged.id)).body = "{}"
    documents = [forged, *genuine]
    assert deliver("document", owed([bureau, other], documents)) == 3
    assert states_of(documents) == ["refused", "acknowledged", "acknowledged"]


def test_what_arrived_before_its_receipt_was_lost_is_carried_again_without_effect(region, bureau):
    document = write(bureau, region.leading_group, revision=917)
    assert arrive(document) == "applied"
    assert deliver("document", owed([bureau], [document])) == 1
    assert states_of([document]) == ["acknowledged"]
    with unit_of_work(region.leading_group) as session:
        held = select(func.count()).select_from(HeldSeal).where(HeldSeal.document_id == document.id)
        assert session.scalar(held) == 1


def test_the_leading_group_holds_the_newest_seal_and_it_is_sent_once(settings, region):
    county_bureau = region.bureaus["exchange-c-bureau1"]
    act(county_bureau, 2)
    seal(settings)
    for _ in range(2):
        with unit_of_work(county_bureau) as session:
            send_newest_seal(session, system_actor(county_bureau))
    settle(settings, [county_bureau, region.county_group, region.leading_group])
    with unit_of_work(region.county_group) as session:
        held = session.scalars(select(HeldSeal).where(HeldSeal.sealer_id == county_bureau)).all()
    assert len(held) == 1
    report = verify_tenant(county_bureau)
    assert report.findings == []
    assert report.witnesses == 1


def test_signatures_are_each_tenants_own(region, bureau):
    keep_secret("another installation, another secret: 0123456789")
    strange = public_key(bureau)
    keep_secret("0123456789abcdefghijklmnopqrstuvwxyz")
    assert public_key(bureau) not in {strange, public_key(region.leading_group)}
    assert not is_signed_by(bureau, b"anything", b"")
