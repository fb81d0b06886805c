"""Everything people do to grade risks."""
