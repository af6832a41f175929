#!/usr/bin/python3
"""Prints what the rigs reported as one table. Fails if a promise was not met, or if a rig of the list below kept silent."""

import argparse
import json
import pathlib
import sys

RIGS = [
    "backup-under-load",
    "canary",
    "clock",
    "console-alive",
    "effects-once",
    "failing-disk",
    "flood",
    "gate-matrix",
    "guided-restore",
    "hostile-peers",
    "hostile-text",
    "journal-tamper",
    "kill-broken",
    "kill-nine",
    "migration-cut",
    "mutated-data",
    "no-memory",
    "owner-death",
    "pid-reuse",
    "power-cut",
    "real-gate",
    "rivals",
    "sandbox-escape",
    "short-runs",
    "simulation",
    "soak",
    "wal-race",
]


def rows_of(report):
    rows = {}
    for line in pathlib.Path(report).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["rig"]] = row  # a rig that ran twice counts as it ran last
    return rows


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def table(rows):
    yield "| rig | promise | figure | target | control | met |"
    yield "|---|---|---|---|---|---|"
    for name in RIGS:
        if name in rows:
            row = rows[name]
            words = [cell(row[key]) for key in ("rig", "promise", "figure", "target", "control")]
            yield "| " + " | ".join(words + ["yes" if row["met"] else "**no**"]) + " |"


def put_into(page, text):
    """Between the two marks of the page."""
    begin, end = "<!-- rigs: begin -->", "<!-- rigs: end -->"
    old = page.read_text(encoding="utf-8")
    head, rest = old.split(begin)
    page.write_text(f"{head}{begin}\n{text}\n{end}{rest.split(end)[1]}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", help="file with one JSON object a line")
    parser.add_argument("--into", type=pathlib.Path, help="a page that keeps the table between its marks")
    arguments = parser.parse_args()
    rows = rows_of(arguments.report)
    text = "\n".join(table(rows))
    print(text)
    if arguments.into:
        put_into(arguments.into, text)
    silent = [name for name in RIGS if name not in rows]
    unknown = sorted(set(rows) - set(RIGS))
    unmet = [name for name in RIGS if name in rows and not rows[name]["met"]]
    for what, names in (("silent", silent), ("not in the list", unknown), ("not met", unmet)):
        if names:
            print(f"{what}: {', '.join(names)}", file=sys.stderr)
    return 1 if silent or unknown or unmet else 0


if __name__ == "__main__":
    sys.exit(main())
