"""Every question about flowcharts."""
