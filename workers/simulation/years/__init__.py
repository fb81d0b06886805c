"""The scripts of years, one per profile."""
