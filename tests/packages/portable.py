"""The tar on machines that have no Qt: unpacked, used without a screen and with one, and removed as a folder."""

import argparse
from pathlib import Path

import hardening
import use
from machine import Machine, run
from use import check, timed

LONGEST_S = 560
SUITES = ("bookworm", "trixie")  # where it was built, and a later one with other libraries
PLACE = "/opt"
# What gives a machine the libraries in packaging/portable/host-libraries.txt, and letters to write with.
OF_A_DESKTOP = ("libegl1", "libgl1", "libopengl0", "libsm6", "libx11-xcb1", "libwayland-client0", "libfontconfig1",
                "libharfbuzz0b", "libdbus-1-3", "xkb-data", "fonts-dejavu-core")


def unpack(tar, machine):
    place = machine.root / PLACE.lstrip("/")
    run("tar", "--extract", "--no-same-owner", "--file", tar, "--directory", place)
    folders = list(place.iterdir())
    check(len(folders) == 1, "the tar holds one folder")
    return folders[0]


def libraries_of_qt(machine):
    return machine.do("find", "/", "-xdev", "-path", PLACE, "-prune", "-o", "-iname", "libqt*", "-print").split()


def inspect(folder):
    of_nobody = [path for path in (folder / "lib").iterdir() if not path.is_file()]
    check(not of_nobody, f"{len(list((folder / 'lib').iterdir()))} libraries came along")
    for program in ("bin/qdeck", "bin/quarterdeck", "libexec/quarterdeck/qdeck-agentbox"):
        faults = [fault for fault in hardening.faults_of(folder / program) if fault != hardening.OWN_PLACE]
        check(not faults, f"{program} is built to resist {faults or ''}")
    notices = folder / "share/doc/quarterdeck/libraries"
    packages = {line.split()[0] for line in (notices / "packages.txt").read_text().splitlines()}
    lacking = sorted(name for name in packages if not (notices / f"{name}.txt").is_file())
    check("libqt6core6" in packages and not lacking, f"so did the licences of {len(packages)} packages {lacking or ''}")


def try_on(suite, tar, arguments):
    print(f"on a machine with {suite}")
    with Machine(arguments.scratch, suite) as machine:
        folder = unpack(tar, machine)
        inside = f"{PLACE}/{folder.name}"
        inspect(folder)
        check("qdeck" in machine.do(f"{inside}/bin/qdeck", "--version"), "qdeck starts where there is nothing")
        timed("install what every desktop has", lambda: machine.install(*OF_A_DESKTOP))
        found = libraries_of_qt(machine)
        check(not found, f"there is no other Qt {found or ''}")
        use.without_a_screen(machine, f"{inside}/bin/qdeck", f"{inside}/bin/quarterdeck")
        use.with_a_screen(machine, arguments.screenshots / f"portable-{suite}.png", f"{inside}/bin/quarterdeck")
        use.on_wayland(machine, arguments.screenshots / f"portable-{suite}-wayland.png", f"{inside}/bin/quarterdeck")
        traces = machine.traces(PLACE)
        check(not traces, f"there is no trace of the program outside of its folder {traces or ''}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("packages", "console-rig", "scratch", "screenshots"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    use.prepare(arguments.console_rig, LONGEST_S)
    tars = list(arguments.packages.glob("*.tar.xz"))
    check(len(tars) == 1, "there is one tar")
    for suite in SUITES:
        try_on(suite, tars[0], arguments)


if __name__ == "__main__":
    main()
