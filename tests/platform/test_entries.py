"""Whatever succeeds is written down once: every unsafe operation, with a sound request."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from werkzeug.test import TestResponse

from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tenants.settings import Settings
from tests.platform.matrices.furnishing import a_file
from tests.platform.matrices.operations import ENDS_ITSELF, Operation, all_operations
from tests.platform.matrices.people import Somebody, everybody, version_of
from tests.platform.matrices.samples import in_order
from tests.platform.matrices.sound import Sound, chosen, filled
from tests.platform.test_matrices import names_in

pytestmark = pytest.mark.long

Entries = dict[UUID, tuple[int, str, UUID]]

# What was done before is not done again, and not written down again.
DONE_ALREADY = {"imports.ImportParsing.put", "tasks.TaskReading.put"}
# What only asks.
QUESTIONS = {
    "papers.RegistrationPreview.post",
    "registrations.RegistrationCheck.post",
    "workspace.PermissionAnswers.post",
}
# What lies on a person's own desk is no part of the record until he sends it.
OWN_DESK = {
    "workspace.DiscardedDraftById.delete",
    "workspace.DiscardedDraftRestoration.put",
    "workspace.DraftByKey.delete",
    "workspace.DraftByKey.put",
    "workspace.DraftDiscarding.put",
    "workspace.OwnPreferences.put",
    "workspace.PowerFollowing.delete",
    "workspace.PowerFollowing.put",
    "workspace.RiskPointFollowing.delete",
    "workspace.RiskPointFollowing.put",
    "workspace.SavedFilterById.delete",
    "workspace.SavedFilterById.put",
    "workspace.SavedFilters.post",
}
# Each record changed has an entry of its own, beside that of the step, the round, the year.
EACH_RECORD = {
    "cycles.ConfirmationById.put",
    "filings.FilingSending.put",
    "gradings.GradingRoundPoint.put",
    "filings.ReceivedFilingAnswer.put",
    "imports.ImportCommitment.post",
    "imports.ImportReversal.post",
    "powers.PowerMergers.post",
    "powers.PowerSplit.put",
    "powers.SuccessionWithdrawal.put",
    "procedures.CaseAdvance.put",
    "procedures.MeetingSignature.put",
    "registrations.RegistrationByPower.put",
    "registrations.RegistrationMeasures.put",
    "registrations.Registrations.post",
    "regulations.RegulationAnnouncedChange.put",
    "searches.CampaignExtension.post",
    "searches.CampaignOpening.put",
    "searches.SheetMeasures.put",
    "searches.SheetPoints.post",
    "searches.SheetReturn.put",
    "searches.SheetSubmission.put",
    "tasks.TaskBatchUndo.post",
}


@pytest.fixture(scope="module")
def people(app: Flask, settings: Settings, engine: Engine) -> list[Somebody]:
    return everybody(app, settings, "entries")


def test_every_change_leaves_exactly_one_entry(app: Flask, people: list[Somebody]):
    """One entry in the same transaction; of many records changed at once, one of each."""
    operations = {one.name: one for one in all_operations(app) if one.is_unsafe}
    names, done = names_in(list(operations.values())), set()
    for sound in in_order([one for one in operations if one != ENDS_ITSELF]):
        operation = operations[sound.name]
        for person in able(people, operation, sound):
            before = entries_of(people)
            answer = ask(people, person, operation, sound, names)
            if answer.status_code < 300:
                fresh = {k: v for k, v in entries_of(people).items() if k not in before}
                hold(operation.name, list(fresh.values()))
                done.add(operation.name)
                break
    missing = set(operations) - done - {ENDS_ITSELF}
    assert len(done) >= 150, sorted(missing)


def hold(name: str, made: list[tuple[int, str, UUID]]) -> None:
    told = f"{name}: {made}"
    assert made or name in DONE_ALREADY | OWN_DESK | QUESTIONS, told
    distinct = {(t, subject if name in EACH_RECORD else None) for t, _, subject in made}
    assert len(distinct) == len(made), told


def able(people: list[Somebody], operation: Operation, sound: Sound) -> list[Somebody]:
    """List who may ask this: he whom the sample names, or whoever policy lets."""
    allowed = [one for one in people if one.may(operation)]
    return [one for one in allowed if not sound.role or one.role == sound.role]


def ask(
    people: list[Somebody], person: Somebody, operation: Operation, sound: Sound, names: set[str]
) -> TestResponse:
    owner = next((one.bureau for one in people if one.role == sound.of), person.bureau)
    ids = chosen(owner, names, sound.where)
    body: Any = filled(sound.body, ids, owner) if sound.body else operation.sample(ids)
    if sound.form:
        return person.caller.post(operation.path, **a_file(filled(sound.form, ids, owner)))
    if sound.read:
        address, wanted = sound.read
        body = {wanted: person.caller.get(address.format(**ids)).get_json()[wanted]}
    last = sound.held or next(reversed(operation.path_ids), "")
    held = ids.get(last) if last.endswith("_id") else None
    version = version_of(owner, held) if sound.version is None else sound.version
    return person.try_out(operation, ids, body=body, if_match=version)


def entries_of(people: list[Somebody]) -> Entries:
    """Read what the journals of all these people's tenants hold."""
    found: Entries = {}
    for tenant_id in {one.bureau.tenant_id for one in people}:
        with unit_of_work(tenant_id) as session:
            rows = session.execute(
                select(JournalEntry.id, JournalEntry.topic, JournalEntry.subject_id)
            )
            found |= {row.id: (tenant_id, row.topic, row.subject_id) for row in rows}
    return found
