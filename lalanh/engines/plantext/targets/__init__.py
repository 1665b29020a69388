"""Quantified objectives, wherever they stand: under the objectives, inside activities, in tables."""

from lalanh.engines.plantext.targets.prose import find

__all__ = ["find"]
