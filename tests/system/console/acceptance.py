"""Acceptance of the real console, from outside: the first day of an operator, by accessible names and mouse."""

import argparse
import faulthandler
import os
import signal
import sys
import warnings
from pathlib import Path

import prerequisites

LONGEST_S = 280
ON_ITS_OWN_BUS = "QD_ACCEPTANCE_BUS"


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("console", "qdeck", "dragsource", "source", "screenshots"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    return parser.parse_args()


def give_up(*_):
    raise TimeoutError(f"not done after {LONGEST_S} s")


def main():
    prerequisites.require_all()
    if ON_ITS_OWN_BUS not in os.environ:
        os.environ[ON_ITS_OWN_BUS] = "1"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])
    faulthandler.enable()
    warnings.simplefilter("ignore", DeprecationWarning)  # libatspi calls half of itself deprecated
    sys.stdout.reconfigure(line_buffering=True)
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST_S)
    from play import play  # only now: it talks to the bus as soon as it is loaded
    play(read_arguments())


if __name__ == "__main__":
    main()
