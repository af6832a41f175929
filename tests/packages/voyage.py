"""The packages on a clean machine: installed, used without a screen and with one, and removed without a trace."""

import argparse
import json
import os
import signal
import sys
import time
from pathlib import Path

from machine import APT, HOME, Machine

LONGEST_S = 560
ON_ITS_OWN_BUS = "QD_VOYAGE_BUS"
TASK = """---
title: Say where we are
command: [/bin/echo, "fifty degrees north"]
---
What an agent would do is written down, and not done.
"""
PROFILE = f"{HOME}/.local/share/quarterdeck/default"


def check(truth, what):
    if not truth:
        raise AssertionError(what)
    print(f"ok  {what}")


def timed(what, act):
    began = time.monotonic()
    result = act()
    print(f"    {what}: {time.monotonic() - began:.1f} s")
    return result


def packages_in(folder):
    found = sorted(folder.glob("*.deb"))
    check({path.name.split("_")[0] for path in found} == {"qdeck", "quarterdeck"}, "there are the two packages")
    for path in found:
        print(f"    {path.name}: {path.stat().st_size / 1024:.0f} KiB")
    return found


def use_without_a_screen(machine):
    check("qdeck" in machine.do("qdeck", "--version"), "qdeck says its version")
    check("quarterdeck" in machine.do("quarterdeck", "--version"), "the console says its version without a screen")
    task = machine.root / HOME.lstrip("/") / "where.md"
    task.write_text(TASK)
    machine.do("qdeck", "add", f"{HOME}/where.md")
    machine.do("qdeck", "run", "--until-idle")
    listed = json.loads(machine.do("qdeck", "list", "--json"))["tasks"]
    check([(task["state"], task["mode"]) for task in listed] == [("succeeded", "proof")], "a task ran in PROOF")
    check(json.loads(machine.do("qdeck", "verify", "--json"))["ok"], "and everything is as it was recorded")
    check((machine.root / PROFILE.lstrip("/") / "quarterdeck.db").exists(), "in the folder where data of programs belong")


def socket_of(address):
    return address.split("path=")[1].split(",")[0]


def buses():
    """The addresses of the bus of the session, and of that of screen readers, which comes up when it is asked for."""
    from gi.repository import Gio, GLib

    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, GLib.VariantType("(s)"),
                               Gio.DBusCallFlags.NONE, -1, None)
    return os.environ["DBUS_SESSION_BUS_ADDRESS"], answer.unpack()[0]


def use_with_a_screen(machine, pictures):
    from helm import TABS, Helm
    from stage import Stage, save_picture, window_of

    with Stage() as stage:
        run_here = {name: os.environ[name] for name in
                    ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LC_ALL", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON")}
        command = machine.command(*(f"{name}={value}" for name, value in run_here.items()), "quarterdeck",
                                  shared=("/tmp/.X11-unix", *map(socket_of, buses())))
        console = stage.start(*command, stderr=None)
        window = timed("start to window", lambda: window_of(console))
        helm = Helm(console)
        for tab in TABS:
            helm.open_tab(tab)
        helm.open_tab("Queue")
        check(helm.tasks() == [("Succeeded", "PROOF", "Say where we are")], "the console shows the task: the driver of the database is there")
        pictures.mkdir(parents=True, exist_ok=True)
        save_picture(window, pictures / "installed.png")
        helm.choose("File", "Quit")
        check(console.wait(10) == 0, "the console ends when it is told to")


def remove(machine):
    belongings = machine.files_of("qdeck", "quarterdeck")
    check(len(belongings) > 20, f"{len(belongings)} files belong to the packages")
    machine.do(*APT, "purge", "qdeck", "quarterdeck")
    left = [path for path in belongings if (machine.root / path.lstrip("/")).exists()]
    check(not left, f"none of them is left {left or ''}")
    traces = machine.traces()
    check(not traces, f"there is no trace of the program {traces or ''}")
    check((machine.root / PROFILE.lstrip("/") / "quarterdeck.db").exists(), "what the user has done is still there")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("packages", "console-rig", "scratch", "screenshots"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.console_rig))
    import prerequisites
    prerequisites.require_all()
    if os.geteuid() != 0:
        sys.exit("The test of the packages installs them into a machine of its own, and for that it must be root.")
    if ON_ITS_OWN_BUS not in os.environ:
        os.environ[ON_ITS_OWN_BUS] = "1"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])
    signal.alarm(LONGEST_S)
    sys.stdout.reconfigure(line_buffering=True)
    packages = packages_in(arguments.packages)
    with Machine(arguments.scratch) as machine:
        timed("install with what they need", lambda: machine.install(packages))
        use_without_a_screen(machine)
        use_with_a_screen(machine, arguments.screenshots)
        remove(machine)


if __name__ == "__main__":
    main()
