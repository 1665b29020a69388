"""Reads a Vietnamese administrative plan: source text, layout, outline, facts, findings.

`read_plan(text)` gives a `Reading`; `sources.extract(path)` gives the text of a file. Contract: docs/contracts/plan-json.md.
"""
