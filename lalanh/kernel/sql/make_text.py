"""Prints text.sql: immutable SQL functions for accent-free search and Vietnamese order, without extensions.

    python lalanh/kernel/sql/make_text.py > lalanh/kernel/sql/text.sql

Capitals stand in the first translate(), so nothing depends on the locale of the database. `RETURN` bodies: a quoted body
that calls another function breaks pg_restore, which runs with an empty search_path.
"""

import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
VOWELS = "aăâeêioôơuưy"
TONES = {"": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}


def letters() -> list[tuple[str, str, str]]:
    """(letter with tone, base letter, tone digit) of the whole alphabet, both cases."""
    found = []
    for base in ALPHABET:
        for mark, digit in TONES.items() if base in VOWELS else [("", "")]:
            for case in (base, base.upper()):
                found.append((unicodedata.normalize("NFC", case + mark), base, digit))
    return found


def plain(base: str) -> str:
    return unicodedata.normalize("NFD", base).replace("đ", "d")[0]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def main() -> None:
    rows = letters()
    rank = {base: chr(0x41 + i) for i, base in enumerate(ALPHABET)}
    changed = [(letter, plain(base)) for letter, base, _ in rows if letter != plain(base)]
    fold = (quoted("".join(a for a, _ in changed)), quoted("".join(b for _, b in changed)))
    order = (quoted("".join(a for a, _, _ in rows)), quoted("".join(rank[b] for _, b, _ in rows)))
    toned = [(a, d) for a, _, d in rows if d]
    silent = "".join(a for a, _, d in rows if not d) + " '-."
    tone = (quoted("".join(a for a, _ in toned) + silent), quoted("".join(d for _, d in toned)))
    head = "CREATE OR REPLACE FUNCTION {} (s text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN {};"
    print("-- Made by make_text.py: do not edit.")
    print(head.format("vn_fold", f"translate(normalize(s, NFC), {fold[0]}, {fold[1]})"))
    print(
        head.format(
            "vn_sort",
            f"translate(normalize(s, NFC), {order[0]}, {order[1]}) || E'\\t' || translate(normalize(s, NFC), {tone[0]}, {tone[1]})",
        )
    )
    print(head.format("vn_name_sort", "vn_sort(substring(s from '[^ ]+$')) || ' ' || vn_sort(s)"))


if __name__ == "__main__":
    main()
