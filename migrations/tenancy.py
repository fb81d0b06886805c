"""Put tables behind the wall. Frozen: later migrations must not change what this means."""

from alembic import op

OWNED = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::integer"


def guard(
    table: str, app: str = "SELECT, INSERT, UPDATE, DELETE", relay: str = "", *, walled: bool = True
) -> None:
    """Let the service see and write only the bound tenant's rows, the relay only what it needs."""
    if walled:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for role in ("lianfang_app", "lianfang_owner"):
            op.execute(
                f"CREATE POLICY {role}_wall ON {table} TO {role} "
                f"USING ({OWNED}) WITH CHECK ({OWNED})"
            )
    if app:
        op.execute(f"GRANT {app} ON {table} TO lianfang_app")
    if relay:
        op.execute(f"GRANT {relay} ON {table} TO lianfang_relay")
        if walled:
            op.execute(
                f"CREATE POLICY lianfang_relay_heads ON {table} TO lianfang_relay USING (true)"
            )


def append_only(table: str) -> None:
    """Refuse every change of a written row, whoever asks."""
    for event in ("UPDATE OR DELETE", "TRUNCATE"):
        name = f"{table}_{event.split()[0].lower()}_refused"
        level = "STATEMENT" if event == "TRUNCATE" else "ROW"
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
            f"FOR EACH {level} EXECUTE FUNCTION refuse_change()"
        )
