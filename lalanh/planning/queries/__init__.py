"""Reads of plans and of the work that follows; the first argument is always the actor."""
