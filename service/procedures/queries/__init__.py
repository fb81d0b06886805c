"""Cases and meetings, fetched, listed and asked who may act on them."""
