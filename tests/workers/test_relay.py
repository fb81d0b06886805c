"""From journal entry to effect: once per change, whatever is lost on the way."""

from urllib.request import urlopen

import pytest
from prometheus_client import generate_latest
from redis import Redis
from sqlalchemy import create_engine, text

from service.exchange.signatures import keep_secret
from tenants.database import new_id, unit_of_work, utc_now
from tenants.models.journal import WorkItem
from tests.journal.chains import act, make_region, relay_engine, seal
from tests.workers.hall import rows, settle
from workers.connection import brisk_redis
from workers.jobs.delivery import deliver, perform
from workers.queues import KINDS, QUEUES, Kind, queue
from workers.relay import follow, hand_out
from workers.relay_metrics import registry_of, serve_metrics
from workers.subscriptions import SUBSCRIPTIONS


@pytest.fixture
def region(settings, engine, tag):
    keep_secret(settings.secret_key)
    return make_region(settings, tag)


@pytest.fixture
def bureau(settings, region, tag):
    made = region.bureaus[f"{tag}-r-bureau1"]
    settle(settings, [made, region.leading_group])
    return made


def items(url, tenant, kind="summary"):
    return rows(
        url,
        "SELECT id, state, attempts, last_error FROM work_items WHERE tenant_id = %s AND kind = %s "
        "ORDER BY id",
        tenant,
        kind,
    )


def pass_once(settings):
    seal(settings)
    with relay_engine(settings).begin() as connection:
        follow(connection)


def owe(tenant, kind, key="once", subject_id=None):
    item = WorkItem(kind=kind, key=key, subject_id=subject_id, due_at=utc_now())
    with unit_of_work(tenant) as session:
        session.add(item)
    return item.id


def test_many_changes_of_one_moment_ask_for_one_summary(settings, bureau, urls):
    act(bureau, 20)
    pass_once(settings)
    assert [state for _, state, *_ in items(urls.superuser, bureau)] == ["waiting"]


def test_what_nobody_subscribed_to_asks_for_nothing(settings, bureau, urls):
    act(bureau, topic="journal.read")
    pass_once(settings)
    assert items(urls.superuser, bureau) == []


def test_a_relay_that_dies_before_its_commit_does_it_all_again(settings, bureau, urls):
    act(bureau)
    seal(settings)
    connection = relay_engine(settings).connect()
    transaction = connection.begin()
    assert follow(connection) == 1
    transaction.rollback()
    connection.close()
    pass_once(settings)
    pass_once(settings)
    assert len(items(urls.superuser, bureau)) == 1


def test_an_item_handed_out_twice_has_one_effect(settings, bureau, urls):
    act(bureau)
    pass_once(settings)
    ((item_id, *_),) = items(urls.superuser, bureau)
    batch = [[str(bureau), str(item_id)]]
    assert deliver("summary", batch * 3) == 1
    assert items(urls.superuser, bureau)[0][1] == "done"


def test_a_job_that_names_another_bureau_does_nothing(settings, region, bureau, urls, tag):
    act(bureau)
    pass_once(settings)
    ((item_id, *_),) = items(urls.superuser, bureau)
    assert not perform("summary", region.bureaus[f"{tag}-c-bureau1"], item_id)
    assert items(urls.superuser, bureau)[0][1] == "waiting"


def test_work_that_fails_is_put_off_and_at_last_given_up_visibly(
    settings, bureau, urls, monkeypatch
):
    kinds = {**KINDS, "hopeless": Kind("reports", "tests.workers.failing.fail", 10, attempts=2)}
    monkeypatch.setattr("workers.jobs.delivery.KINDS", kinds)
    item_id = owe(bureau, "hopeless")
    assert not perform("hopeless", bureau, item_id)
    assert items(urls.superuser, bureau, "hopeless")[0][1:] == ("waiting", 1, "ZeroDivisionError")
    assert not perform("hopeless", bureau, item_id)
    assert items(urls.superuser, bureau, "hopeless")[0][1:] == ("dead", 2, "ZeroDivisionError")
    assert rows(
        urls.superuser, "SELECT count(*) FROM journal_entries WHERE topic = 'never.written'"
    ) == [(0,)]


def test_work_that_kills_its_process_does_not_come_for_ever(settings, bureau, urls):
    item_id = owe(bureau, "import.parse", subject_id=new_id())
    with unit_of_work(bureau) as session:
        session.get_one(WorkItem, (bureau, item_id)).attempts = KINDS["import.parse"].attempts
    assert not perform("import.parse", bureau, item_id)
    assert items(urls.superuser, bureau, "import.parse")[0][1] == "dead"


def test_without_redis_the_journals_are_sealed_and_work_waits(settings, bureau, urls):
    act(bureau)
    pass_once(settings)
    gone = Redis(port=1, socket_connect_timeout=0.1)
    assert hand_out(relay_engine(settings), gone) == 0
    assert items(urls.superuser, bureau)[0][1] == "waiting"


def test_what_redis_forgot_is_handed_out_again_when_its_lease_is_over(settings, bureau, urls):
    redis = brisk_redis(settings)
    redis.flushall()
    act(bureau)
    pass_once(settings)
    assert hand_out(relay_engine(settings), redis) >= 1
    redis.flushall()
    assert hand_out(relay_engine(settings), redis) == 0
    with relay_engine(settings).begin() as connection:
        connection.execute(
            text("UPDATE work_items SET due_at = now() WHERE tenant_id = :t"), {"t": bureau}
        )
    assert hand_out(relay_engine(settings), redis) >= 1
    redis.flushall()


def test_a_full_queue_is_not_filled_further(settings, bureau, urls, monkeypatch):
    redis = brisk_redis(settings)
    redis.flushall()
    act(bureau)
    pass_once(settings)
    monkeypatch.setattr("workers.relay.ROOM", 0)
    assert hand_out(relay_engine(settings), redis) == 0
    assert items(urls.superuser, bureau)[0][1] == "waiting"


def test_a_queue_carries_json_and_no_code(settings, bureau, urls):
    redis = brisk_redis(settings)
    redis.flushall()
    act(bureau)
    pass_once(settings)
    hand_out(relay_engine(settings), redis)
    (job,) = queue("rollups", redis).get_jobs()
    assert job.data.decode().startswith('["workers.jobs.delivery.deliver"')
    redis.flushall()


def test_every_kind_has_a_queue_and_a_function_and_every_subscription_a_kind():
    assert {kind.queue for kind in KINDS.values()} == set(QUEUES)
    assert {one.kind for one in SUBSCRIPTIONS} <= set(KINDS)
    for kind in KINDS.values():
        assert callable(kind.load())


def test_the_relay_tells_how_far_behind_it_is_and_names_no_bureau(settings, bureau, urls, tag):
    act(bureau)
    pass_once(settings)
    port = serve_metrics(relay_engine(settings), "127.0.0.1:0")
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        told = answer.read().decode()
    assert "lianfang_relay_database_up 1.0" in told
    assert "lianfang_relay_unsealed_seconds" in told
    assert 'lianfang_work_open{kind="summary"}' in told
    assert tag not in told


def test_without_its_database_the_relay_says_just_that(settings):
    away = create_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    told = generate_latest(registry_of(away)).decode()
    assert "lianfang_relay_database_up 0.0" in told
    assert "lianfang_work" not in told
