"""The Kon Tum demonstration: real map, invented people, plans written for it from the facts of real ones, in several states on one day."""

from lalanh.planning.demo.fill import fill

__all__ = ["fill"]
