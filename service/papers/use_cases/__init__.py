"""What people do with papers: make, take out, cancel, check, bring templates of their own."""
