"""Whole numbers shared out so that they add up to the last one."""

from collections.abc import Sequence


def allot(total: int, weights: Sequence[float], caps: Sequence[int] | None = None) -> list[int]:
    """`total` in parts like `weights`, none above its cap. ValueError when the caps hold less than `total`."""
    limits = list(caps) if caps is not None else [total] * len(weights)
    if sum(limits) < total:
        raise ValueError(f"{total} do not fit into {sum(limits)}")
    parts, free = [0] * len(limits), {n for n, weight in enumerate(weights) if weight > 0 and limits[n] > 0}
    left = total
    while left and free:
        shares = _rounded(left, {n: weights[n] for n in sorted(free)})
        for n, share in shares.items():
            taken = min(share, limits[n] - parts[n])
            parts[n] += taken
            left -= taken
        free = {n for n in free if parts[n] < limits[n]}
    return parts if not left else _anywhere(parts, limits, left)


def _rounded(total: int, weights: dict[int, float]) -> dict[int, int]:
    """Largest remainders; of equal ones the first."""
    whole = sum(weights.values())
    exact = {n: total * weight / whole for n, weight in weights.items()}
    parts = {n: int(share) for n, share in exact.items()}
    short = total - sum(parts.values())
    for n in sorted(exact, key=lambda n: (parts[n] - exact[n], n))[:short]:
        parts[n] += 1
    return parts


def _anywhere(parts: list[int], limits: list[int], left: int) -> list[int]:
    """Where weight is nothing there may still be room."""
    for n, limit in enumerate(limits):
        taken = min(left, limit - parts[n])
        parts[n] += taken
        left -= taken
    return parts
