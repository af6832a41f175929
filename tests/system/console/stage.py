"""A stage for the play: an unseen screen, a window manager, a home of its own, all swept away at the end."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

SCREEN = "1600x1000x24"
CALM_END_S = 10
GIT_CONFIG = "[safe]\n\tdirectory = *\n[user]\n\tname = Crew\n\temail = crew@localhost\n"


def start_display():
    """Gives the process and the name of a display that nobody else uses: the server chooses the number."""
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(ours) as answer:
        number = answer.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start")
    return server, f":{number}"


class Stage:
    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="quarterdeck-"))
        self._programs = []

    def __enter__(self):
        runtime = self.home / "runtime"
        runtime.mkdir(mode=0o700)
        (self.home / ".gitconfig").write_text(GIT_CONFIG)
        for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NO_AT_BRIDGE", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                     "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ.pop(name, None)
        os.environ.update(HOME=str(self.home), XDG_RUNTIME_DIR=str(runtime), LC_ALL="C.UTF-8",
                          QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        server, os.environ["DISPLAY"] = start_display()
        self._programs.append(server)
        self.start("openbox")
        return self

    def __exit__(self, *_):
        for program in reversed(self._programs):
            self.end(program)
        shutil.rmtree(self.home, ignore_errors=True)

    def start(self, *command, **options):
        options.setdefault("stderr", subprocess.DEVNULL)
        program = subprocess.Popen([str(word) for word in command], **options)
        self._programs.append(program)
        return program

    def end(self, program):
        if program.poll() is None:
            program.send_signal(signal.SIGTERM)
        try:
            return program.wait(CALM_END_S)
        except subprocess.TimeoutExpired:
            program.kill()
            return program.wait()


def window_of(program, patience=30):
    """The window of a program as soon as the screen shows it."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = subprocess.run(["xdotool", "search", "--all", "--onlyvisible", "--pid", str(program.pid),
                                "--name", "."], capture_output=True, text=True, check=False).stdout.split()
        if found:
            return found[-1]
    raise RuntimeError(f"no window of {program.args[0]} within {patience} s")


def colours_in(window):
    answer = subprocess.run(["import", "-silent", "-window", window, "-format", "%k", "info:-"],
                            capture_output=True, text=True, check=False)
    return int(answer.stdout or 0)


def resize(window, width, height):
    subprocess.run(["xdotool", "windowsize", "--sync", window, str(width), str(height)], check=True)


def save_picture(window, path):
    subprocess.run(["import", "-silent", "-window", window, "-strip", "-define", "png:compression-level=9", str(path)],
                   check=True)
