"""The hand on the mouse: real events on the screen, by xdotool."""

import subprocess

from screenreader import Atspi, Missing, wait_for

DRAG_STEPS = 20
HEADER = 22  # pixels at the upper edge of a table
SCROLL_BAR = 20  # and at the lower one, if it is wide


def place_of(node):
    """The middle of it on the screen, or nothing as long as it has no extent."""
    box = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    return (box.x + box.width // 2, box.y + box.height // 2) if box.width > 0 and box.height > 0 else None


def centre_of(node):
    place = place_of(node)
    if place is None:
        raise Missing(f"'{node.get_name()}' takes no room on the screen")
    return place


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def click(place):
    xdotool("mousemove", "--sync", *place, "click", 1)


def scroll_to(node, view, foot=SCROLL_BAR):
    """Turns the wheel over the view until the middle of the node is inside of it, and so far above its lower edge."""
    def probe():
        box = Atspi.Component.get_extents(view, Atspi.CoordType.SCREEN)
        place = place_of(node)
        top = box.y + HEADER
        if place and top < place[1] < box.y + box.height - foot:
            return True
        xdotool("mousemove", "--sync", *place_of(view), "click", 5 if not place or place[1] > top else 4)
        return False

    wait_for(f"'{node.get_name()}' to be scrolled to", probe)


def key(*names):
    xdotool("key", *names)


def type_text(text):
    xdotool("type", "--delay", 10, text)


def drag(start, end, is_welcome):
    """Press, move in small steps as a hand does, and release when what is below has said that it wants it."""
    (x0, y0), (x1, y1) = start, end
    xdotool("mousemove", "--sync", x0, y0, "mousedown", 1)
    for step in range(1, DRAG_STEPS + 1):
        xdotool("mousemove", "--sync", x0 + (x1 - x0) * step // DRAG_STEPS, y0 + (y1 - y0) * step // DRAG_STEPS)

    def ask():
        xdotool("mousemove_relative", "--sync", "--", 1, 0, "mousemove_relative", "--sync", "--", -1, 0)
        return is_welcome()

    wait_for("the drag to be welcome", ask)
    xdotool("mouseup", 1)
