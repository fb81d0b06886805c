"""Chains, cases and meetings as documents."""
