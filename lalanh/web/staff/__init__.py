"""The pages of those who work: one package per area."""
