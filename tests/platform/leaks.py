"""Faults planted into a throw-away database: each opens a way over a wall and must be found."""

from typing import NamedTuple

WALL = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::integer"


class Leak(NamedTuple):
    """What is planted, and what the proof must call it, where."""

    name: str
    plant: str
    fault: str
    place: str


# Planted in every walled table; {t} is the table.
IN_EVERY_TABLE = (
    Leak(
        "row security switched off",
        "ALTER TABLE {t} DISABLE ROW LEVEL SECURITY",
        "row-security-off",
        "{t}",
    ),
    Leak(
        "the owner exempt",
        "ALTER TABLE {t} NO FORCE ROW LEVEL SECURITY",
        "row-security-not-forced",
        "{t}",
    ),
    Leak(
        "the service's policy dropped",
        "DROP POLICY lianfang_app_wall ON {t}",
        "no-wall",
        "{t} for lianfang_app",
    ),
    Leak(
        "the owner's policy dropped",
        "DROP POLICY lianfang_owner_wall ON {t}",
        "no-wall",
        "{t} for lianfang_owner",
    ),
    Leak(
        "a policy that reads everything",
        "ALTER POLICY lianfang_app_wall ON {t} USING (true)",
        "policy-is-no-wall",
        "{t}.lianfang_app_wall",
    ),
    Leak(
        "a policy that writes anywhere",
        "ALTER POLICY lianfang_app_wall ON {t} WITH CHECK (true)",
        "policy-is-no-wall",
        "{t}.lianfang_app_wall",
    ),
    Leak(
        "a second, wide policy",
        "CREATE POLICY wide ON {t} FOR SELECT TO lianfang_app USING (true)",
        "policy-is-no-wall",
        "{t}.wide",
    ),
    Leak(
        "a policy for everybody",
        f"CREATE POLICY everybody ON {{t}} USING ({WALL}) WITH CHECK ({WALL})",
        "policy-for-a-stranger",
        "{t}.everybody",
    ),
    Leak(
        "the service may empty a table",
        "GRANT TRUNCATE ON {t} TO lianfang_app",
        "grant-too-wide",
        "lianfang_app on {t}: TRUNCATE",
    ),
    Leak(
        "the service may point at a table",
        "GRANT REFERENCES ON {t} TO lianfang_app",
        "grant-too-wide",
        "lianfang_app on {t}: REFERENCES",
    ),
    Leak(
        "the service may hang triggers",
        "GRANT TRIGGER ON {t} TO lianfang_app",
        "grant-too-wide",
        "lianfang_app on {t}: TRIGGER",
    ),
    Leak(
        "the relay may empty a table",
        "GRANT TRUNCATE ON {t} TO lianfang_relay",
        "grant-too-wide",
        "lianfang_relay on {t}: TRUNCATE",
    ),
    Leak(
        "everybody may read",
        "GRANT SELECT ON {t} TO PUBLIC",
        "grant-to-public",
        "{t}: SELECT",
    ),
    Leak(
        "everybody may read a column",
        "GRANT SELECT (tenant_id) ON {t} TO PUBLIC",
        "grant-to-public",
        "{t}.tenant_id",
    ),
    Leak(
        "a code unique across bureaus",
        "CREATE UNIQUE INDEX {t}_leak ON {t} ((1), tenant_id)",
        "unique-without-tenant",
        "{t}_leak",
    ),
    Leak(
        "an index across bureaus",
        "CREATE INDEX {t}_leak ON {t} ((1), tenant_id)",
        "index-not-led-by-tenant",
        "{t}_leak",
    ),
    Leak(
        "a view with its owner's eyes",
        "CREATE VIEW {t}_leak AS SELECT * FROM {t}",
        "view-with-owners-eyes",
        "{t}_leak",
    ),
    Leak(
        "a materialised copy",
        "CREATE MATERIALIZED VIEW {t}_leak AS SELECT tenant_id FROM {t}",
        "materialised-view",
        "{t}_leak",
    ),
    Leak(
        "a child table without a wall",
        "CREATE TABLE {t}_leak () INHERITS ({t})",
        "partition-or-child",
        "{t}_leak",
    ),
    Leak(
        "a table given to the service",
        "ALTER TABLE {t} OWNER TO lianfang_app",
        "service-owns-objects",
        "lianfang_app owns {t}",
    ),
    Leak(
        "a rule that answers instead",
        "CREATE RULE leak AS ON DELETE TO {t} DO INSTEAD NOTHING",
        "rule-on-table",
        "{t}.leak",
    ),
)
