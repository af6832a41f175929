"""The console in the words of its operator. Built on what a screen reader can find and a hand can do."""

import pointer
from screenreader import Atspi, Missing, Role, ScreenReader, children, is_enabled, text_of, wait_for

TABS = ("Autonomy", "Queue", "Agents", "Log")


def caption_of(node):
    """What names a box of choices: its own name is only the choice that is made."""
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name()
    return node.get_description()


class Helm:
    def __init__(self, program):
        self.reader = ScreenReader(program.pid)

    # ---- finding one's way

    def open_tab(self, name):
        self.reader.press(Role.PAGE_TAB, name)
        wait_for(f"the page {name}", lambda: self.reader.has(Role.PAGE_TAB_LIST, name))

    def choose(self, menu, entry):
        """With the mouse: an entry pressed through the bus leaves its menu open."""
        top = self.reader.find(Role.MENU_ITEM, menu)
        pointer.click(pointer.centre_of(top))
        pointer.click(pointer.centre_of(self.reader.find(Role.MENU_ITEM, entry, top)))

    def press(self, button, within=None):
        self.reader.press(Role.PUSH_BUTTON, button, within)

    def wait_for_button(self, name):
        def probe():
            return next((node for node in self.reader.all(Role.PUSH_BUTTON, name) if is_enabled(node)), None)
        return wait_for(f"a button '{name}'", probe)

    def wait_until_closed(self, title):
        wait_for(f"the end of the window '{title}'",
                 lambda: not [window for window in self.reader.windows() if title in window.get_name()])

    def pick(self, caption, choice, within):
        """Opens a box of choices and clicks on one of them."""
        def probe():
            boxes = self.reader.all(Role.COMBO_BOX, None, within)
            return next((box for box in boxes if caption in (caption_of(box) or "")), None)
        box = wait_for(f"a box of choices with the caption '{caption}'", probe)
        self.reader.act(box)
        entries = wait_for("the open choices", lambda: children(box) and children(children(box)[0]))
        entry = next((node for node in entries if node.get_name().startswith(choice)), None)
        if entry is None:
            raise Missing(f"no choice '{choice}' among {[node.get_name() for node in entries]}")
        pointer.click(wait_for("the choices on the screen", lambda: pointer.place_of(entry)))
        wait_for(f"'{choice}' to be chosen", lambda: box.get_name().startswith(choice))

    # ---- tasks

    def queue_place(self):
        """Where to drop: on the table, or on the invitation that stands there as long as it is empty."""
        def target():
            tables = list(self.reader.all(Role.TABLE, "Tasks"))
            labels = self.reader.all(Role.LABEL)
            invitations = [label for label in labels if label.get_name().startswith("Drop task files")]
            return next(iter(tables + invitations), None)
        return pointer.centre_of(wait_for("the queue", target))

    def tasks(self):
        """(state, mode, title) of every row of the queue."""
        table = self.reader.table("Tasks")
        return list(zip(table.texts("State"), table.texts("Mode"), table.texts("Title")))

    def wait_for_all_succeeded(self, mode, titles, patience=90):
        def probe():
            done = sorted(title for state, in_mode, title in self.tasks() if (state, in_mode) == ("Succeeded", mode))
            return done == sorted(titles)
        wait_for(f"{len(titles)} tasks to succeed in {mode}", probe, patience)

    def point_at_task(self, title, mode):
        rows = [row for row, task in enumerate(self.tasks()) if task[1:] == (mode, title)]
        if len(rows) != 1:
            raise Missing(f"'{title}' in {mode} is there {len(rows)} times")
        table = self.reader.table("Tasks")
        cell = table.cell(rows[0], "Title")
        pointer.scroll_to(cell, table.node)
        pointer.click(pointer.centre_of(cell))

    def views(self):
        """The groups and saved views beside the queue, from top to bottom, as (name, cell)."""
        node = self.reader.find(Role.LIST, "States and views")
        cells = (Atspi.Table.get_accessible_at(node, row, 0) for row in range(Atspi.Table.get_n_rows(node)))
        return [(cell.get_name(), cell) for cell in cells if cell]

    def choose_view(self, name):
        found = [cell for text, cell in self.views() if text.startswith(name)]
        if len(found) != 1:
            raise Missing(f"'{name}' is {len(found)} times among {[text for text, _ in self.views()]}")
        pointer.click(pointer.centre_of(found[0]))

    def read(self, name):
        return text_of(self.reader.find(Role.TEXT, name))
