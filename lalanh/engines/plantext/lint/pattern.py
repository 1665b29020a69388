"""Patterns of the rules, compiled when first asked: most rules look for what most plans do not have."""

from lalanh.base.patterns import late

__all__ = ["late"]
