"""What the console keeps for a person: drafts, preferences, saved filters; and what it asks."""
