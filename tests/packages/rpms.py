"""The RPM packages in a root of their own: installed, verified, compared with the DEB packages, and removed."""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from machine import run
from use import check

RECORDS = ("root/.rpmdb", "var/lib/rpm", "usr/lib/sysimage/rpm")  # where rpm keeps its own, on Debian and elsewhere


class Root:
    """A folder that rpm takes for a machine. Of what other packages would bring there is nothing."""

    def __init__(self, folder):
        self.path = Path(folder).resolve() / "rpm-root"

    def __enter__(self):
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir(parents=True)
        self.rpm("--initdb")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def rpm(self, *words):
        return run("rpm", "--root", self.path, *words)

    def refusal(self, *words):
        """What rpm says when it does not do it."""
        command = ["rpm", "--root", str(self.path), *map(str, words)]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        check(answer.returncode != 0, f"rpm refuses to {' '.join(words[:1])} half of it")
        return answer.stderr

    def files(self):
        return digests(self.path, RECORDS)


def digests(root, without=()):
    """Path, kind of access and contents of every file below root."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.is_file() and not name.startswith(without):
            found[name] = (oct(path.stat().st_mode), hashlib.sha256(path.read_bytes()).hexdigest())
    return found


def unpacked(debs, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for deb in debs:
        run("dpkg-deb", "--extract", deb, folder)
    try:
        return digests(folder)
    finally:
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("packages", "scratch"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("rpm changes its root for this, and for that it must be root.")
    rpms = sorted(arguments.packages.glob("*.rpm"))
    check({path.name.split("-")[0] for path in rpms} == {"qdeck", "quarterdeck"}, "there are the two packages")
    of_debs = unpacked(sorted(arguments.packages.glob("*.deb")), arguments.scratch / "unpacked")
    with Root(arguments.scratch) as root:
        console = next(path for path in rpms if path.name.startswith("quarterdeck"))
        check("qdeck" in root.refusal("--install", console), "because the console needs qdeck")
        root.rpm("--install", "--nodeps", *rpms)
        faults = root.rpm("--verify", "--nodeps", "qdeck", "quarterdeck")
        check(not faults, f"what is installed is what the packages say {faults}")
        check("quarterdeck" in root.refusal("--erase", "qdeck"), "because the console is still there")
        installed = root.files()
        different = sorted(name for name in of_debs.keys() | installed.keys()
                           if of_debs.get(name) != installed.get(name))
        check(not different, f"{len(installed)} files are the same as in the DEB packages {different or ''}")
        root.rpm("--erase", "qdeck", "quarterdeck")
        check(not root.files(), f"nothing is left of them {sorted(root.files()) or ''}")
        ours = [str(path) for path in root.path.rglob("*deck*")]
        check(not ours, f"and no folder {ours or ''}")


if __name__ == "__main__":
    main()
