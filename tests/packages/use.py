"""What somebody does who tries the program for the first time, without a screen and with one."""

import json
import os
import signal
import sys
import time

from machine import HOME

ON_ITS_OWN_BUS = "QD_TEST_BUS"
PROFILE = f"{HOME}/.local/share/quarterdeck/default"
TITLE = "Say where we are"
TASK = f"""---
title: {TITLE}
command: [/bin/echo, "fifty degrees north"]
---
What an agent would do is written down, and not done.
"""


def check(truth, what):
    if not truth:
        raise AssertionError(what)
    print(f"ok  {what}")


def timed(what, act):
    began = time.monotonic()
    result = act()
    print(f"    {what}: {time.monotonic() - began:.1f} s")
    return result


def prepare(console_rig, longest_s):
    """For a test that installs something: as root, on a bus of its own, and not for ever."""
    sys.path.insert(0, str(console_rig))
    import prerequisites
    prerequisites.require_all()
    if os.geteuid() != 0:
        sys.exit("The test of the packages installs them into a machine of its own, and for that it must be root.")
    if ON_ITS_OWN_BUS not in os.environ:
        os.environ[ON_ITS_OWN_BUS] = "1"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])
    signal.alarm(longest_s)
    sys.stdout.reconfigure(line_buffering=True)


def without_a_screen(machine, qdeck="qdeck", console="quarterdeck"):
    check("qdeck" in machine.do(qdeck, "--version"), "qdeck says its version")
    check("quarterdeck" in machine.do(console, "--version"), "the console says its version without a screen")
    task = machine.root / HOME.lstrip("/") / "where.md"
    task.write_text(TASK)
    machine.do(qdeck, "add", f"{HOME}/where.md")
    machine.do(qdeck, "run", "--until-idle")
    listed = json.loads(machine.do(qdeck, "list", "--json"))["tasks"]
    check([(task["state"], task["mode"]) for task in listed] == [("succeeded", "proof")], "a task ran in PROOF")
    check(json.loads(machine.do(qdeck, "verify", "--json"))["ok"], "and everything is as it was recorded")
    check(has_profile(machine), "in the folder where data of programs belong")


def has_profile(machine):
    return (machine.root / PROFILE.lstrip("/") / "quarterdeck.db").exists()


def socket_of(address):
    return address.split("path=")[1].split(",")[0]


def buses():
    """The addresses of the bus of the session, and of that of screen readers, which comes up when it is asked for."""
    from gi.repository import Gio, GLib

    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None,
                               GLib.VariantType("(s)"), Gio.DBusCallFlags.NONE, -1, None)
    return os.environ["DBUS_SESSION_BUS_ADDRESS"], answer.unpack()[0]


def with_a_screen(machine, picture, console="quarterdeck"):
    from helm import TABS, Helm
    from stage import Stage, colours_in, save_picture, window_of

    with Stage() as stage:
        run_here = {name: os.environ[name] for name in
                    ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LC_ALL", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON")}
        command = machine.command(*(f"{name}={value}" for name, value in run_here.items()), console,
                                  shared=("/tmp/.X11-unix", *map(socket_of, buses())))
        program = stage.start(*command, stderr=None)
        window = timed("start to window", lambda: window_of(program))
        helm = Helm(program)
        for tab in TABS:
            helm.open_tab(tab)
        helm.open_tab("Queue")
        check(helm.tasks() == [("Succeeded", "PROOF", TITLE)],
              "the console shows the task: the driver of the database is there")
        check(colours_in(window) > 64, "and paints its window")
        picture.parent.mkdir(parents=True, exist_ok=True)
        save_picture(window, picture)
        helm.choose("File", "Quit")
        check(program.wait(10) == 0, "the console ends when it is told to")


def on_wayland(machine, picture, console="quarterdeck"):
    """Steered by what a screen reader sees alone: there are no hands for Wayland."""
    from helm import TABS, Helm
    from stage import Stage
    from wayland import Screen

    with Screen() as screen, Stage() as stage:
        run_here = screen.environment() | {name: os.environ[name] for name in
                                           ("DBUS_SESSION_BUS_ADDRESS", "LC_ALL", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON")}
        command = machine.command(*(f"{name}={value}" for name, value in run_here.items()), console,
                                  shared=(str(screen.folder), *map(socket_of, buses())))
        program = stage.start(*command, stderr=None)
        helm = Helm(program)
        for tab in TABS:
            helm.open_tab(tab)
        helm.open_tab("Queue")
        check(helm.tasks() == [("Succeeded", "PROOF", TITLE)], "on Wayland the console shows the same")
        check(screen.save_picture(picture) > 64, "and paints its window")
