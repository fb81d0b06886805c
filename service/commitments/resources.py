"""Commitment letters over HTTP: issued, read, signed, countersigned, counted."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Response

from service.commitments.kinds import KINDS
from service.commitments.letters import digest_of, text_of
from service.commitments.models import Commitment
from service.commitments.queries import (
    access_commitment,
    access_letter_picture,
    countersigners,
    figures,
    list_commitments,
    listed,
)
from service.commitments.schemas import (
    CommitmentArguments,
    CommitmentDraftSchema,
    CommitmentFiguresSchema,
    CommitmentIssuanceSchema,
    CommitmentLetterSchema,
    CommitmentLineSchema,
    CommitmentsIssuedSchema,
    CommitmentTemplateSchema,
    CommitmentTemplatesSchema,
    CommitmentUrgingSchema,
    CommitmentWithdrawalSchema,
    FigureArguments,
    ListedCommitmentSchema,
    RewordingSchema,
    SignatureSchema,
)
from service.commitments.use_cases.closing import withdraw_letter
from service.commitments.use_cases.issuing import issue_letter, issue_letters
from service.commitments.use_cases.signing import countersign_letter, sign_letter
from service.commitments.use_cases.urging import urge_signers
from service.commitments.use_cases.wording import reword, words_of
from service.http.blueprint import Blueprint
from service.http.paging import Page, page_of, page_schema
from service.http.pictures import picture_response
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.organisation.queries.access import snapshot
from service.tasks.urging_schemas import UrgedSchema, told

blp = Blueprint("commitments", __name__, description="承诺书 · Commitment letters")


def shown(letter: Commitment) -> tuple[dict[str, Any], dict[str, str]]:
    """Write a letter with its words and who countersigns it."""
    session = current_session()
    text = text_of(session, letter)
    frozen = letter.text_digest or digest_of(text)
    body = {
        **snapshot(letter),
        "text": text,
        "text_digest": frozen.hex(),
        "countersigners": [f"{one.title} {one.name}" for one in countersigners(session, letter)],
    }
    return body, {"ETag": etag(letter)}


@blp.route("/commitments")
class Commitments(TenantView):
    @blp.arguments(CommitmentArguments, location="query")
    @blp.response(200, page_schema(ListedCommitmentSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the letters you may see, the newest first."""
        names = ("kind", "state", "year", "department_id", "mine", "standing")
        chosen = {name: arguments.pop(name) for name in names}
        statement = list_commitments(current_actor(), **chosen)
        scope = f"commitments {sorted(chosen.items(), key=str)}"
        key = [Commitment.id]
        session = current_session()
        page = page_of(session, statement, key, arguments, scope=scope, descending=True)
        return replace(page, items=listed(session, page.items))

    @blp.arguments(CommitmentDraftSchema)
    @blp.response(201, CommitmentLineSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Issue one letter for a special authority or a project."""
        return created(issue_letter(current_session(), current_actor(), **draft))


@blp.route("/commitment-issuances")
class CommitmentIssuances(TenantView):
    @blp.arguments(CommitmentIssuanceSchema)
    @blp.response(201, CommitmentsIssuedSchema)
    def post(self, issuance: dict[str, Any]) -> Any:
        """Issue the letters of one annex to all who must sign."""
        return issue_letters(current_session(), current_actor(), **issuance)


@blp.route("/commitments/<uuid:commitment_id>")
class CommitmentById(TenantView):
    @blp.response(200, CommitmentLetterSchema)
    def get(self, commitment_id: UUID) -> Any:
        """Read a letter with the words to be signed."""
        return shown(access_commitment(current_session(), current_actor(), commitment_id))


@blp.route("/commitments/<uuid:commitment_id>/signature")
class CommitmentSignature(TenantView):
    @blp.response(200, {"type": "string", "format": "binary"}, content_type="image/png")
    def get(self, commitment_id: UUID) -> Response:
        """Look at the picture a letter was signed with."""
        found = access_letter_picture(current_session(), current_actor(), commitment_id)
        return picture_response(found.content, found.media_type)

    @blp.arguments(SignatureSchema)
    @blp.response(200, CommitmentLetterSchema)
    def put(self, signature: dict[str, Any], commitment_id: UUID) -> Any:
        """Sign one's own letter."""
        session, actor = current_session(), current_actor()
        return shown(sign_letter(session, actor, commitment_id, if_version=if_match(), **signature))


@blp.route("/commitments/<uuid:commitment_id>/countersignature")
class CommitmentCountersignature(TenantView):
    @blp.response(200, CommitmentLetterSchema)
    def put(self, commitment_id: UUID) -> Any:
        """Countersign a subordinate's letter."""
        session, actor = current_session(), current_actor()
        return shown(countersign_letter(session, actor, commitment_id, if_version=if_match()))


@blp.route("/commitments/<uuid:commitment_id>/withdrawal")
class CommitmentWithdrawal(TenantView):
    @blp.arguments(CommitmentWithdrawalSchema)
    @blp.response(200, CommitmentLetterSchema)
    def put(self, withdrawal: dict[str, Any], commitment_id: UUID) -> Any:
        """Take an unsigned letter back."""
        session, actor = current_session(), current_actor()
        return shown(
            withdraw_letter(session, actor, commitment_id, if_version=if_match(), **withdrawal)
        )


@blp.route("/commitment-reminders")
class CommitmentReminders(TenantView):
    @blp.arguments(CommitmentUrgingSchema)
    @blp.response(200, UrgedSchema)
    def post(self, urging: dict[str, Any]) -> Any:
        """Urge those who owe a signature; letters that are signed or closed are left out."""
        ids = [one["commitment_id"] for one in urging["items"]]
        return told(urge_signers(current_session(), current_actor(), ids))


@blp.route("/commitment-figures")
class CommitmentFigures(TenantView):
    @blp.arguments(FigureArguments, location="query")
    @blp.response(200, CommitmentFiguresSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Count by section who signed and who owes."""
        return {"items": figures(current_session(), current_actor(), arguments["year"])}


@blp.route("/commitment-templates")
class CommitmentTemplates(TenantView):
    @blp.response(200, CommitmentTemplatesSchema)
    def get(self) -> Any:
        """Read the words of each kind of letter."""
        return {"items": [words_of(current_session(), kind) for kind in KINDS]}


@blp.route(f"/commitment-templates/<any({', '.join(KINDS)}):letter_kind>")
class CommitmentTemplateByKind(TenantView):
    @blp.arguments(RewordingSchema)
    @blp.response(200, CommitmentTemplateSchema)
    def put(self, words: dict[str, Any], letter_kind: str) -> Any:
        """Choose other words for letters still to be signed."""
        session, actor = current_session(), current_actor()
        template = reword(session, actor, letter_kind, if_version=if_match(), **words)
        return words_of(session, letter_kind), {"ETag": f'"{template.edition}"'}
