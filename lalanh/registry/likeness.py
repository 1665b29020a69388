"""How alike two folded names are. Pure."""

from collections.abc import Iterable


def distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, drop or swap with the neighbour (optimal string alignment); `most` + 1 stands for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1] if row[-1] <= most else most + 1


def alike(one: str, other: str) -> bool:
    """The same words in another order, or one slip (two in names of more than ten letters). Short names must be equal:
    "y lan" and "y lam" are two people."""
    if sorted(one.split()) == sorted(other.split()):
        return True
    shorter = min(len(one), len(other))
    most = 0 if shorter < 6 else 1 if shorter <= 10 else 2
    return most > 0 and distance(one, other, most) <= most


def pairs_alike(rows: Iterable[tuple[int, str]]) -> list[tuple[int, int]]:
    """Of (id, folded name): the pairs that are alike, each once, the smaller id first."""
    kept = sorted(rows)
    return [(a, b) for n, (a, one) in enumerate(kept) for b, other in kept[n + 1 :] if a != b and alike(one, other)]
