"""What is due when: reports, dated and periodic duties, duties that an event triggers."""

from __future__ import annotations

from lalanh.engines.plantext.deadlines.finder import find

__all__ = ["find"]
