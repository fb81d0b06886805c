"""Human numbers: given out one after the other, per bureau and register, without a gap."""

from sqlalchemy import text
from sqlalchemy.orm import Session

_TAKE = text(
    "INSERT INTO register_counters (register, last) VALUES (:register, :count) "
    "ON CONFLICT (tenant_id, register) "
    "DO UPDATE SET last = register_counters.last + excluded.last RETURNING last"
)


def take_numbers(session: Session, register: str, count: int = 1) -> range:
    """Take the next numbers of a register; others wait until this transaction is over."""
    last: int = session.execute(_TAKE, {"register": register, "count": count}).scalar_one()
    return range(last - count + 1, last + 1)
