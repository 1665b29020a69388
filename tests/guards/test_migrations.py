"""A migration that an installation has run stays as it is: Django refuses to go on when its history or its dependencies change."""

import hashlib
import pathlib

ROOT = pathlib.Path(__file__).parents[2] / "lalanh"
LANDED = pathlib.Path(__file__).with_name("landed_migrations.txt")


def test_every_migration_is_listed_and_unchanged():
    lines = [line for line in LANDED.read_text("utf-8").splitlines() if not line.startswith("#")]
    listed = dict(line.split(" ") for line in lines)
    found = {
        str(file.relative_to(ROOT)): hashlib.sha256(file.read_bytes()).hexdigest()[:32]
        for file in ROOT.glob("*/migrations/0*.py")
    }
    assert set(listed) == set(found), "list a new migration; never take one away"
    changed = sorted(name for name, digest in found.items() if listed[name] != digest)
    assert changed == [], "write another migration: an installation has run these"
