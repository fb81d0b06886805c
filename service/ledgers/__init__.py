"""Every list on paper: taken out or printed as its reader sees it, in the columns he chose."""
