"""Names of bodies in Vietnamese administrative prose, and lists of them.

`read` parses the list at a place of the text ("Phòng A, Phòng B và UBND các xã, thị trấn") and stops before the
predicate: "phối hợp với các cơ quan liên quan tổ chức triển khai" names the bodies only. A comma or "và" belongs to a
name where a known field holds it ("Sở Văn hóa, Thể thao và Du lịch") or where what follows "và" is no body of its own.
"""

from __future__ import annotations

from lalanh.engines.plantext.orgs.parser import Bodies, Body, read, starts
from lalanh.engines.plantext.orgs.words import squeeze

__all__ = ["Bodies", "Body", "read", "squeeze", "starts"]
