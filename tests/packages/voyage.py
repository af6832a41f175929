"""The DEB packages on a clean machine: installed, used without a screen and with one, and removed without a trace."""

import argparse
from pathlib import Path

import hardening
import use
from machine import APT, Machine
from use import check, timed

LONGEST_S = 560
PROGRAMS = ("usr/bin/qdeck", "usr/bin/quarterdeck", "usr/libexec/quarterdeck/qdeck-agentbox")


def packages_in(folder):
    found = sorted(folder.glob("*.deb"))
    check({path.name.split("_")[0] for path in found} == {"qdeck", "quarterdeck"}, "there are the two packages")
    for path in found:
        print(f"    {path.name}: {path.stat().st_size / 1024:.0f} KiB")
    return found


def inspect(machine):
    for program in PROGRAMS:
        faults = hardening.faults_of(machine.root / program)
        check(not faults, f"{program} is built to resist {faults or ''}")


def remove(machine):
    belongings = machine.files_of("qdeck", "quarterdeck")
    check(len(belongings) > 20, f"{len(belongings)} files belong to the packages")
    machine.do(*APT, "purge", "qdeck", "quarterdeck")
    left = [path for path in belongings if (machine.root / path.lstrip("/")).exists()]
    check(not left, f"none of them is left {left or ''}")
    traces = machine.traces()
    check(not traces, f"there is no trace of the program {traces or ''}")
    check(use.has_profile(machine), "what the user has done is still there")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("packages", "console-rig", "scratch", "screenshots"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    use.prepare(arguments.console_rig, LONGEST_S)
    packages = packages_in(arguments.packages)
    with Machine(arguments.scratch) as machine:
        timed("install with what they need", lambda: machine.install_files(packages))
        inspect(machine)
        use.without_a_screen(machine)
        use.with_a_screen(machine, arguments.screenshots / "installed.png")
        remove(machine)


if __name__ == "__main__":
    main()
