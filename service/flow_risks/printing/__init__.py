"""The printed 廉政风险防控图: risks on the left, the flow in the middle, measures on the right."""
