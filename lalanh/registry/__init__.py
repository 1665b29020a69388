"""Households and their people, what was found about them, the yearly review, decisions and certificates."""
