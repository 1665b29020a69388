"""Checked lists into the tables."""
