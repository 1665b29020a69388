"""Writes of plans and of the work that follows."""
