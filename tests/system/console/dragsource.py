"""The window with files that can be dragged out of it."""

import select
import subprocess

import pointer
from stage import window_of


class DragSource:
    def __init__(self, stage, program, files):
        self._program = stage.start(program, *files, stdout=subprocess.PIPE, bufsize=0)
        self._window = window_of(self._program)

    def drag_to(self, place):
        pointer.drag(self._place(), place, lambda: self._says(0.1) == b"welcome\n")
        word = self._says(10)
        while word == b"welcome\n":  # a hand that went over an edge on its way is welcome twice
            word = self._says(10)
        if word != b"copied\n":
            raise AssertionError(f"the drop was not taken as a copy, but: {word}")

    def _place(self):
        answer = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self._window],
                                capture_output=True, text=True, check=True).stdout
        box = {name: int(value) for name, value in (line.split("=") for line in answer.split())}
        return box["X"] + box["WIDTH"] // 2, box["Y"] + box["HEIGHT"] // 2

    def _says(self, patience):
        readable, _, _ = select.select([self._program.stdout], [], [], patience)
        return self._program.stdout.readline() if readable else None
