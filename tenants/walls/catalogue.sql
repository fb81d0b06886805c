-- Every row is a way over a wall. Run as any role; reads only the catalogue.
WITH declared AS (SELECT CAST(:declared AS jsonb) AS d),
tables AS (
  SELECT * FROM declared, jsonb_to_recordset(d -> 'tables')
    AS t(name text, app text[], relay text[], relay_reads_all boolean)
),
directory AS (SELECT jsonb_array_elements_text(d -> 'directory') AS name FROM declared),
excused AS (SELECT jsonb_array_elements_text(d -> 'excused') AS name FROM declared),
append_only AS (SELECT jsonb_array_elements_text(d -> 'append_only') AS name FROM declared),
service AS (
  SELECT oid, rolname FROM pg_roles
  WHERE rolname IN ('lianfang_owner', 'lianfang_app', 'lianfang_relay')
),
strong AS (SELECT oid FROM pg_roles WHERE rolsuper OR rolbypassrls),
relations AS (
  SELECT c.*, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
),
walled AS (
  SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attnum, a.attnotnull
  FROM relations c JOIN pg_attribute a
    ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relname <> ALL (SELECT name FROM directory)
),
wall AS (
  SELECT '(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), '
    || '''''::text))::integer)' AS expression
),
policies AS (
  SELECT p.polrelid, p.polname, p.polcmd, p.polpermissive, r.role,
    coalesce(s.rolname, CASE WHEN r.role = 0 THEN 'PUBLIC' ELSE r.role::regrole::text END) AS rolname,
    pg_get_expr(p.polqual, p.polrelid) AS reads,
    pg_get_expr(p.polwithcheck, p.polrelid) AS writes
  FROM pg_policy p CROSS JOIN unnest(p.polroles) AS r(role) LEFT JOIN service s ON s.oid = r.role
),
-- indrelid's keys as an ordinary array: the first is the leading column
indexes AS (
  SELECT i.indrelid, i.indisunique, c.relname AS name, i.indkey::int2[] AS keys
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
),
granted AS (
  SELECT c.relname, g.grantee, coalesce(s.rolname, '') AS rolname, g.privilege_type
  FROM relations c CROSS JOIN aclexplode(c.relacl) g LEFT JOIN service s ON s.oid = g.grantee
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
)
SELECT 'row-security-off' AS fault, relname AS place FROM walled WHERE NOT relrowsecurity
UNION ALL SELECT 'row-security-not-forced', relname FROM walled WHERE NOT relforcerowsecurity
UNION ALL SELECT 'no-wall', relname || ' for ' || named FROM walled, wall,
    unnest(ARRAY['lianfang_owner', 'lianfang_app']) AS names(named)
  WHERE NOT EXISTS (SELECT FROM policies p WHERE p.polrelid = walled.oid AND p.rolname = named
    AND p.polcmd = '*' AND p.polpermissive AND p.reads = expression AND p.writes = expression)
UNION ALL SELECT 'policy-is-no-wall', relname || '.' || polname
  FROM walled JOIN policies p ON p.polrelid = walled.oid, wall
  WHERE p.rolname <> 'lianfang_relay'
    AND (p.reads IS DISTINCT FROM expression OR p.writes IS DISTINCT FROM expression)
UNION ALL SELECT 'policy-for-a-stranger', relname || '.' || polname
  FROM walled JOIN policies p ON p.polrelid = walled.oid
  WHERE p.rolname NOT IN (SELECT rolname FROM service)
UNION ALL SELECT 'relay-sees-too-much', relname || '.' || polname
  FROM walled JOIN policies p ON p.polrelid = walled.oid AND p.rolname = 'lianfang_relay'
  WHERE NOT EXISTS (SELECT FROM tables t WHERE t.name = relname AND t.relay_reads_all)
UNION ALL SELECT 'tenant-may-be-missing', relname FROM walled WHERE NOT attnotnull
UNION ALL SELECT 'no-primary-key', relname FROM walled
  WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = walled.oid AND i.indisprimary)
UNION ALL SELECT 'unique-without-tenant', name FROM walled JOIN indexes ON indrelid = walled.oid
  WHERE indisunique AND keys[0] <> attnum
UNION ALL SELECT 'index-not-led-by-tenant', name FROM walled JOIN indexes ON indrelid = walled.oid
  WHERE NOT indisunique AND keys[0] <> attnum AND name NOT IN (SELECT name FROM excused)
UNION ALL SELECT 'index-on-leaky-type', i.name || '.' || a.attname
  FROM walled JOIN indexes i ON i.indrelid = walled.oid
  JOIN pg_attribute a ON a.attrelid = walled.oid AND a.attnum = ANY (i.keys)
  JOIN pg_type y ON y.oid = a.atttypid
  WHERE y.typname IN ('numeric', 'jsonb', 'json') OR y.typtype = 'e' OR y.typcategory = 'A'
UNION ALL SELECT 'foreign-key-across-walls', k.conname
  FROM pg_constraint k JOIN walled target ON target.oid = k.confrelid
  LEFT JOIN walled source ON source.oid = k.conrelid
  WHERE k.contype = 'f' AND (source.oid IS NULL OR NOT EXISTS (
    SELECT FROM unnest(k.conkey, k.confkey) AS pair(here, there)
    WHERE here = source.attnum AND there = target.attnum))
UNION ALL SELECT 'foreign-key-blanks-tenant', k.conname
  FROM pg_constraint k JOIN walled ON walled.oid = k.conrelid
  WHERE k.contype = 'f' AND attnum = ANY (k.conkey)
    AND (k.confdeltype IN ('n', 'd') OR k.confupdtype IN ('n', 'd', 'c'))
    AND (k.confdelsetcols IS NULL OR attnum = ANY (k.confdelsetcols))
UNION ALL SELECT 'table-without-wall', relname FROM relations
  WHERE relkind IN ('r', 'p') AND relname NOT IN (SELECT name FROM directory)
    AND oid NOT IN (SELECT oid FROM walled)
UNION ALL SELECT 'table-not-declared', relname FROM relations
  WHERE relkind IN ('r', 'p') AND relname NOT IN (SELECT name FROM tables)
UNION ALL SELECT 'partition-or-child', relname FROM relations
  WHERE oid IN (SELECT inhrelid FROM pg_inherits) AND relkind IN ('r', 'p')
UNION ALL SELECT 'foreign-schema', nspname || '.' || relname FROM relations
  WHERE nspname <> 'public' AND relkind IN ('r', 'p', 'v', 'm', 'f')
UNION ALL SELECT 'view-with-owners-eyes', relname FROM relations
  WHERE relkind = 'v' AND NOT coalesce(
    reloptions && ARRAY['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
UNION ALL SELECT 'materialised-view', relname FROM relations WHERE relkind = 'm'
UNION ALL SELECT 'foreign-table', relname FROM relations WHERE relkind = 'f'
UNION ALL SELECT 'rule-on-table', c.relname || '.' || w.rulename
  FROM pg_rewrite w JOIN relations c ON c.oid = w.ev_class WHERE c.relkind IN ('r', 'p')
UNION ALL SELECT 'definer-function', p.oid::regprocedure::text
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.prosecdef AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
UNION ALL SELECT 'leakproof-function', p.oid::regprocedure::text
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.proleakproof AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
UNION ALL SELECT 'grant-to-public', relname || ': ' || privilege_type
  FROM granted WHERE grantee = 0
UNION ALL SELECT 'grant-to-public', c.relname || '.' || a.attname
  FROM relations c JOIN pg_attribute a ON a.attrelid = c.oid CROSS JOIN aclexplode(a.attacl) g
  WHERE g.grantee = 0
UNION ALL SELECT 'grant-to-public', 'schema ' || n.nspname
  FROM pg_namespace n CROSS JOIN aclexplode(n.nspacl) g
  WHERE g.grantee = 0 AND g.privilege_type = 'CREATE' AND n.nspname !~ '^pg_'
UNION ALL SELECT 'grant-to-public', 'default privileges'
  FROM pg_default_acl f CROSS JOIN aclexplode(f.defaclacl) g
  WHERE g.grantee = 0 AND f.defaclobjtype IN ('r', 'S', 'n')
UNION ALL SELECT 'grant-to-a-stranger', relname || ': ' || privilege_type
  FROM granted WHERE rolname = '' AND grantee <> 0 AND grantee NOT IN (SELECT oid FROM strong)
UNION ALL SELECT 'grant-too-wide', rolname || ' on ' || relname || ': ' || privilege_type
  FROM granted LEFT JOIN tables t ON t.name = relname
  WHERE rolname IN ('lianfang_app', 'lianfang_relay') AND privilege_type <> ALL (
    coalesce(CASE rolname WHEN 'lianfang_app' THEN t.app ELSE t.relay END, '{}'))
UNION ALL SELECT 'service-creates-objects', rolname || ' in ' || n.nspname
  FROM service, pg_namespace n WHERE rolname <> 'lianfang_owner' AND n.nspname !~ '^pg_'
    AND has_schema_privilege(service.oid, n.oid, 'CREATE')
UNION ALL SELECT 'service-owns-objects', rolname || ' owns ' || c.relname
  FROM service JOIN relations c ON c.relowner = service.oid WHERE rolname <> 'lianfang_owner'
UNION ALL SELECT 'owned-by-a-stranger', relname FROM relations
  WHERE relkind IN ('r', 'p', 'v', 'm')
    AND relowner <> (SELECT oid FROM service WHERE rolname = 'lianfang_owner')
UNION ALL SELECT 'role-too-strong', r.rolname FROM pg_roles r JOIN service USING (oid)
  WHERE r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication
UNION ALL SELECT 'role-bypasses-walls', rolname FROM pg_roles
  WHERE rolcanlogin AND rolbypassrls AND NOT rolsuper
UNION ALL SELECT 'role-becomes-another', service.rolname || ' in ' || m.roleid::regrole::text
  FROM pg_auth_members m JOIN service ON service.oid = m.member
UNION ALL SELECT 'role-becomes-another', m.member::regrole::text || ' in ' || service.rolname
  FROM pg_auth_members m JOIN service ON service.oid = m.roleid
  JOIN pg_roles r ON r.oid = m.member
  WHERE r.rolcanlogin AND NOT r.rolcreaterole AND NOT r.rolsuper
UNION ALL SELECT 'history-can-be-rewritten', name || ': ' || event FROM append_only,
    (VALUES ('UPDATE', 16), ('DELETE', 8), ('TRUNCATE', 32)) AS events(event, bit)
  WHERE NOT EXISTS (SELECT FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
    JOIN pg_proc p ON p.oid = g.tgfoid
    WHERE c.relname = name AND p.proname = 'refuse_change' AND g.tgenabled IN ('O', 'A')
      AND g.tgtype & 2 = 2 AND g.tgtype & bit = bit AND g.tgqual IS NULL)
