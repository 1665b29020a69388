"""Reads of units, bodies and people. The map is public: `on` says which day's map is meant."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from lalanh.base.errors import NotFound
from lalanh.base.text import fold
from lalanh.kernel.actor import Actor
from lalanh.units import names
from lalanh.units.models import Body, BodyAlias, BodyKind, Level, LoginEvent, Posting, Unit, User
from lalanh.units.roles import ROLES

DOWN = [Level.NATION, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.VILLAGE]


def unit(unit_id: int) -> Unit:
    """Raises NotFound."""
    found = Unit.objects.filter(pk=unit_id).first()
    if found is None:
        raise NotFound("Không có đơn vị hành chính này.")
    return found


def unit_at_path(path: str) -> Unit:
    """Raises NotFound."""
    found = Unit.objects.filter(path=path).first()
    if found is None:
        raise NotFound("Không có đơn vị hành chính này.")
    return found


def unit_by_code(code: str, on: date, level: str = "") -> Unit:
    """The unit that bears the code on the day. Raises NotFound, also when two levels share the code."""
    found = Unit.objects.at(on).filter(code=code)
    found = found.filter(level=level) if level else found
    if len(rows := list(found[:2])) != 1:
        raise NotFound(f"Không xác định được đơn vị có mã {code} vào ngày {on:%d/%m/%Y}.")
    return rows[0]


def coded(code: str, on: date) -> list[Unit]:
    """Every unit with the code on the day (levels may share one)."""
    return list(Unit.objects.at(on).filter(code=code.strip()).select_related("parent")[:10])


def named(text: str, on: date, *, within: str = "") -> list[Unit]:
    """Every unit that bears the name on the day; two or more mean that the writer has to say which."""
    wanted = names.place(text)
    found = Unit.objects.at(on).filter(name_key=wanted.key).select_related("parent")
    if within:
        found = found.filter(inside(within))
    rows = list(found.order_by("path"))
    if wanted.kind:
        rows = [row for row in rows if fold(row.kind) == wanted.kind]
    return rows


def inside(path: str, column: str = "path") -> Q:
    """The unit and all below it."""
    return Q(**{f"{column}__gte": path, f"{column}__lt": path + "/"})


def below(path: str, on: date, level: str = "") -> QuerySet[Unit]:
    """Units strictly below `path` on the day, in order of the map."""
    found = Unit.objects.at(on).filter(inside(path)).exclude(path=path)
    return (found.filter(level=level) if level else found).order_by("path")


def children(parent: Unit, on: date) -> QuerySet[Unit]:
    return Unit.objects.at(on).filter(parent=parent).order_by("path")


def chain(of: Unit) -> list[Unit]:
    """From the nation down to the unit."""
    parts = of.path.split(".")
    return list(Unit.objects.filter(path__in=[".".join(parts[: i + 1]) for i in range(len(parts))]).order_by("path"))


def unknown_history(of: Unit) -> tuple[bool, bool]:
    """(before, after): the unit began, or ended, on a known day and no source says out of, or into, which others. Villages
    are founded and joined without an act of the kind."""
    if of.level == Level.VILLAGE:
        return False, False
    before = of.valid_from is not None and not of.predecessors.exists()
    return before, of.valid_to is not None and not of.successors.exists()


def holders_of_code(of: Unit) -> QuerySet[Unit]:
    """Other units of the level that bear the same code at another time: no proof that one followed the other."""
    return Unit.objects.filter(level=of.level, code=of.code).exclude(pk=of.pk).order_by("valid_from")


def search_units(text: str, on: date, limit: int = 50) -> QuerySet[Unit]:
    """By part of the name, without diacritics, or by code."""
    plain = fold(text)
    found = Unit.objects.at(on).exclude(level=Level.NATION)
    found = found.filter(Q(name_fold__contains=plain) | Q(code=text.strip()) | Q(name_key=names.place(text).key))
    return found.select_related("parent").order_by("path")[:limit]


def body(body_id: int) -> Body:
    """Raises NotFound."""
    found = Body.objects.select_related("unit", "parent").filter(pk=body_id).first()
    if found is None:
        raise NotFound("Không có cơ quan này.")
    return found


def bodies_of(of: Unit, on: date) -> QuerySet[Body]:
    return Body.objects.at(on).filter(unit=of).select_related("unit").order_by("kind", "name")


def search_bodies(text: str, *, near: str, on: date, limit: int = 20) -> QuerySet[Body]:
    """Bodies of the unit at `near`, above and below it, by part of the name without diacritics."""
    parts = near.split(".")
    above = [".".join(parts[: i + 1]) for i in range(len(parts))]
    found = Body.objects.at(on).filter(Q(unit__path__in=above) | inside(near, "unit__path"))
    return found.filter(name_fold__contains=fold(text)).select_related("unit").order_by("unit__path", "name")[:limit]


def committees(path: str, level: str, on: date) -> QuerySet[Body]:
    """The People's Committees of a level below a unit on a day."""
    return (
        Body.objects.at(on).filter(inside(path, "unit__path"), kind=BodyKind.COMMITTEE, unit__level=level)
        .select_related("unit").order_by("unit__path")
    )  # fmt: skip


def village_bodies(path: str, on: date) -> QuerySet[Body]:
    """Villages as bearers of work, those right below a commune, on a day."""
    found = Body.objects.at(on).filter(unit__parent__path=path, unit__level=Level.VILLAGE, kind=BodyKind.VILLAGE)
    return found.select_related("unit").order_by("unit__path")


def body_candidates(name: str, of: Unit, on: date) -> list[Body]:
    """Bodies that a plan of `of` can mean by `name`: learnt aliases first, else equal keys; never a guess by likeness."""
    learnt = Body.objects.at(on).filter(
        pk__in=BodyAlias.objects.filter(unit=of, alias_fold=fold(name)).values("body_id")
    )
    if rows := list(learnt.select_related("unit")):
        return rows
    line = chain(of)
    for place in reversed(line):
        if rows := _same_key(name, place, on, [u.full_name for u in line]):
            return rows
    return _of_named_child(name, of, on)


def _same_key(name: str, place: Unit, on: date, territories: Iterable[str]) -> list[Body]:
    if _names_other_level(name, place):
        return []
    key = names.body_key(name, *territories)
    bare = names.body_key(name)
    return [
        row
        for row in Body.objects.at(on).filter(unit=place).select_related("unit")
        if key == names.body_key(row.name, place.full_name)
        or bare in (names.body_key(row.name), names.body_key(row.short_name or row.name))
    ]


def _names_other_level(name: str, place: Unit) -> bool:
    """True for "UBND tỉnh" at a district: the words say another level than the place has."""
    plain = fold(name)
    said = {level for kind, level in names.KINDS if f" {fold(kind)}" in plain}
    return bool(said) and place.level not in said


def _of_named_child(name: str, of: Unit, on: date) -> list[Body]:
    """ "UBND xã Đăk Tờ Re" in a plan of the district."""
    plain = fold(name)
    for kind, _ in names.KINDS:
        head, mark, tail = plain.rpartition(f" {fold(kind)} ")
        if not mark:
            continue
        rows: list[Body] = []
        for place in named(f"{fold(kind)} {tail}", on, within=of.path):
            rows += _same_key(head, place, on, [place.full_name]) or _same_key(name, place, on, [place.full_name])
        if rows:
            return rows
    return []


def postings_of(user: User, on: date) -> list[Posting]:
    """The postings a person holds on the day, the highest unit first."""
    return list(user.postings.at(on).select_related("unit", "body").order_by("unit__path", "pk"))


def actor_for(user: User, on: date, posting_id: int | None = None, held: list[Posting] | None = None) -> Actor | None:
    """The person at work under one posting (the chosen one, else the first); None without a valid posting.
    `held`: what `postings_of` gave for the same person and day, when the caller has asked already."""
    held = postings_of(user, on) if held is None else held
    if not user.is_active or not held:
        return None
    chosen = next((p for p in held if p.pk == posting_id), held[0])
    role = ROLES[chosen.role]
    if role.needs_second_factor and not user.has_second_factor:
        return _bare(user, chosen)
    return Actor(
        user_id=user.pk, name=user.full_name, path=chosen.unit.path, role=chosen.role, posting_id=chosen.pk,
        unit_id=chosen.unit_id, body_id=chosen.body_id, permissions=frozenset(map(str, role.permissions)),
        portfolios=frozenset(part.strip() for part in chosen.portfolio.split(",") if part.strip()),
    )  # fmt: skip


def _bare(user: User, posting: Posting) -> Actor:
    """Logged in, but the role asks for a second factor that is not set up: may do nothing but set it up."""
    return Actor(user.pk, user.full_name, "", role=posting.role, posting_id=posting.pk, unit_id=posting.unit_id)


def users_for(by: Actor, text: str = "") -> QuerySet[User]:
    """People whom the administrator may manage: posted in their units, or created by them and without a posting."""
    found = User.objects.filter(
        Q(pk__in=Posting.objects.filter(inside(by.path, "unit__path")).values("user_id"))
        | Q(created_by=by.user_id, postings=None)
    )
    return (found.filter(name_fold__contains=fold(text)) if text.strip() else found).order_by("full_name", "pk")


def person(by: Actor, user_id: int) -> User:
    """Raises NotFound outside the administrator's units."""
    found = users_for(by).filter(pk=user_id).first()
    if found is None:
        raise NotFound("Không có người dùng này trong địa bàn của bạn.")
    return found


def logins_for(by: Actor, user: User | None = None) -> QuerySet[LoginEvent]:
    """Log-ins of those people, newest first."""
    found = LoginEvent.objects.filter(user__in=users_for(by))
    return (found.filter(user=user) if user else found).select_related("user").order_by("-at")


def people_of_body(body_id: int, on: date) -> QuerySet[User]:
    return User.objects.filter(is_active=True, postings__in=Posting.objects.at(on).filter(body_id=body_id)).distinct()


def kinds() -> dict[str, str]:
    """Kinds of bodies with their words."""
    return {str(value): str(label) for value, label in BodyKind.choices}


def anybody() -> bool:
    """True when the database has users."""
    return User.objects.exists()


def by_username(username: str) -> User | None:
    return User.objects.filter(username=username).first()


def body_named(of: Unit, name: str) -> Body | None:
    return Body.objects.filter(unit=of, name=name).first()
