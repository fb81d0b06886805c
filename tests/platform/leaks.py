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

ONCE = (
    Leak(
        "a foreign key by id alone",
        "ALTER TABLE persons ADD CONSTRAINT leaky UNIQUE (id);"
        "ALTER TABLE accounts ADD CONSTRAINT leak FOREIGN KEY (person_id) REFERENCES persons (id)",
        "foreign-key-across-walls",
        "leak",
    ),
    Leak(
        "the unique key it needs",
        "ALTER TABLE persons ADD CONSTRAINT leaky UNIQUE (id)",
        "unique-without-tenant",
        "leaky",
    ),
    Leak(
        "a foreign key that crosses its columns",
        "ALTER TABLE persons ADD other integer, ADD CONSTRAINT leak"
        " FOREIGN KEY (other, id) REFERENCES persons (tenant_id, id)",
        "foreign-key-across-walls",
        "leak",
    ),
    Leak(
        "a directory that points into a bureau",
        "ALTER TABLE tenants ADD chief uuid, ADD CONSTRAINT leak"
        " FOREIGN KEY (id, chief) REFERENCES persons (tenant_id, id)",
        "foreign-key-across-walls",
        "leak",
    ),
    Leak(
        "a foreign key that blanks the tenant",
        "ALTER TABLE accounts ADD CONSTRAINT leak FOREIGN KEY (tenant_id, person_id)"
        " REFERENCES persons (tenant_id, id) ON DELETE SET NULL",
        "foreign-key-blanks-tenant",
        "leak",
    ),
    Leak("a table of no bureau", "CREATE TABLE leak (id uuid)", "table-without-wall", "leak"),
    Leak(
        "a table nobody declared",
        "CREATE TABLE leak (tenant_id integer NOT NULL)",
        "table-not-declared",
        "leak",
    ),
    Leak(
        "a row of no bureau",
        "CREATE TABLE leak (tenant_id integer)",
        "tenant-may-be-missing",
        "leak",
    ),
    Leak("rows alike", "CREATE TABLE leak (tenant_id integer)", "no-primary-key", "leak"),
    Leak(
        "a table in another schema",
        "CREATE SCHEMA side; CREATE TABLE side.leak (id uuid)",
        "foreign-schema",
        "side.leak",
    ),
    Leak(
        "a function with its owner's rights",
        "CREATE FUNCTION leak() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        "definer-function",
        "leak()",
    ),
    Leak(
        "a function that claims to be leakproof",
        "CREATE FUNCTION leak() RETURNS integer LANGUAGE sql LEAKPROOF AS 'SELECT 1'",
        "leakproof-function",
        "leak()",
    ),
    Leak(
        "a table of another server",
        "CREATE FOREIGN DATA WRAPPER side; CREATE SERVER side FOREIGN DATA WRAPPER side;"
        "CREATE FOREIGN TABLE leak (id uuid) SERVER side",
        "foreign-table",
        "leak",
    ),
    Leak(
        "an index on a leaky type",
        "CREATE INDEX leak ON bodies (tenant_id, other_names)",
        "index-on-leaky-type",
        "leak.other_names",
    ),
    Leak(
        "an index on a list",
        "ALTER TABLE bodies ADD words text[]; CREATE INDEX leak ON bodies (tenant_id, words)",
        "index-on-leaky-type",
        "leak.words",
    ),
    Leak(
        "the relay sees a register",
        "CREATE POLICY leak ON persons TO lianfang_relay USING (true)",
        "relay-sees-too-much",
        "persons.leak",
    ),
    Leak(
        "the relay reads a register",
        "GRANT SELECT ON persons TO lianfang_relay",
        "grant-too-wide",
        "lianfang_relay on persons: SELECT",
    ),
    Leak(
        "the service rewrites the journal",
        "GRANT UPDATE ON journal_entries TO lianfang_app",
        "grant-too-wide",
        "lianfang_app on journal_entries: UPDATE",
    ),
    Leak(
        "the service makes seals",
        "GRANT INSERT ON journal_seals TO lianfang_app",
        "grant-too-wide",
        "lianfang_app on journal_seals: INSERT",
    ),
    Leak(
        "the service founds tenants",
        "GRANT INSERT ON tenants TO lianfang_app",
        "grant-too-wide",
        "lianfang_app on tenants: INSERT",
    ),
    Leak(
        "a grant to a stranger",
        "CREATE ROLE leak; GRANT SELECT ON persons TO leak",
        "grant-to-a-stranger",
        "persons: SELECT",
    ),
    Leak(
        "everybody may create",
        "GRANT CREATE ON SCHEMA public TO PUBLIC",
        "grant-to-public",
        "schema public",
    ),
    Leak(
        "everybody may read what comes",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
        "grant-to-public",
        "default privileges",
    ),
    Leak(
        "the service may create",
        "GRANT CREATE ON SCHEMA public TO lianfang_app",
        "service-creates-objects",
        "lianfang_app in public",
    ),
    Leak(
        "the service bypasses",
        "ALTER ROLE lianfang_app BYPASSRLS",
        "role-too-strong",
        "lianfang_app",
    ),
    Leak(
        "the owner is a superuser",
        "ALTER ROLE lianfang_owner SUPERUSER",
        "role-too-strong",
        "lianfang_owner",
    ),
    Leak(
        "the relay replicates",
        "ALTER ROLE lianfang_relay REPLICATION",
        "role-too-strong",
        "lianfang_relay",
    ),
    Leak(
        "a login that bypasses",
        "CREATE ROLE leak LOGIN BYPASSRLS",
        "role-bypasses-walls",
        "leak",
    ),
    Leak(
        "the service becomes the owner",
        "GRANT lianfang_owner TO lianfang_app",
        "role-becomes-another",
        "lianfang_app in lianfang_owner",
    ),
    Leak(
        "a stranger becomes the service",
        "CREATE ROLE leak LOGIN; GRANT lianfang_app TO leak",
        "role-becomes-another",
        "leak in lianfang_app",
    ),
    Leak(
        "a journal that can be changed",
        "ALTER TABLE journal_entries DISABLE TRIGGER journal_entries_update_refused",
        "history-can-be-rewritten",
        "journal_entries: UPDATE",
    ),
    Leak(
        "seals that can be emptied",
        "DROP TRIGGER journal_seals_truncate_refused ON journal_seals",
        "history-can-be-rewritten",
        "journal_seals: TRUNCATE",
    ),
    Leak(
        "gradings that can be deleted",
        "DROP TRIGGER gradings_update_refused ON gradings",
        "history-can-be-rewritten",
        "gradings: DELETE",
    ),
)
