"""Prints fold.sql: `vn_fold` as the kernel made it, its letters put in the order in which names use them.

    python lalanh/registry/sql/make_fold.py > lalanh/registry/sql/fold.sql

translate() looks a letter up from the front, one after the other, and goes through all 160 for a letter that stays as it is:
with the frequent ones first a name costs a third. What comes out is the same for every text.
"""

import re
from pathlib import Path

KERNEL = Path(__file__).resolve().parents[2] / "kernel/sql/text.sql"
FIRST = " nhiatgcourANTHeydvlmbpskqxVLĐPBDKYMQSCGXRIOEUàạịăễêơưếồáâầuứôốừửớờđọùú"
"""Most frequent first, in names of people and places; those that stay as they are among them."""


def letters() -> dict[str, str]:
    """Letter → what the kernel's function makes of it."""
    found = re.search(r"vn_fold .*?translate\(normalize\(s, NFC\), '([^']*)', '([^']*)'\)", KERNEL.read_text("utf-8"))
    assert found
    return dict(zip(found[1], found[2], strict=True))


def main() -> None:
    folded = letters()
    order = list(dict.fromkeys([*FIRST, *folded]))
    plain = "".join(folded.get(letter, letter) for letter in order)
    print("-- Made by make_fold.py: do not edit.")
    print(
        "create or replace function vn_fold (s text) returns text language sql immutable parallel safe strict"
        f" return translate(normalize(s, NFC), '{''.join(order)}', '{plain}');"
    )


if __name__ == "__main__":
    main()
