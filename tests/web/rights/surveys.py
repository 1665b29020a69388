"""Who opens which page of the area, for rows of xã Đăk Tờ Re."""

TABLE: dict[str, str] = {}
POST_ONLY: set[str] = set()
ELSEWHERE: set[str] = set()


def build(world) -> None:
    """Rows that the pages need; `world["commune"]` is the commune, keys for `address` go into `world`."""


def address(name, world) -> str:
    raise KeyError(name)
