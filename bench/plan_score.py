"""Precision, recall and F1 per kind of `plan read` against hand annotations.

    .venv/bin/python bench/plan_score.py tests/plans/dev [-v KIND] [--only NAME]
    .venv/bin/python bench/plan_score.py ../shared/contracts/annotations --plans ../shared/plans

An item is right when it overlaps the annotated quote and its value agrees (citations: number, or kind where unnumbered; targets: value and
operator; budget: amount; assignments: a lead in common; deadlines: due and recurrence; recipients: overlap; sections: number and opening
words of the title, in order; findings: kind and overlap of either span). `-v KIND` lists every miss and false alarm of a kind.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from lalanh.base.text import fold
from lalanh.engines.plantext.contract import to_json
from lalanh.engines.plantext.reading import read_plan

KINDS = ("sections", "citations", "targets", "budget", "assignments", "deadlines", "recipients", "findings")
SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "ld-tb&xh": "lao dong thuong binh va xa hoi",
         "nn&ptnt": "nong nghiep va phat trien nong thon", "gd&dt": "giao duc va dao tao", "tc-kh": "tai chinh ke hoach"}  # fmt: skip


def name(text: str) -> str:
    text = fold(text or "").replace("–", "-")
    for short, long in SHORT.items():
        text = text.replace(short, long)
    return " ".join(text.replace("-", " ").replace(",", " ").replace("&", " va ").split())


def close(a: str, b: str) -> bool:
    a, b = name(a), name(b)
    return bool(a and b) and (a in b or b in a)


def agrees(kind: str, gold: dict, got: dict) -> bool:
    if kind == "citations":
        if gold.get("number"):
            return name(gold["number"]) == name(got["number"] or "") and gold.get("date") == got["date"]
        return got["number"] is None and close(gold["kind"], got["kind"])
    if kind == "targets":
        return (abs(gold["value"] - got["value"]) < 1e-9 and gold.get("op", "=") == got["op"]
                and (gold.get("value_to") or None) == got["value_to"]
                and gold.get("direction", "level") == got["direction"] and gold.get("by") == got["by"])  # fmt: skip
    if kind == "budget":
        return gold["amount_vnd"] == got["amount_vnd"]
    if kind == "assignments":
        leads = gold.get("lead") or []
        if not leads:
            return not got["lead"]
        return all(any(close(a, b) for b in got["lead"]) for a in leads)
    if kind == "deadlines":
        return gold.get("due") == got["due"] and gold.get("recurrence", "once") == got["recurrence"]
    if kind == "findings":
        return gold["kind"] == got["kind"]
    return True


def spans(text: str, gold: dict) -> list[tuple[int, int]]:
    found = []
    for key in ("quote", "other_quote"):
        if gold.get(key):
            at = text.find(gold[key])
            if at < 0:
                raise SystemExit(f"quote not in the source: {gold[key][:80]!r}")
            found.append((at, at + len(gold[key])))
    return found


def overlap(a: tuple[int, int], b: list[int] | None) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) if b else 0


def match(kind: str, text: str, gold: list[dict], got: list[dict]) -> tuple[int, list[dict], list[dict]]:
    """Number of matches, items missed, items too many; pairs with the greatest overlap first."""
    pairs = []
    for i, g in enumerate(gold):
        for j, m in enumerate(got):
            size = sum(overlap(s, m["span"]) + overlap(s, m.get("other_span")) for s in spans(text, g))
            if size and agrees(kind, g, m):
                length = m["span"][1] - m["span"][0]
                pairs.append((-size / (1 + length), i, j))
    used_gold, used_got = set(), set()
    for _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_got:
            used_gold.add(i)
            used_got.add(j)
    missed = [g for i, g in enumerate(gold) if i not in used_gold]
    extra = [m for j, m in enumerate(got) if j not in used_got]
    return len(used_gold), missed, extra


def match_sections(gold: list[dict], got: list[dict]) -> tuple[int, list[dict], list[dict]]:
    def key(s: dict) -> tuple[str, str]:
        return fold(s["number"]), name(s["title"])[:18]

    a, b = Counter(map(key, gold)), Counter(map(key, got))
    return (
        sum((a & b).values()),
        [dict(number=k[0], title=k[1]) for k in (a - b)],
        [dict(number=k[0], title=k[1]) for k in (b - a)],
    )


def main() -> None:  # noqa: C901 - one straight list of steps
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="+")
    parser.add_argument("--plans", help="where the texts lie, if not beside the annotations")
    parser.add_argument(
        "-v",
        action="append",
        default=[],
        choices=[*KINDS, "header", "signer", "all"],
        help="list misses and false alarms of a kind",
    )
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    totals = {k: [0, 0, 0] for k in KINDS}
    heads = Counter()
    files = [f for d in args.folder for f in sorted(pathlib.Path(d).glob("*.json")) if args.only in f.name]
    for file in files:
        try:
            gold = json.loads(file.read_text())
        except ValueError:
            print(f"{file.name}: annotation not finished")
            continue
        source = pathlib.Path(args.plans or file.parent) / gold["doc"]
        if not source.exists():
            continue
        raw = source.read_bytes()
        text = raw.decode()
        got = to_json(read_plan(text), gold["doc"], raw)
        for field in ("doc_type", "issuer", "level", "number", "place", "date", "title", "year"):
            a, b = gold["header"].get(field), got["header"][field]
            right = (name(str(a)) == name(str(b))) if a and b else a == b
            heads[field, right] += 1
            if not right and {"header", "all"} & set(args.v):
                print(f"{file.stem} header.{field}: {a!r} != {b!r}")
        signer = bool(gold.get("signer")) == bool(got["signer"]) and (
            not gold.get("signer") or name(gold["signer"]["name"] or "") == name(got["signer"]["name"] or ""))  # fmt: skip
        heads["signer", signer] += 1
        if not signer and {"signer", "all"} & set(args.v):
            print(f"{file.stem} signer: {gold.get('signer')} != {got['signer']}")
        for kind in KINDS:
            hit, missed, extra = (match_sections(gold["sections"], got["sections"]) if kind == "sections"
                                  else match(kind, text, gold.get(kind, []), got[kind]))  # fmt: skip
            for k, n in enumerate((hit, sum(1 for _ in missed), sum(1 for _ in extra))):
                totals[kind][k] += n
            if kind in args.v or "all" in args.v:
                for g in missed:
                    print(f"{file.stem} {kind} MISSED {json.dumps(g, ensure_ascii=False)[:400]}")
                for m in extra:
                    where = text[m["span"][0] : m["span"][1]] if "span" in m else ""
                    print(
                        f"{file.stem} {kind} EXTRA  {where[:120]!r} {json.dumps({k: v for k, v in m.items() if k != 'span'}, ensure_ascii=False)[:300]}"
                    )
    print(
        f"\n{len(files)} plans\n{'kind':<12}{'right':>7}{'missed':>8}{'extra':>7}{'precision':>11}{'recall':>9}{'F1':>8}"
    )
    for kind, (hit, missed, extra) in totals.items():
        p = hit / (hit + extra) if hit + extra else 1.0
        r = hit / (hit + missed) if hit + missed else 1.0
        print(
            f"{kind:<12}{hit:>7}{missed:>8}{extra:>7}{p:>11.3f}{r:>9.3f}{(2 * p * r / (p + r) if p + r else 0):>8.3f}"
        )
    print("header right: " + ", ".join(f"{f} {heads[f, True]}/{heads[f, True] + heads[f, False]}" for f in
          ("doc_type", "issuer", "level", "number", "place", "date", "title", "year", "signer")))  # fmt: skip


if __name__ == "__main__":
    main()
