"""the first registers: organisation, accounts, journal, powers, risk points, measures, exchange"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import UserDefinedType

from migrations.tenancy import append_only, guard

revision = "0001"
down_revision = None


class Xid8(UserDefinedType[int]):
    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "XID8"


# table: what the service may do, what the relay may do, whether it lies behind the wall
GUARDS = (
    ("authorities", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("authority_rules", "SELECT, INSERT, UPDATE", "", True),
    ("board_settings", "SELECT, INSERT, UPDATE", "", True),
    ("bodies", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("chosen_profiles", "SELECT, INSERT", "", True),
    ("commitment_templates", "SELECT, INSERT", "", True),
    ("cycle_plans", "SELECT, INSERT, UPDATE", "", True),
    ("cycles", "SELECT, INSERT, UPDATE", "", True),
    ("departments", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("export_jobs", "SELECT, INSERT, UPDATE", "", True),
    ("gradings", "SELECT, INSERT", "", True),
    ("held_seals", "SELECT, INSERT", "", True),
    ("inbox_documents", "SELECT, INSERT, UPDATE", "", True),
    (
        "journal_entries",
        "SELECT, INSERT",
        "SELECT (tenant_id, id, xid, topic, subject_kind, subject_id, digest)",
        True,
    ),
    ("journal_seals", "SELECT", "SELECT, INSERT", True),
    ("jurisdictions", "SELECT", "SELECT", False),
    ("kept_answers", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("label_settings", "SELECT, INSERT, UPDATE", "", True),
    ("library_entries", "SELECT, INSERT, UPDATE", "", True),
    ("matter_thresholds", "SELECT, INSERT, UPDATE", "", True),
    ("non_disclosures", "SELECT, INSERT, UPDATE", "", True),
    ("outbox_documents", "SELECT, INSERT, UPDATE", "", True),
    ("own_summaries", "SELECT, INSERT, UPDATE", "", True),
    ("paper_settings", "SELECT, INSERT, UPDATE", "", True),
    ("paper_templates", "SELECT, INSERT, UPDATE", "", True),
    ("persons", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("post_catalogues", "SELECT, INSERT", "", True),
    ("received_filings", "SELECT, INSERT, UPDATE", "", True),
    ("received_summaries", "SELECT, INSERT, UPDATE", "", True),
    ("register_counters", "SELECT, INSERT, UPDATE", "", True),
    ("register_prints", "SELECT, INSERT", "", True),
    ("relay_marks", "", "SELECT, INSERT, UPDATE", False),
    ("sign_in_attempts", "SELECT, INSERT", "", True),
    ("stored_files", "SELECT, INSERT", "", True),
    ("summary_snapshots", "SELECT, INSERT, UPDATE", "", True),
    ("visits", "SELECT, INSERT, UPDATE", "", True),
    ("work_items", "SELECT, INSERT, UPDATE", "SELECT, INSERT, UPDATE, DELETE", True),
    ("work_progress", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("appraisers", "SELECT, INSERT, UPDATE", "", True),
    ("attachments", "SELECT, INSERT, UPDATE", "", True),
    ("body_members", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("campaigns", "SELECT, INSERT, UPDATE", "", True),
    ("catalogues", "SELECT, INSERT, UPDATE", "", True),
    ("cycle_notes", "SELECT, INSERT", "", True),
    ("cycle_stages", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("drafts", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("filings", "SELECT, INSERT, UPDATE", "", True),
    ("flowcharts", "SELECT, INSERT, UPDATE", "", True),
    ("follows", "SELECT, INSERT, DELETE", "", True),
    ("grading_rounds", "SELECT, INSERT, UPDATE", "", True),
    ("imports", "SELECT, INSERT, UPDATE", "", True),
    ("posts", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("pilots", "SELECT, INSERT, UPDATE", "", True),
    ("preferences", "SELECT, INSERT, UPDATE", "", True),
    ("received_filing_items", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("regulations", "SELECT, INSERT, UPDATE", "", True),
    ("role_grants", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("saved_filters", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("signature_pictures", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("task_batches", "SELECT, INSERT, UPDATE", "", True),
    ("tenants", "SELECT", "SELECT", False),
    ("appointments", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("authority_limits", "SELECT, INSERT, UPDATE", "", True),
    ("cases", "SELECT, INSERT, UPDATE", "", True),
    ("commitments", "SELECT, INSERT, UPDATE", "", True),
    ("delegations", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("filing_items", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("flow_steps", "SELECT, INSERT, UPDATE", "", True),
    ("grading_reports", "SELECT, INSERT", "", True),
    ("import_corrections", "SELECT, INSERT, UPDATE", "", True),
    ("import_rows", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("papers", "SELECT, INSERT, UPDATE", "", True),
    ("portfolios", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("powers", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("regulation_evaluations", "SELECT, INSERT, UPDATE", "", True),
    ("sheets", "SELECT, INSERT, UPDATE", "", True),
    ("stage_tasks", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("tasks", "SELECT, INSERT, UPDATE", "", True),
    ("accounts", "SELECT, INSERT, UPDATE", "", True),
    ("anomaly_answers", "SELECT, INSERT", "", True),
    ("case_items", "SELECT, INSERT, UPDATE", "", True),
    ("catalogue_items", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("commitment_pictures", "SELECT, INSERT, DELETE", "", True),
    ("discretion_standards", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("examined_cells", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("flow_candidates", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("flow_edges", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("flowchart_editions", "SELECT, INSERT", "", True),
    ("flowchart_powers", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("import_problems", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("meetings", "SELECT, INSERT, UPDATE", "", True),
    ("paper_numbers", "SELECT, INSERT, UPDATE", "", True),
    ("power_posts", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("power_successions", "SELECT, INSERT, UPDATE", "", True),
    ("registrations", "SELECT, INSERT, UPDATE", "", True),
    ("risk_points", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("task_persons", "SELECT, INSERT, UPDATE", "", True),
    ("agenda_items", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("assessments", "SELECT, INSERT", "", True),
    ("case_steps", "SELECT, INSERT, UPDATE", "", True),
    ("confirmations", "SELECT, INSERT, UPDATE", "", True),
    ("contributions", "SELECT, INSERT, UPDATE", "", True),
    ("grading_round_points", "SELECT, INSERT, UPDATE", "", True),
    ("major_matters", "SELECT, INSERT, UPDATE", "", True),
    ("manifestations", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("measures", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("password_links", "SELECT, INSERT, UPDATE", "", True),
    ("regulation_gaps", "SELECT, INSERT, UPDATE", "", True),
    ("search_sources", "SELECT, INSERT, UPDATE", "", True),
    ("sheet_points", "SELECT, INSERT, UPDATE", "", True),
    ("sign_in_sessions", "SELECT, INSERT, UPDATE", "", True),
    ("case_opinions", "SELECT, INSERT, UPDATE", "", True),
    ("matter_points", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("measure_postponements", "SELECT, INSERT, UPDATE", "", True),
    ("measure_tasks", "SELECT, INSERT, UPDATE", "", True),
    ("notices", "SELECT, INSERT, UPDATE", "", True),
    ("regulation_links", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("suitability_reviews", "SELECT, INSERT", "", True),
    ("doings", "SELECT, INSERT", "", True),
    ("notice_items", "SELECT, INSERT, UPDATE, DELETE", "", True),
    ("notice_readers", "SELECT, INSERT", "", True),
    ("notice_comments", "SELECT, INSERT, UPDATE", "", True),
    ("spot_checks", "SELECT, INSERT", "", True),
)
APPEND_ONLY = ("journal_entries", "journal_seals", "gradings")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'")
    create_tables()
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = '42501'; END $$"
    )
    for table, app, relay, walled in GUARDS:
        guard(table, app, relay, walled=walled)
    for table in APPEND_ONLY:
        append_only(table)
    op.execute("GRANT SELECT ON alembic_version TO lianfang_app, lianfang_relay")


def create_tables() -> None:

    op.create_table(
        "authorities",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", name=op.f("pk_authorities")),
    )
    op.create_table(
        "authority_rules",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("without_record", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "without_record IN ('refuse', 'allow')", name=op.f("ck_authority_rules_without_record")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_authority_rules")),
        sa.UniqueConstraint("tenant_id", name=op.f("uq_authority_rules_tenant_id")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "board_settings",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("opinion_box", sa.Text(), nullable=False),
        sa.Column("supervisor", sa.Text(), nullable=False),
        sa.Column("takes_anonymous", sa.Boolean(), nullable=False),
        sa.Column("kiosk_until", sa.Date(), nullable=True),
        sa.Column("kiosk_word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_board_settings")),
        sa.UniqueConstraint("tenant_id", name=op.f("uq_board_settings_tenant_id")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "bodies",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "other_names",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('leadership_meeting', 'party_group', 'party_committee', 'party_organisation', 'standing_committee', 'discipline_group', 'supervision_office', 'register_office', 'discipline_office', 'form_issuer', 'archive_keeper', 'leading_group', 'leading_group_office')",
            name=op.f("ck_bodies_kind"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_bodies")),
        sa.UniqueConstraint("tenant_id", "code", name=op.f("uq_bodies_tenant_id_code")),
    )
    op.create_table(
        "chosen_profiles",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("profile_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_chosen_profiles")),
        info={"app": "SELECT, INSERT"},
    )
    op.create_table(
        "commitment_templates",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column(
            "clauses", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("breach", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('personal', 'section', 'unit', 'special_authority', 'project')",
            name=op.f("ck_commitment_templates_kind"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_commitment_templates")),
        sa.UniqueConstraint(
            "tenant_id",
            "kind",
            "edition",
            name=op.f("uq_commitment_templates_tenant_id_kind_edition"),
        ),
        info={"app": "SELECT, INSERT"},
    )
    op.create_table(
        "cycle_plans",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "stages", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'issued')", name=op.f("ck_cycle_plans_state")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_cycle_plans")),
        sa.UniqueConstraint(
            "tenant_id", "year", "edition", name=op.f("uq_cycle_plans_tenant_id_year_edition")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "cycles",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "profile", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("stock_taking", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "superior_document",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("plan_sender_id", sa.Integer(), nullable=True),
        sa.Column("plan_edition", sa.Integer(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approval", sa.Text(), nullable=False),
        sa.Column(
            "closing", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'open', 'closed')", name=op.f("ck_cycles_state")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_cycles")),
        sa.UniqueConstraint("tenant_id", "year", name=op.f("uq_cycles_tenant_id_year")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        "uq_cycles_one_open",
        "cycles",
        ["tenant_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "departments",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('leadership', 'section', 'internal_body', 'subordinate_unit')",
            name=op.f("ck_departments_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "parent_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_departments_tenant_id_parent_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_departments")),
        sa.UniqueConstraint("tenant_id", "code", name=op.f("uq_departments_tenant_id_code")),
    )
    op.create_index(
        op.f("ix_departments_tenant_id_parent_id"),
        "departments",
        ["tenant_id", "parent_id"],
        unique=False,
    )
    op.create_table(
        "export_jobs",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("ordered_by", sa.Uuid(), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column(
            "query", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "columns", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content_digest", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("format IN ('xlsx', 'csv', 'docx')", name=op.f("ck_export_jobs_format")),
        sa.CheckConstraint(
            "kind IN ('risk_points', 'powers', 'measures', 'journal')",
            name=op.f("ck_export_jobs_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'done', 'failed', 'cancelled', 'expired')",
            name=op.f("ck_export_jobs_state"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_export_jobs")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_export_jobs_tenant_id_ordered_by_ordered_at_id"),
        "export_jobs",
        ["tenant_id", "ordered_by", "ordered_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_export_jobs_tenant_id_state_expires_at"),
        "export_jobs",
        ["tenant_id", "state", "expires_at"],
        unique=False,
    )
    op.create_table(
        "gradings",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column(
            "scores", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "rationales", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("consequence", sa.Text(), nullable=True),
        sa.Column("strategy", sa.Text(), nullable=True),
        sa.Column(
            "reasoning", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("proposed_rank", sa.SmallInteger(), nullable=True),
        sa.Column("decided_rank", sa.SmallInteger(), nullable=True),
        sa.Column("before_rank", sa.SmallInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("decision_reference", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('proposal', 'decision', 'lowering', 'import')", name=op.f("ck_gradings_kind")
        ),
        sa.CheckConstraint("before_rank BETWEEN 1 AND 3", name=op.f("ck_gradings_before_rank")),
        sa.CheckConstraint("decided_rank BETWEEN 1 AND 3", name=op.f("ck_gradings_decided_rank")),
        sa.CheckConstraint("proposed_rank BETWEEN 1 AND 3", name=op.f("ck_gradings_proposed_rank")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_gradings")),
        info={"app": "SELECT, INSERT"},
    )
    op.create_index(
        op.f("ix_gradings_tenant_id_risk_point_id_at"),
        "gradings",
        ["tenant_id", "risk_point_id", "at"],
        unique=False,
    )
    op.create_table(
        "held_seals",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sealer_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("algorithm", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_held_seals")),
        sa.UniqueConstraint(
            "tenant_id",
            "sealer_id",
            "number",
            name=op.f("uq_held_seals_tenant_id_sealer_id_number"),
        ),
        info={"app": "SELECT, INSERT"},
    )
    op.create_table(
        "inbox_documents",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('summary', 'journal_seal', 'cycle_plan', 'plan_receipt', 'filing', 'filing_result', 'withdrawal_result', 'lowering')",
            name=op.f("ck_inbox_documents_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('applied', 'superseded')", name=op.f("ck_inbox_documents_state")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_inbox_documents")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_inbox_documents_tenant_id_kind_sender_id_subject_revision"),
        "inbox_documents",
        ["tenant_id", "kind", "sender_id", "subject", "revision"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inbox_documents_tenant_id_received_at"),
        "inbox_documents",
        ["tenant_id", "received_at"],
        unique=False,
    )
    op.create_table(
        "journal_entries",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("digest", postgresql.BYTEA(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_journal_entries")),
        info={
            "app": "SELECT, INSERT",
            "relay": "SELECT (tenant_id, id, xid, topic, subject_kind, subject_id, digest)",
            "unled_index": ["ix_journal_entries_xid"],
        },
    )
    op.create_index(
        op.f("ix_journal_entries_tenant_id_subject_id_xid"),
        "journal_entries",
        ["tenant_id", "subject_id", "xid"],
        unique=False,
    )
    op.create_index(
        op.f("ix_journal_entries_tenant_id_xid_id"),
        "journal_entries",
        ["tenant_id", "xid", "id"],
        unique=False,
    )
    op.create_index("ix_journal_entries_xid", "journal_entries", ["xid"], unique=False)
    op.create_table(
        "journal_seals",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("from_xid", Xid8(), nullable=False),
        sa.Column("to_xid", Xid8(), nullable=False),
        sa.Column("entry_count", sa.Integer(), nullable=False),
        sa.Column("root", postgresql.BYTEA(), nullable=False),
        sa.Column("previous", postgresql.BYTEA(), nullable=False),
        sa.Column("hash", postgresql.BYTEA(), nullable=False),
        sa.Column("algorithm", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "number", name=op.f("pk_journal_seals")),
        info={"app": "SELECT", "relay": "SELECT, INSERT"},
    )
    op.create_table(
        "jurisdictions",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["jurisdictions.id"], name=op.f("fk_jurisdictions_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jurisdictions")),
        sa.UniqueConstraint("code", name=op.f("uq_jurisdictions_code")),
        info={"app": "SELECT", "relay": "SELECT"},
    )
    op.create_table(
        "kept_answers",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_digest", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column(
            "headers", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_kept_answers")),
        sa.UniqueConstraint(
            "tenant_id",
            "person_id",
            "operation",
            "key",
            name=op.f("uq_kept_answers_tenant_id_person_id_operation_key"),
        ),
    )
    op.create_index(
        op.f("ix_kept_answers_tenant_id_kept_at"),
        "kept_answers",
        ["tenant_id", "kept_at"],
        unique=False,
    )
    op.create_table(
        "label_settings",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "label_sets", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "categories_off",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column(
            "categories_order",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("term", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_label_settings")),
        sa.UniqueConstraint("tenant_id", name=op.f("uq_label_settings_tenant_id")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "library_entries",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "category IN ('business_process', 'post_duty', 'institution_mechanism', 'ideology_morality', 'external_environment', 'work_efficiency', 'financial_management', 'business_handling', 'information_system')",
            name=op.f("ck_library_entries_category"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_library_entries")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_library_entries_tenant_id_category"),
        "library_entries",
        ["tenant_id", "category"],
        unique=False,
    )
    op.create_table(
        "matter_thresholds",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=2), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "topic IN ('major_decision', 'key_appointment', 'major_project', 'large_funds')",
            name=op.f("ck_matter_thresholds_topic"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_matter_thresholds")),
        sa.UniqueConstraint(
            "tenant_id", "topic", name=op.f("uq_matter_thresholds_tenant_id_topic")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "non_disclosures",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=False),
        sa.Column("approver_name", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_non_disclosures")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_non_disclosures_tenant_id_expires_on"),
        "non_disclosures",
        ["tenant_id", "expires_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_non_disclosures_tenant_id_object_kind_object_id"),
        "non_disclosures",
        ["tenant_id", "object_kind", "object_id"],
        unique=False,
    )
    op.create_table(
        "outbox_documents",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('summary', 'journal_seal', 'cycle_plan', 'plan_receipt', 'filing', 'filing_result', 'withdrawal_result', 'lowering')",
            name=op.f("ck_outbox_documents_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'delivered', 'acknowledged', 'superseded', 'refused')",
            name=op.f("ck_outbox_documents_state"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_outbox_documents")),
        sa.UniqueConstraint(
            "tenant_id",
            "kind",
            "recipient_id",
            "subject",
            "revision",
            name=op.f("uq_outbox_documents_tenant_id_kind_recipient_id_subject_revision"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_outbox_documents_tenant_id_state_written_at"),
        "outbox_documents",
        ["tenant_id", "state", "written_at"],
        unique=False,
    )
    op.create_table(
        "own_summaries",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "figures", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant_id", name=op.f("pk_own_summaries")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "paper_settings",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("code_key", sa.LargeBinary(), nullable=False),
        sa.Column("agency_mark", sa.Text(), nullable=False),
        sa.Column("copies_note", sa.Text(), nullable=False),
        sa.Column("supervision_phone", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("signature_pictures", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_paper_settings")),
        sa.UniqueConstraint("tenant_id", name=op.f("uq_paper_settings_tenant_id")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "paper_templates",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("content_digest", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column(
            "placeholders",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("sampled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'published', 'withdrawn')", name=op.f("ck_paper_templates_state")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_paper_templates")),
        sa.UniqueConstraint(
            "tenant_id", "kind", "edition", name=op.f("uq_paper_templates_tenant_id_kind_edition")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        "uq_paper_templates_one_published",
        "paper_templates",
        ["tenant_id", "kind"],
        unique=True,
        postgresql_where=sa.text("state = 'published'"),
    )
    op.create_table(
        "persons",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("staff_number", sa.Text(), nullable=False),
        sa.Column("is_party_member", sa.Boolean(), nullable=False),
        sa.Column("office_phone", sa.Text(), nullable=False),
        sa.Column("home_tenant_id", sa.Integer(), nullable=True),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_persons")),
        sa.UniqueConstraint(
            "tenant_id", "staff_number", name=op.f("uq_persons_tenant_id_staff_number")
        ),
    )
    op.create_table(
        "post_catalogues",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_name", sa.Text(), nullable=False),
        sa.Column(
            "document", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_post_catalogues")),
        sa.UniqueConstraint(
            "tenant_id", "edition", name=op.f("uq_post_catalogues_tenant_id_edition")
        ),
        info={"app": "SELECT, INSERT"},
    )
    op.create_table(
        "received_filings",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("bureau_id", sa.Integer(), nullable=False),
        sa.Column("via_id", sa.Integer(), nullable=False),
        sa.Column("filing_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("filing_type", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("first_sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column(
            "gaps", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("filed_number", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "filing_type IN ('first', 'adjustment', 'annual')",
            name=op.f("ck_received_filings_filing_type"),
        ),
        sa.CheckConstraint(
            "kind IN ('points', 'measures', 'plan', 'summary')",
            name=op.f("ck_received_filings_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('received', 'withdrawn', 'returned', 'reviewed', 'filed', 'noted')",
            name=op.f("ck_received_filings_state"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_received_filings")),
        sa.UniqueConstraint(
            "tenant_id",
            "bureau_id",
            "filing_id",
            name=op.f("uq_received_filings_tenant_id_bureau_id_filing_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_received_filings_tenant_id_year_kind_bureau_id"),
        "received_filings",
        ["tenant_id", "year", "kind", "bureau_id"],
        unique=False,
    )
    op.create_table(
        "received_summaries",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bureau_id", sa.Integer(), nullable=False),
        sa.Column("via_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column(
            "figures", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "points_in_force_total",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' ->> 'total'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "points_draft_total",
            sa.Integer(),
            sa.Computed("((figures -> 'points' -> 'draft' ->> 'total'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "points_retired_total",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'retired' ->> 'total'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_rank_1",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_rank' ->> '1'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_rank_2",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_rank' ->> '2'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_rank_3",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_rank' ->> '3'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_rank_none",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_rank' ->> 'none'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_covered_by_rank_1",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'covered_by_rank' ->> '1'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_covered_by_rank_2",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'covered_by_rank' ->> '2'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_covered_by_rank_3",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'covered_by_rank' ->> '3'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_covered_by_rank_none",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'covered_by_rank' ->> 'none'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_category_business_process",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_category' ->> 'business_process'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_category_post_duty",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_category' ->> 'post_duty'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_category_institution_mechanism",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_category' ->> 'institution_mechanism'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_category_ideology_morality",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_category' ->> 'ideology_morality'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_category_external_environment",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_category' ->> 'external_environment'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_category_work_efficiency",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_category' ->> 'work_efficiency'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_category_financial_management",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_category' ->> 'financial_management'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_category_business_handling",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_category' ->> 'business_handling'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_category_information_system",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_category' ->> 'information_system'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_subject_type_leadership_team",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_subject_type' ->> 'leadership_team'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_subject_type_leadership_post",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_subject_type' ->> 'leadership_post'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_subject_type_work_post",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_subject_type' ->> 'work_post'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_subject_type_section",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_subject_type' ->> 'section'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_subject_type_unit",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_subject_type' ->> 'unit'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_subject_type_topic",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_subject_type' ->> 'topic'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_by_subject_type_system_industry",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' -> 'by_subject_type' ->> 'system_industry'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_uncategorised",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' ->> 'uncategorised'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_distinct",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' ->> 'distinct'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_covered",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' ->> 'covered'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "points_in_force_high_without_measure",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'in_force' ->> 'high_without_measure'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "points_draft_by_rank_1",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'draft' -> 'by_rank' ->> '1'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "points_draft_by_rank_2",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'draft' -> 'by_rank' ->> '2'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "points_draft_by_rank_3",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'draft' -> 'by_rank' ->> '3'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "points_draft_by_rank_none",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'points' -> 'draft' -> 'by_rank' ->> 'none'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "measures_in_force",
            sa.Integer(),
            sa.Computed("((figures -> 'measures' ->> 'in_force'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "measures_draft",
            sa.Integer(),
            sa.Computed("((figures -> 'measures' ->> 'draft'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "measures_carried_out",
            sa.Integer(),
            sa.Computed("((figures -> 'measures' ->> 'carried_out'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "measures_in_force_by_rank_1",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'measures' -> 'in_force_by_rank' ->> '1'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "measures_in_force_by_rank_2",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'measures' -> 'in_force_by_rank' ->> '2'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "measures_in_force_by_rank_3",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'measures' -> 'in_force_by_rank' ->> '3'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "measures_in_force_by_rank_none",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'measures' -> 'in_force_by_rank' ->> 'none'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "measures_carried_out_by_rank_1",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'measures' -> 'carried_out_by_rank' ->> '1'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "measures_carried_out_by_rank_2",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'measures' -> 'carried_out_by_rank' ->> '2'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "measures_carried_out_by_rank_3",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'measures' -> 'carried_out_by_rank' ->> '3'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "measures_carried_out_by_rank_none",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'measures' -> 'carried_out_by_rank' ->> 'none'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_in_force",
            sa.Integer(),
            sa.Computed("((figures -> 'powers' ->> 'in_force'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "powers_draft",
            sa.Integer(),
            sa.Computed("((figures -> 'powers' ->> 'draft'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "powers_abolished",
            sa.Integer(),
            sa.Computed("((figures -> 'powers' ->> 'abolished'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "powers_by_direction_external",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_direction' ->> 'external'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_direction_internal",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_direction' ->> 'internal'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_licensing",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'licensing'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_penalty",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'penalty'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_coercion",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'coercion'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_levy",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'levy'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_payment",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'payment'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_inspection",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'inspection'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_confirmation",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'confirmation'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_adjudication",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'adjudication'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_reward",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'reward'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_other_administrative",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'other_administrative'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_internal_personnel",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'internal_personnel'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_internal_finance",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'internal_finance'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_internal_procurement",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'internal_procurement'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_internal_assets",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'internal_assets'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_internal_project",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'internal_project'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_internal_major_matters",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'internal_major_matters'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "powers_by_category_internal_other",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'powers' -> 'by_category' ->> 'internal_other'))::integer",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "posts",
            sa.Integer(),
            sa.Computed("((figures ->> 'posts'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "sections",
            sa.Integer(),
            sa.Computed("((figures ->> 'sections'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "progress_stages",
            sa.Integer(),
            sa.Computed("((figures -> 'progress' ->> 'stages'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "progress_stages_completed",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'progress' ->> 'stages_completed'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "progress_sheets",
            sa.Integer(),
            sa.Computed("((figures -> 'progress' ->> 'sheets'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "progress_sheets_submitted",
            sa.Integer(),
            sa.Computed(
                "((figures -> 'progress' ->> 'sheets_submitted'))::integer", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "progress_to_confirm",
            sa.Integer(),
            sa.Computed("((figures -> 'progress' ->> 'to_confirm'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "progress_letters",
            sa.Integer(),
            sa.Computed("((figures -> 'progress' ->> 'letters'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "progress_letters_signed",
            sa.Integer(),
            sa.Computed("((figures -> 'progress' ->> 'letters_signed'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "progress_cases",
            sa.Integer(),
            sa.Computed("((figures -> 'progress' ->> 'cases'))::integer", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "progress_notices",
            sa.Integer(),
            sa.Computed("((figures -> 'progress' ->> 'notices'))::integer", persisted=True),
            nullable=True,
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_received_summaries")),
        sa.UniqueConstraint(
            "tenant_id", "bureau_id", name=op.f("uq_received_summaries_tenant_id_bureau_id")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "register_counters",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "register", name=op.f("pk_register_counters")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "register_prints",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("look", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("check_code", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("facts_digest", sa.LargeBinary(), nullable=False),
        sa.Column("content_digest", sa.LargeBinary(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column(
            "asked", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "columns", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "facts", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_register_prints")),
        sa.UniqueConstraint(
            "tenant_id", "check_code", name=op.f("uq_register_prints_tenant_id_check_code")
        ),
        sa.UniqueConstraint(
            "tenant_id", "number", name=op.f("uq_register_prints_tenant_id_number")
        ),
        info={"app": "SELECT, INSERT"},
    )
    op.create_index(
        op.f("ix_register_prints_tenant_id_made_by_kind_made_at"),
        "register_prints",
        ["tenant_id", "made_by", "kind", "made_at"],
        unique=False,
    )
    op.create_table(
        "relay_marks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("upto", Xid8(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_relay_marks")),
        info={"app": "", "relay": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('failed', 'succeeded', 'unlocked')",
            name=op.f("ck_sign_in_attempts_outcome"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sign_in_attempts")),
        info={"app": "SELECT, INSERT"},
    )
    op.create_index(
        op.f("ix_sign_in_attempts_tenant_id_login_at"),
        "sign_in_attempts",
        ["tenant_id", "login", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_sign_in_attempts_tenant_id_source_at"),
        "sign_in_attempts",
        ["tenant_id", "source", "at"],
        unique=False,
    )
    op.create_table(
        "stored_files",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("algorithm", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "algorithm IN ('sha256', 'sm3')", name=op.f("ck_stored_files_algorithm")
        ),
        sa.CheckConstraint("size > 0", name=op.f("ck_stored_files_size")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_stored_files")),
        sa.UniqueConstraint("tenant_id", "digest", name=op.f("uq_stored_files_tenant_id_digest")),
        info={"app": "SELECT, INSERT"},
    )
    op.create_table(
        "summary_snapshots",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bureau_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column(
            "figures", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_summary_snapshots")),
        sa.UniqueConstraint(
            "tenant_id",
            "bureau_id",
            "day",
            name=op.f("uq_summary_snapshots_tenant_id_bureau_id_day"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "pilots",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("bureau_id", sa.Integer(), nullable=False),
        sa.Column("leader", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("contact_phone", sa.Text(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pilots")),
        sa.UniqueConstraint("tenant_id", "bureau_id", name=op.f("uq_pilots_tenant_id_bureau_id")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "visits",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("bureau_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_visits")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_visits_tenant_id_bureau_id_opened_at"),
        "visits",
        ["tenant_id", "bureau_id", "opened_at"],
        unique=False,
    )
    op.create_table(
        "work_items",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'handed', 'done', 'dead')", name=op.f("ck_work_items_state")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_work_items")),
        sa.UniqueConstraint(
            "tenant_id", "kind", "key", name=op.f("uq_work_items_tenant_id_kind_key")
        ),
        info={
            "app": "SELECT, INSERT, UPDATE",
            "relay": "SELECT, INSERT, UPDATE, DELETE",
            "unled_index": ["ix_work_items_due"],
        },
    )
    op.create_index(
        "ix_work_items_due",
        "work_items",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('waiting', 'handed')"),
    )
    op.create_table(
        "work_progress",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("is_stopping", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_work_progress")),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_table(
        "appraisers",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column(
            "point_ids", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("invited_by", sa.Uuid(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "capacity IN ('expert', 'representative', 'public')",
            name=op.f("ck_appraisers_capacity"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_appraisers_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_appraisers")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_appraisers_tenant_id_person_id"),
        "appraisers",
        ["tenant_id", "person_id"],
        unique=False,
    )
    op.create_index("uq_appraisers_digest", "appraisers", ["tenant_id", "digest"], unique=True)
    op.create_table(
        "attachments",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("uploaded_name", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "owner_kind IN ('risk_point', 'doing', 'grading_round', 'case_step', 'meeting', 'notice', 'sheet', 'letter', 'paper', 'regulation', 'cycle', 'major_matter')",
            name=op.f("ck_attachments_owner_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "file_id"],
            ["stored_files.tenant_id", "stored_files.id"],
            name=op.f("fk_attachments_tenant_id_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "replaced_by"],
            ["attachments.tenant_id", "attachments.id"],
            name=op.f("fk_attachments_tenant_id_replaced_by"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_attachments")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_attachments_tenant_id_file_id"),
        "attachments",
        ["tenant_id", "file_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_attachments_tenant_id_owner_kind_owner_id"),
        "attachments",
        ["tenant_id", "owner_kind", "owner_id"],
        unique=False,
    )
    op.create_table(
        "body_members",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "seat IN ('head', 'deputy', 'member', 'secretary')", name=op.f("ck_body_members_seat")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_appointments_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "body_id"],
            ["bodies.tenant_id", "bodies.id"],
            name=op.f("fk_body_members_tenant_id_body_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_body_members_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_body_members")),
    )
    op.create_index(
        op.f("ix_body_members_tenant_id_body_id"),
        "body_members",
        ["tenant_id", "body_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_body_members_tenant_id_person_id"),
        "body_members",
        ["tenant_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "campaigns",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("coverage_policy", sa.Text(), nullable=False),
        sa.Column("flow_gate", sa.Text(), nullable=False),
        sa.Column("work_posts", sa.Text(), nullable=False),
        sa.Column(
            "subject_types",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("planned_by", sa.Uuid(), nullable=False),
        sa.Column("leaders_due_on", sa.Date(), nullable=True),
        sa.Column(
            "focus", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "closing", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.CheckConstraint(
            "coverage_policy IN ('block', 'warn')", name=op.f("ck_campaigns_coverage_policy")
        ),
        sa.CheckConstraint(
            "direction IN ('top_down', 'bottom_up', 'inside_outside')",
            name=op.f("ck_campaigns_direction"),
        ),
        sa.CheckConstraint(
            "flow_gate IN ('all_powers', 'main_business', 'none')",
            name=op.f("ck_campaigns_flow_gate"),
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'open', 'closed')", name=op.f("ck_campaigns_state")
        ),
        sa.CheckConstraint(
            "work_posts IN ('all', 'key', 'disposal')", name=op.f("ck_campaigns_work_posts")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "cycle_id"],
            ["cycles.tenant_id", "cycles.id"],
            name=op.f("fk_campaigns_tenant_id_cycle_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_campaigns")),
        sa.UniqueConstraint(
            "tenant_id", "cycle_id", "round", name=op.f("uq_campaigns_tenant_id_cycle_id_round")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_campaigns_tenant_id_state"), "campaigns", ["tenant_id", "state"], unique=False
    )
    op.create_table(
        "catalogues",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_by_name", sa.Text(), nullable=False),
        sa.Column(
            "counts", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column(
            "sources", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("list_number", sa.Integer(), nullable=True),
        sa.Column("in_force_on", sa.Date(), nullable=True),
        sa.Column("superseded_on", sa.Date(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('section', 'bureau')", name=op.f("ck_catalogues_kind")),
        sa.CheckConstraint(
            "state IN ('frozen', 'draft', 'approved', 'in_force', 'superseded', 'withdrawn')",
            name=op.f("ck_catalogues_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_catalogues_tenant_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_catalogues")),
        sa.UniqueConstraint(
            "tenant_id", "list_number", name=op.f("uq_catalogues_tenant_id_list_number")
        ),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_catalogues_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_catalogues_tenant_id_kind_department_id_edition"),
        "catalogues",
        ["tenant_id", "kind", "department_id", "edition"],
        unique=False,
    )
    op.create_index(
        "uq_catalogues_one_list_in_force",
        "catalogues",
        ["tenant_id"],
        unique=True,
        postgresql_where="state = 'in_force'",
    )
    op.create_table(
        "cycle_notes",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('self_check', 'corrected_problem', 'revised_point', 'improved_measure', 'summary', 'correction', 'returned', 'resubmitted')",
            name=op.f("ck_cycle_notes_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "cycle_id"],
            ["cycles.tenant_id", "cycles.id"],
            name=op.f("fk_cycle_notes_tenant_id_cycle_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_cycle_notes")),
        info={"app": "SELECT, INSERT"},
    )
    op.create_index(
        op.f("ix_cycle_notes_tenant_id_cycle_id_at"),
        "cycle_notes",
        ["tenant_id", "cycle_id", "at"],
        unique=False,
    )
    op.create_table(
        "cycle_stages",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outer_due_on", sa.Date(), nullable=True),
        sa.Column(
            "conditions", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("deliverable", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("remind_days", sa.Integer(), nullable=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("completed_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "phase IN ('plan', 'do', 'check', 'act')", name=op.f("ck_cycle_stages_phase")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "cycle_id"],
            ["cycles.tenant_id", "cycles.id"],
            name=op.f("fk_cycle_stages_tenant_id_cycle_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_cycle_stages_tenant_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_cycle_stages")),
        sa.UniqueConstraint(
            "tenant_id", "cycle_id", "code", name=op.f("uq_cycle_stages_tenant_id_cycle_id_code")
        ),
        sa.UniqueConstraint(
            "tenant_id",
            "cycle_id",
            "position",
            name=op.f("uq_cycle_stages_tenant_id_cycle_id_position"),
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_table(
        "drafts",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_drafts_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_drafts")),
    )
    op.create_index(
        op.f("ix_drafts_tenant_id_discarded_at"),
        "drafts",
        ["tenant_id", "discarded_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_drafts_tenant_id_person_id_saved_at"),
        "drafts",
        ["tenant_id", "person_id", "saved_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_drafts_tenant_id_saved_at"), "drafts", ["tenant_id", "saved_at"], unique=False
    )
    op.create_index(
        "uq_drafts_kept_once",
        "drafts",
        ["tenant_id", "person_id", "kind", "key"],
        unique=True,
        postgresql_where=sa.text("discarded_at IS NULL"),
    )
    op.create_table(
        "filings",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("filing_type", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Uuid(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=True),
        sa.Column("first_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("filed_number", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "filing_type IN ('first', 'adjustment', 'annual')", name=op.f("ck_filings_filing_type")
        ),
        sa.CheckConstraint(
            "kind IN ('points', 'measures', 'plan', 'summary')", name=op.f("ck_filings_kind")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'sent', 'withdrawing', 'withdrawn', 'returned', 'reviewed', 'filed')",
            name=op.f("ck_filings_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "cycle_id"],
            ["cycles.tenant_id", "cycles.id"],
            name=op.f("fk_filings_tenant_id_cycle_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_filings")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_filings_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_filings_tenant_id_year_kind"),
        "filings",
        ["tenant_id", "year", "kind"],
        unique=False,
    )
    op.create_table(
        "flowcharts",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("drawn_by", sa.Uuid(), nullable=False),
        sa.Column("procedure_source", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("is_generic", sa.Boolean(), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("handling_subject", sa.Text(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column(
            "materials", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("limit_value", sa.Integer(), nullable=True),
        sa.Column("limit_unit", sa.Text(), nullable=False),
        sa.Column("limit_days", sa.Text(), nullable=False),
        sa.Column("supervision_channels", sa.Text(), nullable=False),
        sa.Column("counterpart_rights", sa.Text(), nullable=False),
        sa.Column("complaint_route", sa.Text(), nullable=False),
        sa.Column("complaint_phone", sa.Text(), nullable=False),
        sa.Column("exercise_standard", sa.Text(), nullable=False),
        sa.Column("work_discipline", sa.Text(), nullable=False),
        sa.Column(
            "defects", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column(
            "source", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("abolished_on", sa.Date(), nullable=True),
        sa.Column("abolished_reason", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "limit_days IN ('working', 'calendar')", name=op.f("ck_flowcharts_limit_days")
        ),
        sa.CheckConstraint(
            "limit_unit IN ('hour', 'day', 'month')", name=op.f("ck_flowcharts_limit_unit")
        ),
        sa.CheckConstraint(
            "procedure_source IN ('statutory', 'practice', 'mixed')",
            name=op.f("ck_flowcharts_procedure_source"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'approved', 'revising', 'abolished')",
            name=op.f("ck_flowcharts_status"),
        ),
        sa.CheckConstraint("limit_value > 0", name=op.f("ck_flowcharts_limit_is_positive")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_flowcharts_tenant_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_flowcharts")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_flowcharts_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_flowcharts_tenant_id_department_id"),
        "flowcharts",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_flowcharts_tenant_id_status_number"),
        "flowcharts",
        ["tenant_id", "status", "number"],
        unique=False,
    )
    op.create_table(
        "follows",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("followed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "subject_kind IN ('power', 'risk_point')", name=op.f("ck_follows_subject_kind")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_follows_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_follows")),
        sa.UniqueConstraint(
            "tenant_id",
            "person_id",
            "subject_kind",
            "subject_id",
            name=op.f("uq_follows_tenant_id_person_id_subject_kind_subject_id"),
        ),
        info={"app": "SELECT, INSERT, DELETE"},
    )
    op.create_index(
        op.f("ix_follows_tenant_id_subject_id"),
        "follows",
        ["tenant_id", "subject_id"],
        unique=False,
    )
    op.create_table(
        "grading_rounds",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("panel", sa.Text(), nullable=False),
        sa.Column("convened_by", sa.Uuid(), nullable=False),
        sa.Column("convened_name", sa.Text(), nullable=False),
        sa.Column("convened_on", sa.Date(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column(
            "participants",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('initial', 'regrade')", name=op.f("ck_grading_rounds_kind")),
        sa.CheckConstraint(
            "panel IN ('collective', 'expert_and_representatives')",
            name=op.f("ck_grading_rounds_panel"),
        ),
        sa.CheckConstraint("state IN ('open', 'reported')", name=op.f("ck_grading_rounds_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_grading_rounds_tenant_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_grading_rounds")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_grading_rounds_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_grading_rounds_tenant_id_department_id"),
        "grading_rounds",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_table(
        "imports",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("content_digest", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column(
            "options", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "answers", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("item_count", sa.Integer(), nullable=False),
        sa.Column(
            "summary", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "refusal", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("committed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reverted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reverted_by", sa.Uuid(), nullable=True),
        sa.Column("reversal_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('powers', 'risks', 'organisation')", name=op.f("ck_imports_kind")
        ),
        sa.CheckConstraint(
            "state IN ('uploaded', 'parsed', 'refused', 'committed', 'reverted', 'cancelled')",
            name=op.f("ck_imports_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_imports_tenant_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_imports")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_imports_tenant_id_department_id"),
        "imports",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_imports_tenant_id_uploaded_at_id"),
        "imports",
        ["tenant_id", "uploaded_at", "id"],
        unique=False,
    )
    op.create_table(
        "posts",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("job_rank", sa.Text(), nullable=True),
        sa.Column("leadership", sa.Text(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("has_disposal_authority", sa.Boolean(), nullable=False),
        sa.Column("is_key", sa.Boolean(), nullable=False),
        sa.Column("key_reason", sa.Text(), nullable=False),
        sa.Column("business_duties", sa.Text(), nullable=False),
        sa.Column("integrity_duties", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("abolished_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "leadership IN ('none', 'main_leader', 'deputy_leader', 'section_head')",
            name=op.f("ck_posts_leadership"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_posts_tenant_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_posts")),
        sa.UniqueConstraint("tenant_id", "code", name=op.f("uq_posts_tenant_id_code")),
    )
    op.create_index(
        op.f("ix_posts_tenant_id_department_id"),
        "posts",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_table(
        "preferences",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "chosen", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_preferences_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_preferences")),
        sa.UniqueConstraint(
            "tenant_id", "person_id", name=op.f("uq_preferences_tenant_id_person_id")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "received_filing_items",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("received_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column(
            "document", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("rank", sa.SmallInteger(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "decision IN ('accepted', 'returned')", name=op.f("ck_received_filing_items_decision")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "received_id"],
            ["received_filings.tenant_id", "received_filings.id"],
            name=op.f("fk_received_filing_items_tenant_id_received_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_received_filing_items")),
        sa.UniqueConstraint(
            "tenant_id",
            "received_id",
            "item_id",
            name=op.f("uq_received_filing_items_tenant_id_received_id_item_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_table(
        "regulations",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("is_law", sa.Boolean(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("abolished_on", sa.Date(), nullable=True),
        sa.Column("abolished_reason", sa.Text(), nullable=False),
        sa.Column(
            "clauses", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "announced", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'in_force', 'abolished')", name=op.f("ck_regulations_status")
        ),
        sa.CheckConstraint(
            "type IN ('deliberation_rules', 'decision_limits', 'working_procedure', 'first_asked', 'one_time_notification', 'time_limited_completion', 'accountability', 'probation', 'unfit_adjustment', 'other')",
            name=op.f("ck_regulations_type"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_regulations_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "replaces_id"],
            ["regulations.tenant_id", "regulations.id"],
            name=op.f("fk_regulations_tenant_id_replaces_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_regulations")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_regulations_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_regulations_tenant_id_department_id"),
        "regulations",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_regulations_tenant_id_status_review_by"),
        "regulations",
        ["tenant_id", "status", "review_by"],
        unique=False,
    )
    op.create_index(
        op.f("ix_regulations_tenant_id_type"), "regulations", ["tenant_id", "type"], unique=False
    )
    op.create_table(
        "role_grants",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('administrator', 'auditor', 'system_administrator', 'security_administrator', 'audit_administrator')",
            name=op.f("ck_role_grants_role"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_appointments_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_role_grants_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_role_grants")),
    )
    op.create_index(
        op.f("ix_role_grants_tenant_id_person_id"),
        "role_grants",
        ["tenant_id", "person_id"],
        unique=False,
    )
    op.create_index(
        "uq_role_grants_one_operator_role",
        "role_grants",
        ["tenant_id", "person_id"],
        unique=True,
        postgresql_where="role IN ('system_administrator', 'security_administrator', 'audit_administrator') AND ends_on IS NULL",
    )
    op.create_table(
        "saved_filters",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "query", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sharing", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("opens_first", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "sharing IN ('own', 'department', 'bureau')", name=op.f("ck_saved_filters_sharing")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_saved_filters_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_saved_filters_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_saved_filters")),
        sa.UniqueConstraint(
            "tenant_id",
            "person_id",
            "table_name",
            "name",
            name=op.f("uq_saved_filters_tenant_id_person_id_table_name_name"),
        ),
    )
    op.create_index(
        op.f("ix_saved_filters_tenant_id_table_name_sharing"),
        "saved_filters",
        ["tenant_id", "table_name", "sharing"],
        unique=False,
    )
    op.create_table(
        "signature_pictures",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("algorithm", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "algorithm IN ('sha256', 'sm3')", name=op.f("ck_signature_pictures_algorithm")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_signature_pictures_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_signature_pictures")),
        sa.UniqueConstraint(
            "tenant_id", "person_id", name=op.f("uq_signature_pictures_tenant_id_person_id")
        ),
    )
    op.create_table(
        "task_batches",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "items", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_task_batches_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_task_batches")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_task_batches_tenant_id_person_id"),
        "task_batches",
        ["tenant_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "tenants",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("jurisdiction_id", sa.Integer(), nullable=True),
        sa.Column("overseer_id", sa.Integer(), nullable=True),
        sa.Column("is_pilot", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('bureau', 'leading_group', 'discipline_organ', 'platform')",
            name=op.f("ck_tenants_kind"),
        ),
        sa.CheckConstraint(
            "sector IN ('finance', 'civil_affairs', 'taxation', 'discipline', 'education', 'health', 'housing', 'transport', 'market_regulation', 'social_insurance', 'court', 'leading_group', 'platform', 'other')",
            name=op.f("ck_tenants_sector"),
        ),
        sa.CheckConstraint("id <> overseer_id", name=op.f("ck_tenants_never_its_own_overseer")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_tenants_jurisdiction_id")
        ),
        sa.ForeignKeyConstraint(
            ["overseer_id"], ["tenants.id"], name=op.f("fk_tenants_overseer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenants")),
        sa.UniqueConstraint("code", name=op.f("uq_tenants_code")),
        info={"app": "SELECT", "relay": "SELECT"},
    )
    op.create_table(
        "appointments",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("acting", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_appointments_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_appointments_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_appointments_tenant_id_post_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_appointments")),
    )
    op.create_index(
        op.f("ix_appointments_tenant_id_person_id"),
        "appointments",
        ["tenant_id", "person_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_appointments_tenant_id_post_id"),
        "appointments",
        ["tenant_id", "post_id"],
        unique=False,
    )
    op.create_table(
        "authority_limits",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=2), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('major_decision', 'key_appointment', 'major_project', 'large_funds', 'licensing', 'penalty', 'coercion', 'levy', 'payment', 'inspection', 'confirmation', 'adjudication', 'reward', 'other_administrative', 'internal_personnel', 'internal_finance', 'internal_procurement', 'internal_assets', 'internal_project', 'internal_major_matters', 'internal_other')",
            name=op.f("ck_authority_limits_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_authority_limits_tenant_id_post_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_authority_limits")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_authority_limits_tenant_id_kind"),
        "authority_limits",
        ["tenant_id", "kind"],
        unique=False,
    )
    op.create_index(
        op.f("ix_authority_limits_tenant_id_post_id"),
        "authority_limits",
        ["tenant_id", "post_id"],
        unique=False,
    )
    op.create_table(
        "cases",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("chain_code", sa.Text(), nullable=False),
        sa.Column(
            "chain", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("started_by", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_post", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.SmallInteger(), nullable=True),
        sa.Column("lowers", sa.Boolean(), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("step_code", sa.Text(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("cycle_id", sa.Uuid(), nullable=True),
        sa.Column("urgency", sa.SmallInteger(), nullable=False),
        sa.Column("ad_hoc", sa.Boolean(), nullable=False),
        sa.Column("split_from", sa.Uuid(), nullable=True),
        sa.Column(
            "values", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "object_kind IN ('power', 'catalogue', 'flowchart', 'risk_point', 'grading', 'lowering', 'measure', 'commitment', 'plan')",
            name=op.f("ck_cases_object_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('running', 'completed', 'rejected', 'withdrawn')",
            name=op.f("ck_cases_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "cycle_id"],
            ["cycles.tenant_id", "cycles.id"],
            name=op.f("fk_cases_tenant_id_cycle_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_cases_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_cases_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "split_from"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_cases_tenant_id_split_from"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_cases")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_cases_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_cases_tenant_id_department_id"),
        "cases",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cases_tenant_id_started_by"), "cases", ["tenant_id", "started_by"], unique=False
    )
    op.create_index(
        op.f("ix_cases_tenant_id_state_number"),
        "cases",
        ["tenant_id", "state", "number"],
        unique=False,
    )
    op.create_table(
        "commitments",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("post_title", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column(
            "own_clauses",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "text", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("text_digest", sa.LargeBinary(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signing_method", sa.Text(), nullable=True),
        sa.Column("countersigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("countersigned_by", sa.Uuid(), nullable=True),
        sa.Column("countersigner", sa.Text(), nullable=False),
        sa.Column("succeeds_id", sa.Uuid(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('personal', 'section', 'unit', 'special_authority', 'project')",
            name=op.f("ck_commitments_kind"),
        ),
        sa.CheckConstraint(
            "signing_method IN ('hand', 'picture')", name=op.f("ck_commitments_signing_method")
        ),
        sa.CheckConstraint(
            "state IN ('issued', 'signed', 'countersigned', 'noticed', 'reported', 'archived', 'withdrawn')",
            name=op.f("ck_commitments_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "cycle_id"],
            ["cycles.tenant_id", "cycles.id"],
            name=op.f("fk_commitments_tenant_id_cycle_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_commitments_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_commitments_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_commitments_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "succeeds_id"],
            ["commitments.tenant_id", "commitments.id"],
            name=op.f("fk_commitments_tenant_id_succeeds_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_commitments")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_commitments_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_commitments_tenant_id_cycle_id_state"),
        "commitments",
        ["tenant_id", "cycle_id", "state"],
        unique=False,
    )
    op.create_index(
        op.f("ix_commitments_tenant_id_department_id"),
        "commitments",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_commitments_tenant_id_person_id"),
        "commitments",
        ["tenant_id", "person_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_commitments_tenant_id_post_id"),
        "commitments",
        ["tenant_id", "post_id"],
        unique=False,
    )
    op.create_index(
        "uq_commitments_one_living",
        "commitments",
        ["tenant_id", "cycle_id", "kind", "post_id", "person_id", "department_id"],
        unique=True,
        postgresql_where=sa.text(
            "state NOT IN ('archived', 'withdrawn') AND kind IN ('personal', 'section', 'unit')"
        ),
    )
    op.create_table(
        "delegations",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("delegate_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "kinds", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "delegate_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_delegations_tenant_id_delegate_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_delegations_tenant_id_post_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_delegations")),
    )
    op.create_index(
        op.f("ix_delegations_tenant_id_delegate_id"),
        "delegations",
        ["tenant_id", "delegate_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_delegations_tenant_id_post_id"),
        "delegations",
        ["tenant_id", "post_id"],
        unique=False,
    )
    op.create_table(
        "filing_items",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("filing_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column(
            "document", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("rank", sa.SmallInteger(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "decision IN ('accepted', 'returned')", name=op.f("ck_filing_items_decision")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "filing_id"],
            ["filings.tenant_id", "filings.id"],
            name=op.f("fk_filing_items_tenant_id_filing_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_filing_items")),
        sa.UniqueConstraint(
            "tenant_id",
            "filing_id",
            "item_id",
            name=op.f("uq_filing_items_tenant_id_filing_id_item_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_filing_items_tenant_id_item_id"),
        "filing_items",
        ["tenant_id", "item_id"],
        unique=False,
    )
    op.create_table(
        "flow_steps",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("flowchart_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("handling_post_id", sa.Uuid(), nullable=True),
        sa.Column("reviewing_post_id", sa.Uuid(), nullable=True),
        sa.Column("deciding_post_id", sa.Uuid(), nullable=True),
        sa.Column("post_written", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("authority_limit", sa.Text(), nullable=False),
        sa.Column("duty_requirement", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column(
            "materials", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("limit_value", sa.Integer(), nullable=True),
        sa.Column("limit_unit", sa.Text(), nullable=False),
        sa.Column("limit_days", sa.Text(), nullable=False),
        sa.Column(
            "supervising_posts",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column(
            "supervising_steps",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("is_restraint", sa.Boolean(), nullable=False),
        sa.Column("key_location", sa.Boolean(), nullable=False),
        sa.Column("key_step", sa.Boolean(), nullable=False),
        sa.Column("counterpart_rights", sa.Text(), nullable=False),
        sa.Column("is_disclosed", sa.Boolean(), nullable=False),
        sa.Column(
            "shape", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "limit_days IN ('working', 'calendar')", name=op.f("ck_flow_steps_limit_days")
        ),
        sa.CheckConstraint(
            "limit_unit IN ('hour', 'day', 'month')", name=op.f("ck_flow_steps_limit_unit")
        ),
        sa.CheckConstraint(
            "type IN ('start', 'acceptance', 'handling', 'reviewing', 'deciding', 'issuing', 'monitoring', 'end', 'gateway')",
            name=op.f("ck_flow_steps_type"),
        ),
        sa.CheckConstraint("limit_value > 0", name=op.f("ck_flow_steps_limit_is_positive")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "deciding_post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_flow_steps_tenant_id_deciding_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "flowchart_id"],
            ["flowcharts.tenant_id", "flowcharts.id"],
            name=op.f("fk_flow_steps_tenant_id_flowchart_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "handling_post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_flow_steps_tenant_id_handling_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "reviewing_post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_flow_steps_tenant_id_reviewing_post_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_flow_steps")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_flow_steps_tenant_id_deciding_post_id"),
        "flow_steps",
        ["tenant_id", "deciding_post_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_flow_steps_tenant_id_flowchart_id_position"),
        "flow_steps",
        ["tenant_id", "flowchart_id", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_flow_steps_tenant_id_handling_post_id"),
        "flow_steps",
        ["tenant_id", "handling_post_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_flow_steps_tenant_id_reviewing_post_id"),
        "flow_steps",
        ["tenant_id", "reviewing_post_id"],
        unique=False,
    )
    op.create_table(
        "grading_reports",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column(
            "document", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "round_id"],
            ["grading_rounds.tenant_id", "grading_rounds.id"],
            name=op.f("fk_grading_reports_tenant_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_grading_reports")),
        sa.UniqueConstraint(
            "tenant_id",
            "round_id",
            "edition",
            name=op.f("uq_grading_reports_tenant_id_round_id_edition"),
        ),
        info={"app": "SELECT, INSERT"},
    )
    op.create_table(
        "import_corrections",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrected_by", sa.Uuid(), nullable=False),
        sa.Column(
            "columns", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "rows", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("value_before", sa.Text(), nullable=False),
        sa.Column("value_after", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "import_id"],
            ["imports.tenant_id", "imports.id"],
            name=op.f("fk_import_corrections_tenant_id_import_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_import_corrections")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_import_corrections_tenant_id_import_id_id"),
        "import_corrections",
        ["tenant_id", "import_id", "id"],
        unique=False,
    )
    op.create_table(
        "import_rows",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column(
            "content", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "cells", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("act IN ('create', 'update', 'none')", name=op.f("ck_import_rows_act")),
        sa.CheckConstraint(
            "state IN ('ready', 'blocked', 'unchanged', 'left_out', 'committed', 'reverted')",
            name=op.f("ck_import_rows_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "import_id"],
            ["imports.tenant_id", "imports.id"],
            name=op.f("fk_import_rows_tenant_id_import_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_import_rows")),
        sa.UniqueConstraint(
            "tenant_id",
            "import_id",
            "position",
            name=op.f("uq_import_rows_tenant_id_import_id_position"),
        ),
    )
    op.create_table(
        "papers",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.SmallInteger(), nullable=True),
        sa.Column(
            "asked", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("check_code", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=True),
        sa.Column("template_digest", sa.LargeBinary(), nullable=True),
        sa.Column("facts_digest", sa.LargeBinary(), nullable=True),
        sa.Column("content_digest", sa.LargeBinary(), nullable=True),
        sa.Column(
            "record_ids", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_reason", sa.Text(), nullable=False),
        sa.Column(
            "facts", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'issued', 'failed', 'cancelled')", name=op.f("ck_papers_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_papers_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_papers_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "template_id"],
            ["paper_templates.tenant_id", "paper_templates.id"],
            name=op.f("fk_papers_tenant_id_template_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_papers")),
        sa.UniqueConstraint("tenant_id", "check_code", name=op.f("uq_papers_tenant_id_check_code")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_papers_tenant_id_department_id"),
        "papers",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_papers_tenant_id_kind_subject_id_edition"),
        "papers",
        ["tenant_id", "kind", "subject_id", "edition"],
        unique=False,
    )
    op.create_index(
        op.f("ix_papers_tenant_id_made_at_id"),
        "papers",
        ["tenant_id", "made_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_papers_tenant_id_post_id"), "papers", ["tenant_id", "post_id"], unique=False
    )
    op.create_index(
        op.f("ix_papers_tenant_id_template_id"),
        "papers",
        ["tenant_id", "template_id"],
        unique=False,
    )
    op.create_table(
        "portfolios",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_appointments_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_portfolios_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_portfolios_tenant_id_post_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_portfolios")),
    )
    op.create_index(
        op.f("ix_portfolios_tenant_id_department_id"),
        "portfolios",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_portfolios_tenant_id_post_id"),
        "portfolios",
        ["tenant_id", "post_id"],
        unique=False,
    )
    op.create_table(
        "powers",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sub_name", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("category_written", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column(
            "departments_written",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("exercising_subject", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("time_limit", sa.Text(), nullable=False),
        sa.Column("time_limit_value", sa.Integer(), nullable=True),
        sa.Column("time_limit_unit", sa.Text(), nullable=True),
        sa.Column("time_limit_counting", sa.Text(), nullable=True),
        sa.Column("fee", sa.Text(), nullable=False),
        sa.Column("level_authority", sa.Text(), nullable=False),
        sa.Column(
            "levels", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column(
            "responsibility_items",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("responsibility_basis", sa.Text(), nullable=False),
        sa.Column("accountability_scope", sa.Text(), nullable=False),
        sa.Column("accountability_cases", sa.Text(), nullable=False),
        sa.Column("service_commitment", sa.Text(), nullable=False),
        sa.Column("work_discipline", sa.Text(), nullable=False),
        sa.Column("has_discretion", sa.Boolean(), nullable=False),
        sa.Column("disclosure", sa.Text(), nullable=True),
        sa.Column(
            "reform", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column(
            "pending", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column(
            "cleanup", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("review_required", sa.Boolean(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column(
            "enactment", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("abolished_on", sa.Date(), nullable=True),
        sa.Column("abolished_reason", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("import_row", sa.Integer(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "category IN ('licensing', 'penalty', 'coercion', 'levy', 'payment', 'inspection', 'confirmation', 'adjudication', 'reward', 'other_administrative', 'internal_personnel', 'internal_finance', 'internal_procurement', 'internal_assets', 'internal_project', 'internal_major_matters', 'internal_other')",
            name=op.f("ck_powers_category"),
        ),
        sa.CheckConstraint(
            "direction IN ('external', 'internal')", name=op.f("ck_powers_direction")
        ),
        sa.CheckConstraint(
            "disclosure IN ('section', 'unit', 'tenant_and_subordinates', 'selected_group', 'system', 'society')",
            name=op.f("ck_powers_disclosure"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'in_force', 'abolished')", name=op.f("ck_powers_status")
        ),
        sa.CheckConstraint(
            "time_limit_counting IN ('working', 'calendar')",
            name=op.f("ck_powers_time_limit_counting"),
        ),
        sa.CheckConstraint(
            "time_limit_unit IN ('hour', 'day', 'month', 'year')",
            name=op.f("ck_powers_time_limit_unit"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_powers_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "import_id"],
            ["imports.tenant_id", "imports.id"],
            name=op.f("fk_powers_tenant_id_import_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "parent_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_powers_tenant_id_parent_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_powers")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_powers_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_powers_tenant_id_category_number"),
        "powers",
        ["tenant_id", "category", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_powers_tenant_id_department_id"),
        "powers",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_powers_tenant_id_import_id"), "powers", ["tenant_id", "import_id"], unique=False
    )
    op.create_index(
        op.f("ix_powers_tenant_id_parent_id"), "powers", ["tenant_id", "parent_id"], unique=False
    )
    op.create_index(
        op.f("ix_powers_tenant_id_updated_at_id"),
        "powers",
        ["tenant_id", "updated_at", "id"],
        unique=False,
    )
    op.create_table(
        "regulation_evaluations",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regulation_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column(
            "findings", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evaluated_by", sa.Uuid(), nullable=False),
        sa.Column("evaluated_by_name", sa.Text(), nullable=False),
        sa.Column("evaluated_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('keep', 'revise', 'create', 'abolish')",
            name=op.f("ck_regulation_evaluations_verdict"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "regulation_id"],
            ["regulations.tenant_id", "regulations.id"],
            name=op.f("fk_regulation_evaluations_tenant_id_regulation_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_regulation_evaluations")),
        sa.UniqueConstraint(
            "tenant_id",
            "regulation_id",
            "year",
            name=op.f("uq_regulation_evaluations_tenant_id_regulation_id_year"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "sheets",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("coverage", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("ad_hoc", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column(
            "blanks", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "inputs", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "participants",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column(
            "meetings", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by", sa.Uuid(), nullable=True),
        sa.Column("submitted_name", sa.Text(), nullable=False),
        sa.Column("submitted_post", sa.Text(), nullable=False),
        sa.Column("on_behalf_of", sa.Uuid(), nullable=True),
        sa.Column(
            "warnings", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "copies", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("returned_reason", sa.Text(), nullable=False),
        sa.Column("returned_field", sa.Text(), nullable=False),
        sa.Column(
            "returns", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "case_ids", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("coverage IN ('block', 'warn')", name=op.f("ck_sheets_coverage")),
        sa.CheckConstraint(
            "state IN ('open', 'returned', 'submitted', 'excused')", name=op.f("ck_sheets_state")
        ),
        sa.CheckConstraint(
            "subject_type IN ('leadership_team', 'leadership_post', 'work_post', 'section', 'unit', 'topic', 'system_industry')",
            name=op.f("ck_sheets_subject_type"),
        ),
        sa.CheckConstraint(
            "topic IN ('major_decision', 'key_appointment', 'major_project', 'large_funds')",
            name=op.f("ck_sheets_topic"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "campaign_id"],
            ["campaigns.tenant_id", "campaigns.id"],
            name=op.f("fk_sheets_tenant_id_campaign_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_sheets_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_sheets_tenant_id_post_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sheets")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_sheets_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_sheets_tenant_id_campaign_id_number"),
        "sheets",
        ["tenant_id", "campaign_id", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_sheets_tenant_id_department_id"),
        "sheets",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_sheets_tenant_id_post_id"), "sheets", ["tenant_id", "post_id"], unique=False
    )
    op.create_index(
        "uq_sheets_one_per_subject",
        "sheets",
        [
            "tenant_id",
            "campaign_id",
            "subject_type",
            sa.literal_column("coalesce(post_id, department_id)"),
            sa.literal_column("coalesce(topic, '')"),
        ],
        unique=True,
        postgresql_where=sa.text("NOT ad_hoc"),
    )
    op.create_table(
        "stage_tasks",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("deliverable", sa.Text(), nullable=False),
        sa.Column("key_work", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_stage_tasks_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "stage_id"],
            ["cycle_stages.tenant_id", "cycle_stages.id"],
            name=op.f("fk_stage_tasks_tenant_id_stage_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_stage_tasks")),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_stage_tasks_tenant_id_stage_id"),
        "stage_tasks",
        ["tenant_id", "stage_id"],
        unique=False,
    )
    op.create_table(
        "tasks",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("acting", sa.Text(), nullable=False),
        sa.Column("titled", sa.Text(), nullable=False),
        sa.Column(
            "said", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("box", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("step_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.SmallInteger(), nullable=True),
        sa.Column("lowers", sa.Boolean(), nullable=False),
        sa.Column("urgency", sa.SmallInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("sender_id", sa.Uuid(), nullable=True),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("started_by", sa.Uuid(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("escalated_on", sa.Date(), nullable=True),
        sa.Column("escalated_to", sa.Text(), nullable=False),
        sa.Column(
            "facts", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.CheckConstraint("box IN ('act', 'read')", name=op.f("ck_tasks_box")),
        sa.CheckConstraint("state IN ('open', 'done', 'withdrawn')", name=op.f("ck_tasks_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_tasks_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_tasks_tenant_id_post_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tasks")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_tasks_tenant_id_case_id"), "tasks", ["tenant_id", "case_id"], unique=False
    )
    op.create_index(
        op.f("ix_tasks_tenant_id_started_by"), "tasks", ["tenant_id", "started_by"], unique=False
    )
    op.create_index(
        op.f("ix_tasks_tenant_id_state_due_on"),
        "tasks",
        ["tenant_id", "state", "due_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_tasks_tenant_id_subject_id"), "tasks", ["tenant_id", "subject_id"], unique=False
    )
    op.create_index(
        "uq_tasks_open_once",
        "tasks",
        ["tenant_id", "kind", "subject_id", "step_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "accounts",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("password_set_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "former_hashes",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("usual_appointment_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "source IN ('by_hand', 'operator', 'founding')",
            name=op.f("ck_accounts_source"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_accounts_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "usual_appointment_id"],
            ["appointments.tenant_id", "appointments.id"],
            name=op.f("fk_accounts_tenant_id_usual_appointment_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("tenant_id", "login", name=op.f("uq_accounts_tenant_id_login")),
        sa.UniqueConstraint("tenant_id", "person_id", name=op.f("uq_accounts_tenant_id_person_id")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_table(
        "anomaly_answers",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_anomaly_answers_tenant_id_case_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_anomaly_answers")),
        sa.UniqueConstraint(
            "tenant_id", "case_id", "key", name=op.f("uq_anomaly_answers_tenant_id_case_id_key")
        ),
        info={"app": "SELECT, INSERT"},
    )
    op.create_table(
        "case_items",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_version", sa.Integer(), nullable=False),
        sa.Column("rank", sa.SmallInteger(), nullable=True),
        sa.Column("lowers", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column(
            "outcome", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "decided", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("decided_digest", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'approved', 'returned', 'rejected', 'withdrawn')",
            name=op.f("ck_case_items_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_case_items_tenant_id_case_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_case_items")),
        sa.UniqueConstraint(
            "tenant_id", "case_id", "item_id", name=op.f("uq_case_items_tenant_id_case_id_item_id")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_case_items_tenant_id_item_id"),
        "case_items",
        ["tenant_id", "item_id"],
        unique=False,
    )
    op.create_index(
        "uq_case_items_one_case_at_a_time",
        "case_items",
        ["tenant_id", "object_kind", "item_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "catalogue_items",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("catalogue_id", sa.Uuid(), nullable=False),
        sa.Column("power_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("power_version", sa.Integer(), nullable=False),
        sa.Column(
            "document", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column(
            "duplicates", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("reviewed_by_name", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "category IN ('licensing', 'penalty', 'coercion', 'levy', 'payment', 'inspection', 'confirmation', 'adjudication', 'reward', 'other_administrative', 'internal_personnel', 'internal_finance', 'internal_procurement', 'internal_assets', 'internal_project', 'internal_major_matters', 'internal_other')",
            name=op.f("ck_catalogue_items_category"),
        ),
        sa.CheckConstraint(
            "state IN ('open', 'approved', 'returned')", name=op.f("ck_catalogue_items_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "catalogue_id"],
            ["catalogues.tenant_id", "catalogues.id"],
            name=op.f("fk_catalogue_items_tenant_id_catalogue_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_catalogue_items_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_catalogue_items_tenant_id_power_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_catalogue_items")),
        sa.UniqueConstraint(
            "tenant_id",
            "catalogue_id",
            "position",
            name=op.f("uq_catalogue_items_tenant_id_catalogue_id_position"),
        ),
        sa.UniqueConstraint(
            "tenant_id",
            "catalogue_id",
            "power_id",
            name=op.f("uq_catalogue_items_tenant_id_catalogue_id_power_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_catalogue_items_tenant_id_power_id"),
        "catalogue_items",
        ["tenant_id", "power_id"],
        unique=False,
    )
    op.create_table(
        "commitment_pictures",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("algorithm", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "algorithm IN ('sha256', 'sm3')", name=op.f("ck_commitment_pictures_algorithm")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "commitment_id"],
            ["commitments.tenant_id", "commitments.id"],
            name=op.f("fk_commitment_pictures_tenant_id_commitment_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_commitment_pictures")),
        sa.UniqueConstraint(
            "tenant_id",
            "commitment_id",
            name=op.f("uq_commitment_pictures_tenant_id_commitment_id"),
        ),
        info={"app": "SELECT, INSERT, DELETE"},
    )
    op.create_table(
        "discretion_standards",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("power_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("lower_limit", sa.Numeric(precision=20, scale=2), nullable=False),
        sa.Column("upper_limit", sa.Numeric(precision=20, scale=2), nullable=False),
        sa.Column(
            "bands", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("boundary", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("retired_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'in_force', 'retired')",
            name=op.f("ck_discretion_standards_status"),
        ),
        sa.CheckConstraint(
            "upper_limit > lower_limit", name=op.f("ck_discretion_standards_limits")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_discretion_standards_tenant_id_power_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "replaces_id"],
            ["discretion_standards.tenant_id", "discretion_standards.id"],
            name=op.f("fk_discretion_standards_tenant_id_replaces_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_discretion_standards")),
    )
    op.create_index(
        op.f("ix_discretion_standards_tenant_id_power_id"),
        "discretion_standards",
        ["tenant_id", "power_id"],
        unique=False,
    )
    op.create_table(
        "examined_cells",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("power_id", sa.Uuid(), nullable=False),
        sa.Column("flow_step_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Uuid(), nullable=False),
        sa.Column("signed_name", sa.Text(), nullable=False),
        sa.Column("signed_post", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "flow_step_id"],
            ["flow_steps.tenant_id", "flow_steps.id"],
            name=op.f("fk_examined_cells_tenant_id_flow_step_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_examined_cells_tenant_id_power_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "sheet_id"],
            ["sheets.tenant_id", "sheets.id"],
            name=op.f("fk_examined_cells_tenant_id_sheet_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_examined_cells")),
        sa.UniqueConstraint(
            "tenant_id",
            "sheet_id",
            "power_id",
            "flow_step_id",
            name=op.f("uq_examined_cells_tenant_id_sheet_id_power_id_flow_step_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_examined_cells_tenant_id_power_id"),
        "examined_cells",
        ["tenant_id", "power_id"],
        unique=False,
    )
    op.create_table(
        "flow_candidates",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("flowchart_id", sa.Uuid(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'dismissed')", name=op.f("ck_flow_candidates_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "flowchart_id"],
            ["flowcharts.tenant_id", "flowcharts.id"],
            name=op.f("fk_flow_candidates_tenant_id_flowchart_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "step_id"],
            ["flow_steps.tenant_id", "flow_steps.id"],
            name=op.f("fk_flow_candidates_tenant_id_step_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_flow_candidates")),
        sa.UniqueConstraint(
            "tenant_id", "step_id", "code", name=op.f("uq_flow_candidates_tenant_id_step_id_code")
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_flow_candidates_tenant_id_flowchart_id"),
        "flow_candidates",
        ["tenant_id", "flowchart_id"],
        unique=False,
    )
    op.create_table(
        "flow_edges",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("flowchart_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column(
            "shape", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "flowchart_id"],
            ["flowcharts.tenant_id", "flowcharts.id"],
            name=op.f("fk_flow_edges_tenant_id_flowchart_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "source_id"],
            ["flow_steps.tenant_id", "flow_steps.id"],
            name=op.f("fk_flow_edges_tenant_id_source_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "target_id"],
            ["flow_steps.tenant_id", "flow_steps.id"],
            name=op.f("fk_flow_edges_tenant_id_target_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_flow_edges")),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_flow_edges_tenant_id_flowchart_id_position"),
        "flow_edges",
        ["tenant_id", "flowchart_id", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_flow_edges_tenant_id_source_id"),
        "flow_edges",
        ["tenant_id", "source_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_flow_edges_tenant_id_target_id"),
        "flow_edges",
        ["tenant_id", "target_id"],
        unique=False,
    )
    op.create_table(
        "flowchart_editions",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("flowchart_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column(
            "document", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_flowchart_editions_tenant_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "flowchart_id"],
            ["flowcharts.tenant_id", "flowcharts.id"],
            name=op.f("fk_flowchart_editions_tenant_id_flowchart_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_flowchart_editions")),
        sa.UniqueConstraint(
            "tenant_id",
            "flowchart_id",
            "edition",
            name=op.f("uq_flowchart_editions_tenant_id_flowchart_id_edition"),
        ),
        info={"app": "SELECT, INSERT"},
    )
    op.create_index(
        op.f("ix_flowchart_editions_tenant_id_case_id"),
        "flowchart_editions",
        ["tenant_id", "case_id"],
        unique=False,
    )
    op.create_table(
        "flowchart_powers",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("flowchart_id", sa.Uuid(), nullable=False),
        sa.Column("power_id", sa.Uuid(), nullable=False),
        sa.Column("drafted", sa.Boolean(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "flowchart_id"],
            ["flowcharts.tenant_id", "flowcharts.id"],
            name=op.f("fk_flowchart_powers_tenant_id_flowchart_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_flowchart_powers_tenant_id_power_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_flowchart_powers")),
        sa.UniqueConstraint(
            "tenant_id",
            "flowchart_id",
            "power_id",
            name=op.f("uq_flowchart_powers_tenant_id_flowchart_id_power_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_flowchart_powers_tenant_id_power_id"),
        "flowchart_powers",
        ["tenant_id", "power_id"],
        unique=False,
    )
    op.create_table(
        "import_problems",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "facts", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("is_lasting", sa.Boolean(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "severity IN ('blocking', 'notice')", name=op.f("ck_import_problems_severity")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "import_id"],
            ["imports.tenant_id", "imports.id"],
            name=op.f("fk_import_problems_tenant_id_import_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "row_id"],
            ["import_rows.tenant_id", "import_rows.id"],
            name=op.f("fk_import_problems_tenant_id_row_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_import_problems")),
    )
    op.create_index(
        op.f("ix_import_problems_tenant_id_import_id_position_id"),
        "import_problems",
        ["tenant_id", "import_id", "position", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_import_problems_tenant_id_row_id"),
        "import_problems",
        ["tenant_id", "row_id"],
        unique=False,
    )
    op.create_table(
        "meetings",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("body_kind", sa.Text(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("session_number", sa.SmallInteger(), nullable=True),
        sa.Column("chair_id", sa.Uuid(), nullable=True),
        sa.Column(
            "attendance", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by", sa.Uuid(), nullable=True),
        sa.Column("hour", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "attending", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "notified", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('body', 'section', 'mobilisation')", name=op.f("ck_meetings_kind")
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'signed', 'cancelled')", name=op.f("ck_meetings_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "body_id"],
            ["bodies.tenant_id", "bodies.id"],
            name=op.f("fk_meetings_tenant_id_body_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_meetings_tenant_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_meetings_tenant_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_meetings_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_meetings_tenant_id_case_id"), "meetings", ["tenant_id", "case_id"], unique=False
    )
    op.create_index(
        op.f("ix_meetings_tenant_id_held_on"), "meetings", ["tenant_id", "held_on"], unique=False
    )
    op.create_table(
        "paper_numbers",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.Uuid(), nullable=False),
        sa.Column("taken_by_name", sa.Text(), nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_name", sa.Text(), nullable=False),
        sa.Column("cancelled_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "paper_id"],
            ["papers.tenant_id", "papers.id"],
            name=op.f("fk_paper_numbers_tenant_id_paper_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_paper_numbers")),
        sa.UniqueConstraint(
            "tenant_id",
            "series",
            "year",
            "serial",
            name=op.f("uq_paper_numbers_tenant_id_series_year_serial"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_paper_numbers_tenant_id_paper_id"),
        "paper_numbers",
        ["tenant_id", "paper_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_paper_numbers_tenant_id_taken_at_id"),
        "paper_numbers",
        ["tenant_id", "taken_at", "id"],
        unique=False,
    )
    op.create_table(
        "power_posts",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("power_id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "duty IN ('handling', 'reviewing', 'deciding')", name=op.f("ck_power_posts_duty")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_power_posts_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_power_posts_tenant_id_power_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_power_posts")),
        sa.UniqueConstraint(
            "tenant_id",
            "power_id",
            "post_id",
            "duty",
            name=op.f("uq_power_posts_tenant_id_power_id_post_id_duty"),
        ),
    )
    op.create_index(
        op.f("ix_power_posts_tenant_id_post_id"),
        "power_posts",
        ["tenant_id", "post_id"],
        unique=False,
    )
    op.create_table(
        "power_successions",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("predecessor_id", sa.Uuid(), nullable=False),
        sa.Column("successor_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_by_name", sa.Text(), nullable=False),
        sa.Column(
            "risk_point_ids",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('merge', 'split')", name=op.f("ck_power_successions_kind")),
        sa.CheckConstraint(
            "state IN ('proposed', 'effective', 'withdrawn')",
            name=op.f("ck_power_successions_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "predecessor_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_power_successions_tenant_id_predecessor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "successor_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_power_successions_tenant_id_successor_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_power_successions")),
        sa.UniqueConstraint(
            "tenant_id",
            "predecessor_id",
            "successor_id",
            name=op.f("uq_power_successions_tenant_id_predecessor_id_successor_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_power_successions_tenant_id_successor_id"),
        "power_successions",
        ["tenant_id", "successor_id"],
        unique=False,
    )
    op.create_table(
        "registrations",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("power_id", sa.Uuid(), nullable=False),
        sa.Column("started_by", sa.Uuid(), nullable=False),
        sa.Column("flowchart_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column(
            "points", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "case_ids", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'sent')", name=op.f("ck_registrations_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "flowchart_id"],
            ["flowcharts.tenant_id", "flowcharts.id"],
            name=op.f("fk_registrations_tenant_id_flowchart_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_registrations_tenant_id_power_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_registrations")),
        sa.UniqueConstraint(
            "tenant_id", "power_id", name=op.f("uq_registrations_tenant_id_power_id")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_registrations_tenant_id_started_by"),
        "registrations",
        ["tenant_id", "started_by"],
        unique=False,
    )
    op.create_table(
        "risk_points",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("rank", sa.SmallInteger(), nullable=True),
        sa.Column("proposed_rank", sa.SmallInteger(), nullable=True),
        sa.Column("worst_rank", sa.SmallInteger(), nullable=True),
        sa.Column("floor_rank", sa.SmallInteger(), nullable=True),
        sa.Column("residual_rank", sa.SmallInteger(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("answering_post_id", sa.Uuid(), nullable=True),
        sa.Column("power_id", sa.Uuid(), nullable=True),
        sa.Column("flow_step", sa.Text(), nullable=False),
        sa.Column("flow_step_id", sa.Uuid(), nullable=True),
        sa.Column("regulation_clause", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("category_written", sa.Text(), nullable=False),
        sa.Column(
            "causes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("loss", sa.Text(), nullable=False),
        sa.Column("affected_interest", sa.Text(), nullable=False),
        sa.Column("uncertainty", sa.Text(), nullable=False),
        sa.Column("consequence", sa.Text(), nullable=True),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column(
            "focus_tags", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "key_tags", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "external_references",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("search_round", sa.SmallInteger(), nullable=True),
        sa.Column("direct_responsible_written", sa.Text(), nullable=False),
        sa.Column("section_head_written", sa.Text(), nullable=False),
        sa.Column("responsible_leader_written", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=False),
        sa.Column("lineage_id", sa.Uuid(), nullable=True),
        sa.Column("predecessor_id", sa.Uuid(), nullable=True),
        sa.Column("in_force_on", sa.Date(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("retired_reason", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("import_row", sa.Integer(), nullable=True),
        sa.Column("review_required", sa.Boolean(), nullable=False),
        sa.Column("review_because", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "category IN ('business_process', 'post_duty', 'institution_mechanism', 'ideology_morality', 'external_environment', 'work_efficiency', 'financial_management', 'business_handling', 'information_system')",
            name=op.f("ck_risk_points_category"),
        ),
        sa.CheckConstraint(
            "consequence IN ('crime', 'discipline', 'public_interest_harm', 'bad_social_effect', 'fund_loss', 'insured_loss')",
            name=op.f("ck_risk_points_consequence"),
        ),
        sa.CheckConstraint(
            "context IN ('official_duty', 'daily_life')", name=op.f("ck_risk_points_context")
        ),
        sa.CheckConstraint("method IN ('forward', 'reverse')", name=op.f("ck_risk_points_method")),
        sa.CheckConstraint(
            "origin IN ('potential', 'existing_weakness')", name=op.f("ck_risk_points_origin")
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'in_force', 'retired')", name=op.f("ck_risk_points_status")
        ),
        sa.CheckConstraint(
            "subject_type IN ('leadership_team', 'leadership_post', 'work_post', 'section', 'unit', 'topic', 'system_industry')",
            name=op.f("ck_risk_points_subject_type"),
        ),
        sa.CheckConstraint(
            "topic IN ('major_decision', 'key_appointment', 'major_project', 'large_funds')",
            name=op.f("ck_risk_points_topic"),
        ),
        sa.CheckConstraint("floor_rank BETWEEN 1 AND 3", name=op.f("ck_risk_points_floor_rank")),
        sa.CheckConstraint(
            "floor_rank IS NULL OR worst_rank <= floor_rank",
            name=op.f("ck_risk_points_worst_is_worst"),
        ),
        sa.CheckConstraint(
            "proposed_rank BETWEEN 1 AND 3", name=op.f("ck_risk_points_proposed_rank")
        ),
        sa.CheckConstraint("rank BETWEEN 1 AND 3", name=op.f("ck_risk_points_rank")),
        sa.CheckConstraint(
            "rank IS NULL OR floor_rank <= rank", name=op.f("ck_risk_points_floor_holds")
        ),
        sa.CheckConstraint(
            "residual_rank BETWEEN 1 AND 3", name=op.f("ck_risk_points_residual_rank")
        ),
        sa.CheckConstraint("worst_rank BETWEEN 1 AND 3", name=op.f("ck_risk_points_worst_rank")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "answering_post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_risk_points_tenant_id_answering_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_risk_points_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "flow_step_id"],
            ["flow_steps.tenant_id", "flow_steps.id"],
            name=op.f("fk_risk_points_tenant_id_flow_step_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "import_id"],
            ["imports.tenant_id", "imports.id"],
            name=op.f("fk_risk_points_tenant_id_import_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_risk_points_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_risk_points_tenant_id_power_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "predecessor_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_risk_points_tenant_id_predecessor_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_risk_points")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_risk_points_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        "ix_risk_points_rank_order",
        "risk_points",
        ["tenant_id", sa.literal_column("(coalesce(rank, 4::smallint))"), "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_points_tenant_id_department_id_number"),
        "risk_points",
        ["tenant_id", "department_id", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_points_tenant_id_flow_step_id"),
        "risk_points",
        ["tenant_id", "flow_step_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_points_tenant_id_import_id"),
        "risk_points",
        ["tenant_id", "import_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_points_tenant_id_lineage_id"),
        "risk_points",
        ["tenant_id", "lineage_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_points_tenant_id_post_id"),
        "risk_points",
        ["tenant_id", "post_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_points_tenant_id_power_id"),
        "risk_points",
        ["tenant_id", "power_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_points_tenant_id_status_number"),
        "risk_points",
        ["tenant_id", "status", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_points_tenant_id_text_key"),
        "risk_points",
        ["tenant_id", "text_key"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_points_tenant_id_updated_at_id"),
        "risk_points",
        ["tenant_id", "updated_at", "id"],
        unique=False,
    )
    op.create_table(
        "task_persons",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("on_behalf_of", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("handed_over_by", sa.Uuid(), nullable=True),
        sa.Column("handed_over_to", sa.Uuid(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'done', 'withdrawn', 'read')", name=op.f("ck_task_persons_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["persons.tenant_id", "persons.id"],
            name=op.f("fk_task_persons_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "task_id"],
            ["tasks.tenant_id", "tasks.id"],
            name=op.f("fk_task_persons_tenant_id_task_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_task_persons")),
        sa.UniqueConstraint(
            "tenant_id",
            "task_id",
            "person_id",
            name=op.f("uq_task_persons_tenant_id_task_id_person_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_task_persons_tenant_id_person_id_state"),
        "task_persons",
        ["tenant_id", "person_id", "state"],
        unique=False,
    )
    op.create_table(
        "agenda_items",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=False),
        sa.Column("votes_against", sa.Integer(), nullable=False),
        sa.Column("abstained", sa.Integer(), nullable=False),
        sa.Column(
            "recused", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "items", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "document", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.CheckConstraint(
            "decision IN ('approve', 'return', 'reject', 'defer')",
            name=op.f("ck_agenda_items_decision"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_agenda_items_tenant_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meetings.tenant_id", "meetings.id"],
            name=op.f("fk_agenda_items_tenant_id_meeting_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_agenda_items")),
        sa.UniqueConstraint(
            "tenant_id",
            "meeting_id",
            "position",
            name=op.f("uq_agenda_items_tenant_id_meeting_id_position"),
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_agenda_items_tenant_id_case_id"),
        "agenda_items",
        ["tenant_id", "case_id"],
        unique=False,
    )
    op.create_table(
        "assessments",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assessor", sa.Text(), nullable=False),
        sa.Column(
            "scores", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "rationales", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("computed_rank", sa.SmallInteger(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("appraiser_id", sa.Uuid(), nullable=True),
        sa.Column("consequence", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('self', 'social')", name=op.f("ck_assessments_kind")),
        sa.CheckConstraint(
            "computed_rank BETWEEN 1 AND 3", name=op.f("ck_assessments_computed_rank")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "appraiser_id"],
            ["appraisers.tenant_id", "appraisers.id"],
            name=op.f("fk_assessments_tenant_id_appraiser_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_assessments_tenant_id_risk_point_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_assessments")),
        info={"app": "SELECT, INSERT"},
    )
    op.create_index(
        op.f("ix_assessments_tenant_id_risk_point_id_at"),
        "assessments",
        ["tenant_id", "risk_point_id", "at"],
        unique=False,
    )
    op.create_table(
        "case_steps",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("acting", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("post_title", sa.Text(), nullable=False),
        sa.Column("on_behalf_of", sa.Uuid(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("to_step", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column(
            "defects", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "item_ids", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column(
            "facts", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.CheckConstraint(
            "state IN ('open', 'done', 'returned', 'rejected', 'withdrawn')",
            name=op.f("ck_case_steps_state"),
        ),
        sa.CheckConstraint(
            "type IN ('draft', 'consult', 'gatekeep', 'review', 'collective_decision', 'public_notice', 'sign', 'file')",
            name=op.f("ck_case_steps_type"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_case_steps_tenant_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meetings.tenant_id", "meetings.id"],
            name=op.f("fk_case_steps_tenant_id_meeting_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_case_steps")),
        sa.UniqueConstraint(
            "tenant_id",
            "case_id",
            "position",
            name=op.f("uq_case_steps_tenant_id_case_id_position"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_case_steps_tenant_id_state_due_on"),
        "case_steps",
        ["tenant_id", "state", "due_on"],
        unique=False,
    )
    op.create_table(
        "confirmations",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('unchanged', 'revised', 'retired')", name=op.f("ck_confirmations_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "cycle_id"],
            ["cycles.tenant_id", "cycles.id"],
            name=op.f("fk_confirmations_tenant_id_cycle_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_confirmations_tenant_id_risk_point_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_confirmations")),
        sa.UniqueConstraint(
            "tenant_id",
            "cycle_id",
            "risk_point_id",
            name=op.f("uq_confirmations_tenant_id_cycle_id_risk_point_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_confirmations_tenant_id_cycle_id_outcome"),
        "confirmations",
        ["tenant_id", "cycle_id", "outcome"],
        unique=False,
    )
    op.create_table(
        "contributions",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("post_title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("from_outside", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "method IN ('self_find', 'masses_help', 'leader_raise', 'collective_decide', 'organisation_review', 'collective_discuss', 'self_review', 'committee_decide')",
            name=op.f("ck_contributions_method"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_contributions_tenant_id_risk_point_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "sheet_id"],
            ["sheets.tenant_id", "sheets.id"],
            name=op.f("fk_contributions_tenant_id_sheet_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_contributions")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_contributions_tenant_id_risk_point_id"),
        "contributions",
        ["tenant_id", "risk_point_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_contributions_tenant_id_sheet_id"),
        "contributions",
        ["tenant_id", "sheet_id"],
        unique=False,
    )
    op.create_table(
        "grading_round_points",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("grading_id", sa.Uuid(), nullable=True),
        sa.Column("computed_rank", sa.SmallInteger(), nullable=True),
        sa.Column("suggested_rank", sa.SmallInteger(), nullable=True),
        sa.Column(
            "manifestations",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "suggested_rank BETWEEN 1 AND 3", name=op.f("ck_grading_round_points_suggested_rank")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_grading_round_points_tenant_id_risk_point_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "round_id"],
            ["grading_rounds.tenant_id", "grading_rounds.id"],
            name=op.f("fk_grading_round_points_tenant_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_grading_round_points")),
        sa.UniqueConstraint(
            "tenant_id",
            "round_id",
            "risk_point_id",
            name=op.f("uq_grading_round_points_tenant_id_round_id_risk_point_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_grading_round_points_tenant_id_risk_point_id"),
        "grading_round_points",
        ["tenant_id", "risk_point_id"],
        unique=False,
    )
    op.create_table(
        "major_matters",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("responsible_post_id", sa.Uuid(), nullable=True),
        sa.Column("power_id", sa.Uuid(), nullable=True),
        sa.Column(
            "procedure", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_written", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'decided')", name=op.f("ck_major_matters_state")),
        sa.CheckConstraint(
            "topic IN ('major_decision', 'key_appointment', 'major_project', 'large_funds')",
            name=op.f("ck_major_matters_topic"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_major_matters_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meetings.tenant_id", "meetings.id"],
            name=op.f("fk_major_matters_tenant_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_major_matters_tenant_id_power_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "responsible_post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_major_matters_tenant_id_responsible_post_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_major_matters")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_major_matters_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_major_matters_tenant_id_department_id"),
        "major_matters",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_major_matters_tenant_id_topic"),
        "major_matters",
        ["tenant_id", "topic"],
        unique=False,
    )
    op.create_table(
        "manifestations",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_manifestations_tenant_id_risk_point_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_manifestations")),
        sa.UniqueConstraint(
            "tenant_id",
            "risk_point_id",
            "text_key",
            name=op.f("uq_manifestations_tenant_id_risk_point_id_text_key"),
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_table(
        "measures",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("responsible_post_id", sa.Uuid(), nullable=True),
        sa.Column("responsible_written", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("retired_reason", sa.Text(), nullable=False),
        sa.Column("responsible_department_id", sa.Uuid(), nullable=True),
        sa.Column("recurrence", sa.Text(), nullable=True),
        sa.Column(
            "tools", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "means", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "mechanisms", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("needs_review", sa.Boolean(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("suitability", sa.Text(), nullable=True),
        sa.Column(
            "authors", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column(
            "post_controls",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column(
            "decomposition",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.CheckConstraint(
            "kind IN ('optimise_power_structure', 'improve_process', 'regulate_discretion', 'build_institution', 'lawful_disclosure', 'technical_control')",
            name=op.f("ck_measures_kind"),
        ),
        sa.CheckConstraint("phase IN ('early', 'mid', 'late')", name=op.f("ck_measures_phase")),
        sa.CheckConstraint(
            "recurrence IN ('once', 'monthly', 'quarterly', 'half_yearly', 'yearly')",
            name=op.f("ck_measures_recurrence"),
        ),
        sa.CheckConstraint("status IN ('active', 'retired')", name=op.f("ck_measures_status")),
        sa.CheckConstraint(
            "suitability IN ('suitable', 'needs_change', 'not_suitable')",
            name=op.f("ck_measures_suitability"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "responsible_department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_measures_tenant_id_responsible_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "responsible_post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_measures_tenant_id_responsible_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_measures_tenant_id_risk_point_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_measures")),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_measures_tenant_id_next_due_on"),
        "measures",
        ["tenant_id", "next_due_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_measures_tenant_id_risk_point_id_position"),
        "measures",
        ["tenant_id", "risk_point_id", "position"],
        unique=False,
    )
    op.create_table(
        "password_links",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account_id"],
            ["accounts.tenant_id", "accounts.id"],
            name=op.f("fk_password_links_tenant_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_password_links")),
        sa.UniqueConstraint(
            "tenant_id", "secret_hash", name=op.f("uq_password_links_tenant_id_secret_hash")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_password_links_tenant_id_account_id"),
        "password_links",
        ["tenant_id", "account_id"],
        unique=False,
    )
    op.create_table(
        "regulation_gaps",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("risk_point_id", sa.Uuid(), nullable=True),
        sa.Column("regulation_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_regulation_gaps_state")),
        sa.CheckConstraint(
            "type IN ('deliberation_rules', 'decision_limits', 'working_procedure', 'first_asked', 'one_time_notification', 'time_limited_completion', 'accountability', 'probation', 'unfit_adjustment', 'other')",
            name=op.f("ck_regulation_gaps_type"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_regulation_gaps_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "regulation_id"],
            ["regulations.tenant_id", "regulations.id"],
            name=op.f("fk_regulation_gaps_tenant_id_regulation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_regulation_gaps_tenant_id_risk_point_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_regulation_gaps")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_regulation_gaps_tenant_id_state"),
        "regulation_gaps",
        ["tenant_id", "state"],
        unique=False,
    )
    op.create_table(
        "search_sources",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("power_id", sa.Uuid(), nullable=True),
        sa.Column("flow_step", sa.Text(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('petition', 'tip_off', 'complaint', 'audit_report', 'other_case', 'cadre_inspection', 'assessment', 'appraisal', 'inspection')",
            name=op.f("ck_search_sources_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('received', 'located', 'used')", name=op.f("ck_search_sources_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_search_sources_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_search_sources_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_search_sources_tenant_id_power_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_search_sources_tenant_id_risk_point_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_search_sources")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_search_sources_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_search_sources_tenant_id_department_id"),
        "search_sources",
        ["tenant_id", "department_id"],
        unique=False,
    )
    op.create_table(
        "sheet_points",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("found_in", sa.Text(), nullable=True),
        sa.Column("provisional_rank", sa.SmallInteger(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column(
            "measures", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.CheckConstraint(
            "answer IN ('candidate', 'pending', 'confirmed', 'revised', 'retire', 'dropped')",
            name=op.f("ck_sheet_points_answer"),
        ),
        sa.CheckConstraint(
            "found_in IN ('unit_function', 'post_duty', 'ideology', 'daily_work', 'daily_life')",
            name=op.f("ck_sheet_points_found_in"),
        ),
        sa.CheckConstraint("kind IN ('found', 'carried')", name=op.f("ck_sheet_points_kind")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_sheet_points_tenant_id_risk_point_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "sheet_id"],
            ["sheets.tenant_id", "sheets.id"],
            name=op.f("fk_sheet_points_tenant_id_sheet_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sheet_points")),
        sa.UniqueConstraint(
            "tenant_id",
            "sheet_id",
            "risk_point_id",
            name=op.f("uq_sheet_points_tenant_id_sheet_id_risk_point_id"),
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_sheet_points_tenant_id_risk_point_id"),
        "sheet_points",
        ["tenant_id", "risk_point_id"],
        unique=False,
    )
    op.create_table(
        "sign_in_sessions",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('browser', 'program')", name=op.f("ck_sign_in_sessions_kind")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account_id"],
            ["accounts.tenant_id", "accounts.id"],
            name=op.f("fk_sign_in_sessions_tenant_id_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "appointment_id"],
            ["appointments.tenant_id", "appointments.id"],
            name=op.f("fk_sign_in_sessions_tenant_id_appointment_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sign_in_sessions")),
        sa.UniqueConstraint(
            "tenant_id", "secret_hash", name=op.f("uq_sign_in_sessions_tenant_id_secret_hash")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_sign_in_sessions_tenant_id_account_id"),
        "sign_in_sessions",
        ["tenant_id", "account_id"],
        unique=False,
    )
    op.create_table(
        "case_opinions",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("adopted", sa.Boolean(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("asked_person_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("binding", sa.Boolean(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_case_opinions_tenant_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "department_id"],
            ["departments.tenant_id", "departments.id"],
            name=op.f("fk_case_opinions_tenant_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "step_id"],
            ["case_steps.tenant_id", "case_steps.id"],
            name=op.f("fk_case_opinions_tenant_id_step_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_case_opinions")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_case_opinions_tenant_id_case_id"),
        "case_opinions",
        ["tenant_id", "case_id"],
        unique=False,
    )
    op.create_table(
        "matter_points",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("risk_point_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "matter_id"],
            ["major_matters.tenant_id", "major_matters.id"],
            name=op.f("fk_matter_points_tenant_id_matter_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_matter_points_tenant_id_risk_point_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_matter_points")),
        sa.UniqueConstraint(
            "tenant_id",
            "matter_id",
            "risk_point_id",
            name=op.f("uq_matter_points_tenant_id_matter_id_risk_point_id"),
        ),
    )
    op.create_index(
        op.f("ix_matter_points_tenant_id_risk_point_id"),
        "matter_points",
        ["tenant_id", "risk_point_id"],
        unique=False,
    )
    op.create_table(
        "measure_postponements",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("from_due_on", sa.Date(), nullable=False),
        sa.Column("to_due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_name", sa.Text(), nullable=False),
        sa.Column("asked_post_id", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_name", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'granted', 'refused', 'withdrawn')",
            name=op.f("ck_measure_postponements_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "measure_id"],
            ["measures.tenant_id", "measures.id"],
            name=op.f("fk_measure_postponements_tenant_id_measure_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_measure_postponements")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_measure_postponements_tenant_id_measure_id_asked_at"),
        "measure_postponements",
        ["tenant_id", "measure_id", "asked_at"],
        unique=False,
    )
    op.create_index(
        "uq_measure_postponements_one_open",
        "measure_postponements",
        ["tenant_id", "measure_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "measure_tasks",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("deliverable", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'done', 'cancelled')", name=op.f("ck_measure_tasks_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "measure_id"],
            ["measures.tenant_id", "measures.id"],
            name=op.f("fk_measure_tasks_tenant_id_measure_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["posts.tenant_id", "posts.id"],
            name=op.f("fk_measure_tasks_tenant_id_post_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_measure_tasks")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_measure_tasks_tenant_id_measure_id"),
        "measure_tasks",
        ["tenant_id", "measure_id"],
        unique=False,
    )
    op.create_table(
        "notices",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column(
            "department_ids",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=False,
        ),
        sa.Column(
            "person_ids", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column(
            "channels", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("scope_decision", sa.Text(), nullable=False),
        sa.Column("working_days", sa.SmallInteger(), nullable=True),
        sa.Column("takes_comments", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column(
            "extensions", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("concluded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("supervisor", sa.Text(), nullable=False),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("step_id", sa.Uuid(), nullable=True),
        sa.Column("follows_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("kind IN ('notice', 'disclosure')", name=op.f("ck_notices_kind")),
        sa.CheckConstraint(
            "scope IN ('section', 'unit', 'tenant_and_subordinates', 'selected_group', 'system', 'society')",
            name=op.f("ck_notices_scope"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'published', 'ended', 'concluded', 'withdrawn', 'replaced')",
            name=op.f("ck_notices_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_notices_tenant_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "follows_id"],
            ["notices.tenant_id", "notices.id"],
            name=op.f("fk_notices_tenant_id_follows_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "step_id"],
            ["case_steps.tenant_id", "case_steps.id"],
            name=op.f("fk_notices_tenant_id_step_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_notices")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_notices_tenant_id_number")),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_notices_tenant_id_case_id"), "notices", ["tenant_id", "case_id"], unique=False
    )
    op.create_index(
        op.f("ix_notices_tenant_id_published_at_id"),
        "notices",
        ["tenant_id", "published_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_notices_tenant_id_state_ends_on"),
        "notices",
        ["tenant_id", "state", "ends_on"],
        unique=False,
    )
    op.create_index(
        "uq_notices_one_of_a_step",
        "notices",
        ["tenant_id", "step_id"],
        unique=True,
        postgresql_where=sa.text("step_id IS NOT NULL"),
    )
    op.create_table(
        "regulation_links",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regulation_id", sa.Uuid(), nullable=False),
        sa.Column("power_id", sa.Uuid(), nullable=True),
        sa.Column("risk_point_id", sa.Uuid(), nullable=True),
        sa.Column("measure_id", sa.Uuid(), nullable=True),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("control_requirement", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "measure_id"],
            ["measures.tenant_id", "measures.id"],
            name=op.f("fk_regulation_links_tenant_id_measure_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "power_id"],
            ["powers.tenant_id", "powers.id"],
            name=op.f("fk_regulation_links_tenant_id_power_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "regulation_id"],
            ["regulations.tenant_id", "regulations.id"],
            name=op.f("fk_regulation_links_tenant_id_regulation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "risk_point_id"],
            ["risk_points.tenant_id", "risk_points.id"],
            name=op.f("fk_regulation_links_tenant_id_risk_point_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_regulation_links")),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_regulation_links_tenant_id_measure_id"),
        "regulation_links",
        ["tenant_id", "measure_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_regulation_links_tenant_id_power_id"),
        "regulation_links",
        ["tenant_id", "power_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_regulation_links_tenant_id_regulation_id"),
        "regulation_links",
        ["tenant_id", "regulation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_regulation_links_tenant_id_risk_point_id"),
        "regulation_links",
        ["tenant_id", "risk_point_id"],
        unique=False,
    )
    op.create_table(
        "suitability_reviews",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('suitable', 'needs_change', 'not_suitable')",
            name=op.f("ck_suitability_reviews_verdict"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "measure_id"],
            ["measures.tenant_id", "measures.id"],
            name=op.f("fk_suitability_reviews_tenant_id_measure_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_suitability_reviews")),
        info={"app": "SELECT, INSERT"},
    )
    op.create_index(
        op.f("ix_suitability_reviews_tenant_id_measure_id_at"),
        "suitability_reviews",
        ["tenant_id", "measure_id", "at"],
        unique=False,
    )
    op.create_table(
        "doings",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("met_due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "measure_id"],
            ["measures.tenant_id", "measures.id"],
            name=op.f("fk_doings_tenant_id_measure_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "task_id"],
            ["measure_tasks.tenant_id", "measure_tasks.id"],
            name=op.f("fk_doings_tenant_id_task_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_doings")),
        info={"app": "SELECT, INSERT"},
    )
    op.create_index(
        op.f("ix_doings_tenant_id_measure_id_done_on"),
        "doings",
        ["tenant_id", "measure_id", "done_on"],
        unique=False,
    )
    op.create_table(
        "notice_items",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("file_reference", sa.Text(), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column(
            "document", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False
        ),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('shown', 'returned')", name=op.f("ck_notice_items_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "notice_id"],
            ["notices.tenant_id", "notices.id"],
            name=op.f("fk_notice_items_tenant_id_notice_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_notice_items")),
        sa.UniqueConstraint(
            "tenant_id",
            "notice_id",
            "position",
            name=op.f("uq_notice_items_tenant_id_notice_id_position"),
        ),
        info={"app": "SELECT, INSERT, UPDATE, DELETE"},
    )
    op.create_index(
        op.f("ix_notice_items_tenant_id_object_id"),
        "notice_items",
        ["tenant_id", "object_id"],
        unique=False,
    )
    op.create_table(
        "notice_readers",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "notice_id"],
            ["notices.tenant_id", "notices.id"],
            name=op.f("fk_notice_readers_tenant_id_notice_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_notice_readers")),
        sa.UniqueConstraint(
            "tenant_id",
            "notice_id",
            "mark",
            name=op.f("uq_notice_readers_tenant_id_notice_id_mark"),
        ),
        info={"app": "SELECT, INSERT"},
    )
    op.create_table(
        "notice_comments",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("receipt_digest", sa.LargeBinary(), nullable=False),
        sa.Column("notice_item_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("reopened_case_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('opinion', 'objection', 'appraisal')", name=op.f("ck_notice_comments_kind")
        ),
        sa.CheckConstraint(
            "verdict IN ('adopted', 'partly_adopted', 'not_adopted')",
            name=op.f("ck_notice_comments_verdict"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "notice_id"],
            ["notices.tenant_id", "notices.id"],
            name=op.f("fk_notice_comments_tenant_id_notice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "notice_item_id"],
            ["notice_items.tenant_id", "notice_items.id"],
            name=op.f("fk_notice_comments_tenant_id_notice_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "reopened_case_id"],
            ["cases.tenant_id", "cases.id"],
            name=op.f("fk_notice_comments_tenant_id_reopened_case_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_notice_comments")),
        sa.UniqueConstraint(
            "tenant_id", "receipt_digest", name=op.f("uq_notice_comments_tenant_id_receipt_digest")
        ),
        info={"app": "SELECT, INSERT, UPDATE"},
    )
    op.create_index(
        op.f("ix_notice_comments_tenant_id_notice_id_id"),
        "notice_comments",
        ["tenant_id", "notice_id", "id"],
        unique=False,
    )
    op.create_table(
        "spot_checks",
        sa.Column(
            "tenant_id",
            sa.Integer(),
            server_default=sa.text("nullif(current_setting('app.tenant_id', true), '')::integer"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("doing_id", sa.Uuid(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "conclusion IN ('carried_out', 'not_carried_out')",
            name=op.f("ck_spot_checks_conclusion"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "doing_id"],
            ["doings.tenant_id", "doings.id"],
            name=op.f("fk_spot_checks_tenant_id_doing_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_spot_checks")),
        info={"app": "SELECT, INSERT"},
    )
    op.create_index(
        op.f("ix_spot_checks_tenant_id_doing_id_at"),
        "spot_checks",
        ["tenant_id", "doing_id", "at"],
        unique=False,
    )
