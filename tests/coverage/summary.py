#!/usr/bin/python3
"""How much of the core its unit tests run: lines and branches per floor and in all, from what the programs wrote.

Fails below the limits. Headers count as the floor that they lie in; a template counts once however often it is made.
"""

import argparse
import json
import pathlib
import subprocess
import sys

LINES = 85.0
BRANCHES = 75.0


def merged(folder):
    profile = folder / "core.profdata"
    raw = sorted(folder.glob("raw/*.profraw"))
    listed = folder / "raw.txt"
    listed.write_text("".join(f"{path}\n" for path in raw), encoding="utf-8")
    subprocess.run(["llvm-profdata-14", "merge", "-sparse", "-f", str(listed), "-o", str(profile)], check=True)
    return profile, len(raw)


def measured(profile, programs):
    objects = [word for program in programs[1:] for word in ("-object", str(program))]
    told = subprocess.run(["llvm-cov-14", "export", "-summary-only", f"-instr-profile={profile}", str(programs[0]), *objects],
                          check=True, stdout=subprocess.PIPE)
    return json.loads(told.stdout)["data"][0]["files"]


def floors_of(files, source):
    """The sums of each folder below core/: {"engine": {"lines": (covered, all), "branches": (covered, all)}}"""
    floors = {}
    for file in files:
        path = pathlib.Path(file["filename"])
        if not path.is_relative_to(source / "core"):
            continue
        floor = floors.setdefault(path.relative_to(source / "core").parts[0], {"lines": (0, 0), "branches": (0, 0)})
        for what, (covered, count) in floor.items():
            summary = file["summary"][what]
            floor[what] = (covered + summary["covered"], count + summary["count"])
    return floors


def percent(covered, count):
    return 100.0 * covered / count if count else 100.0


def total(floors, what):
    return tuple(map(sum, zip(*(floor[what] for floor in floors.values()))))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="of the build; what programs wrote is in raw/")
    arguments = parser.parse_args()
    programs = [path for path in sorted((arguments.folder / "bin").iterdir()) if path.is_file() and path.stat().st_mode & 0o100]
    profile, runs = merged(arguments.folder)
    floors = floors_of(measured(profile, programs), arguments.source.resolve())
    print(f"{'core':12} {'lines':>8} {'branches':>9}")
    for name in sorted(floors):
        print(f"{name:12} {percent(*floors[name]['lines']):7.1f}% {percent(*floors[name]['branches']):8.1f}%")
    lines, branches = percent(*total(floors, "lines")), percent(*total(floors, "branches"))
    print(f"{'in all':12} {lines:7.1f}% {branches:8.1f}%   of {runs} runs of {len(programs)} programs")
    if lines < LINES or branches < BRANCHES:
        print(f"below the limits: {LINES} % of lines, {BRANCHES} % of branches", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
