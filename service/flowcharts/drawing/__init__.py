"""Flowcharts as pictures."""
