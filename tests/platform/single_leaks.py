"""Faults planted once, each in a place of its own."""

from tests.platform.leaks import Leak

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
