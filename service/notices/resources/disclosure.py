"""The disclosure set, what is withheld from it, and how the board is kept."""

from typing import Any
from uuid import UUID

from policies.guard import may
from policies.permissions import Permission
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.surroundings import current_settings
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.notices.models import BoardSetting, NonDisclosure
from service.notices.pool import list_unshown, term_of
from service.notices.queries import (
    access_non_disclosure,
    allowed_scopes,
    list_non_disclosures,
    supervision_phone,
)
from service.notices.reading import notice_shown
from service.notices.resources.blueprint import blp
from service.notices.rules import KINDS
from service.notices.schemas.disclosure import (
    BoardSettingChangeSchema,
    BoardSettingSchema,
    CompletenessSchema,
    DisclosureDraftSchema,
    DisclosureTypesSchema,
    NonDisclosureDraftSchema,
    NonDisclosureSchema,
    TermArguments,
    TermSchema,
    UnshownArguments,
    UnshownSchema,
)
from service.notices.schemas.notices import NoticeSchema
from service.notices.tickets import kiosk_path
from service.notices.use_cases.disclosing import completeness, disclose_everything
from service.notices.use_cases.keeping_board import keep_board, kiosk_open, read_board
from service.notices.use_cases.withholding import disclose_again, withhold
from service.sign_in.queries import own_tenant
from tenants.journal import record_readings


@blp.route("/non-disclosures")
class NonDisclosures(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(NonDisclosureSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List what is kept from disclosure."""
        statement = list_non_disclosures(current_actor())
        key = [NonDisclosure.id]
        return page_of(current_session(), statement, key, arguments, scope="non-disclosures")

    @blp.arguments(NonDisclosureDraftSchema)
    @blp.response(201, NonDisclosureSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Decide not to disclose something."""
        return created(withhold(current_session(), current_actor(), **draft))


@blp.route("/non-disclosures/<uuid:non_disclosure_id>")
class NonDisclosureById(TenantView):
    @blp.response(200, NonDisclosureSchema)
    def get(self, non_disclosure_id: UUID) -> Any:
        """Read a decision not to disclose."""
        session, actor = current_session(), current_actor()
        found = access_non_disclosure(session, actor, non_disclosure_id)
        record_readings(session, actor, "non_disclosure", [found.id])
        return found, {"ETag": etag(found)}


@blp.route("/non-disclosures/<uuid:non_disclosure_id>/ending")
class NonDisclosureEnding(TenantView):
    @blp.response(200, NonDisclosureSchema)
    def put(self, non_disclosure_id: UUID) -> Any:
        """End a decision before it expires."""
        found = disclose_again(
            current_session(), current_actor(), non_disclosure_id, if_version=if_match()
        )
        return found, {"ETag": etag(found)}


@blp.route("/disclosures")
class Disclosures(TenantView):
    @blp.arguments(DisclosureDraftSchema)
    @blp.response(201, NoticeSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Draft the release of all there is of some types."""
        notice = disclose_everything(current_session(), current_actor(), **draft)
        _, headers = created(notice)
        return notice_shown(current_session(), current_actor(), notice), {
            **headers,
            "Location": f"/api/v1/notices/{notice.id}",
        }


@blp.route("/disclosure/types")
class DisclosureTypes(TenantView):
    @blp.response(200, DisclosureTypesSchema)
    def get(self) -> Any:
        """List what can be disclosed, and how widely here."""
        session = current_session()
        return {
            "items": [
                {
                    "code": one.code,
                    "zh": one.zh,
                    "en": one.en,
                    "of_register": one.of_register,
                    "scopes": list(allowed_scopes(session, [one.code])),
                }
                for one in KINDS.values()
            ]
        }


@blp.route("/disclosure/completeness")
class DisclosureCompleteness(TenantView):
    @blp.response(200, CompletenessSchema)
    def get(self) -> Any:
        """Say what is missing of the disclosure set."""
        return completeness(current_session(), current_actor())


@blp.route("/disclosure/pool")
class DisclosurePool(TenantView):
    @blp.arguments(UnshownArguments, location="query")
    @blp.response(200, page_schema(UnshownSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List what is in force and was never put on notice."""
        kind, place = arguments["type"], arguments["department_id"]
        found, number = list_unshown(current_actor(), kind, department_id=place)
        scope = f"disclosure-pool:{kind}:{place}"
        return page_of(current_session(), found, [number], arguments, scope=scope)


@blp.route("/disclosure/term")
class DisclosureTerm(TenantView):
    @blp.arguments(TermArguments, location="query")
    @blp.response(200, TermSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Say until when a notice published today would run."""
        return term_of(current_actor(), **arguments)


@blp.route("/board-setting")
class OwnBoard(TenantView):
    @blp.response(200, BoardSettingSchema)
    def get(self) -> Any:
        """Read how the board is kept."""
        return _shown(read_board(current_session(), current_actor()))

    @blp.arguments(BoardSettingChangeSchema)
    @blp.response(200, BoardSettingSchema)
    def put(self, change: dict[str, Any]) -> Any:
        """Say how the board is kept."""
        session, actor = current_session(), current_actor()
        return _shown(keep_board(session, actor, if_version=if_match(), **change))


def _shown(setting: BoardSetting) -> tuple[dict[str, Any], dict[str, str]]:
    tenant = own_tenant(current_session())
    keeps = may(current_actor(), Permission.NOTICE_PUBLISH) and kiosk_open(setting)
    base = current_settings().public_url.rstrip("/")
    kiosk = base + kiosk_path(tenant.code, tenant.id, setting.kiosk_word) if keeps else ""
    names = BoardSettingSchema().fields
    known = {name: getattr(setting, name, "") for name in names}
    addresses = {"board_address": f"{base}/board/{tenant.code}", "kiosk_address": kiosk}
    phone = {"telephone": supervision_phone(current_session())}
    return known | phone | addresses, {"ETag": etag(setting)}
