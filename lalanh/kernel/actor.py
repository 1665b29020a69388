"""Who acts, and where: the one object that every query and action takes first."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work under one posting.

    `path` is the unit path whose subtree the person may reach ("" reaches nothing). `permissions` are the words of
    `units.roles.Permission`. `body_id` is the organisation of the posting, if it is held at one.
    """

    user_id: int | None
    name: str
    path: str
    role: str = ""
    posting_id: int | None = None
    unit_id: int | None = None
    body_id: int | None = None
    permissions: frozenset[str] = field(default_factory=frozenset)
    portfolios: frozenset[str] = field(default_factory=frozenset)

    def may(self, permission: str) -> bool:
        return permission in self.permissions or "*" in self.permissions

    def reaches(self, path: str) -> bool:
        """True when `path` is the actor's unit or lies below it."""
        return bool(self.path) and (path == self.path or path.startswith(self.path + "."))

    def under(self, path: str) -> bool:
        """True when the actor's unit is `path` or lies below it: what is issued there concerns them."""
        return bool(path) and (self.path == path or self.path.startswith(path + "."))


NOBODY = Actor(None, "", "")


def system(reason: str) -> Actor:
    """The programme itself at work over all units (demonstration, migration of data); `reason` lands in the audit."""
    return Actor(None, f"hệ thống: {reason}", "vn", role="system", permissions=frozenset({"*"}))
