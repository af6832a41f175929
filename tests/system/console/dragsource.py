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
        pointer.drag(self._place(), place, lambda: self._says(b"welcome\n", 0.1))
        if not self._says(b"copied\n", 10):
            raise AssertionError("the drop was not taken as a copy")

    def _place(self):
        answer = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self._window],
                                capture_output=True, text=True, check=True).stdout
        box = {name: int(value) for name, value in (line.split("=") for line in answer.split())}
        return box["X"] + box["WIDTH"] // 2, box["Y"] + box["HEIGHT"] // 2

    def _says(self, word, patience):
        readable, _, _ = select.select([self._program.stdout], [], [], patience)
        return bool(readable) and self._program.stdout.readline() == word
