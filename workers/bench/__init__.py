"""How fast the product is, measured on this machine against the least that could be done."""
