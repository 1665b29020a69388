from __future__ import annotations

from lalanh.engines.plantext.model import Outline, Recipient, Signer


def find_recipients(outline: Outline) -> list[Recipient]:
    return []


def find_signer(outline: Outline) -> Signer | None:
    return None
