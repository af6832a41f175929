"""What a screen reader sees of the console and can do there: all is found by role and accessible name."""

import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 (the version has to be said first)

Role = Atspi.Role
POLL_S = 0.05
PATIENCE_S = 10
# What these hold is reached by their table interface: walking the cells of a big one takes minutes.
TABLES = (Role.TABLE, Role.TREE_TABLE, Role.LIST, Role.TREE)


class Missing(AssertionError):
    """Something the operator should see is not there."""


def wait_for(what, probe, patience=PATIENCE_S):
    """Asks until the answer is true, and gives it. `what` says in words what was waited for."""
    deadline = time.monotonic() + patience
    while True:
        try:
            answer = probe()
        except GLib.Error as error:  # a widget that went away while it was looked at
            answer, last = None, error
        else:
            last = answer
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise Missing(f"waited {patience} s for {what}; last seen: {last!r}")
        time.sleep(POLL_S)


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.ENABLED)


def children(node):
    return [child for child in (node.get_child_at_index(i) for i in range(node.get_child_count())) if child]


def walk(node):
    yield node
    if node.get_role() in TABLES:
        return
    for child in children(node):
        yield from walk(child)


def text_of(node):
    """What is written in a field; the name of everything else is its text."""
    field = node.get_text_iface()
    return Atspi.Text.get_text(field, 0, -1) if field else node.get_name()


class Table:
    """A table by its own interface: rows, columns by their titles, cells by both."""

    def __init__(self, node):
        self.node = node

    def row_count(self):
        return Atspi.Table.get_n_rows(self.node)

    def titles(self):
        columns = range(Atspi.Table.get_n_columns(self.node))
        return [Atspi.Table.get_column_description(self.node, column) for column in columns]

    def column(self, title):
        titles = self.titles()
        if title not in titles:
            raise Missing(f"no column '{title}' among {titles}")
        return titles.index(title)

    def cell(self, row, title):
        return Atspi.Table.get_accessible_at(self.node, row, self.column(title))

    def texts(self, title):
        column = self.column(title)
        cells = (Atspi.Table.get_accessible_at(self.node, row, column) for row in range(self.row_count()))
        return [cell.get_name() if cell else None for cell in cells]

    def select(self, row):
        if not Atspi.Table.add_row_selection(self.node, row):
            raise Missing(f"row {row} cannot be chosen")


class ScreenReader:
    """One program on the accessibility bus."""

    def __init__(self, process_id):
        self._process_id = process_id
        self.application = wait_for("the console on the accessibility bus", self._find_application, 30)
        self.application.set_cache_mask(Atspi.Cache.NONE)  # every answer is fresh

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        return next((node for node in children(desktop) if node.get_process_id() == self._process_id), None)

    def windows(self):
        return [node for node in children(self.application) if is_showing(node)]

    def window(self, title_part, patience=PATIENCE_S):
        def probe():
            return next((node for node in self.windows() if title_part in node.get_name()), None)
        return wait_for(f"a window '{title_part}'", probe, patience)

    def all(self, role, name=None, within=None):
        for root in [within] if within else self.windows():
            for node in walk(root):
                if node.get_role() == role and name in (None, node.get_name()) and is_showing(node):
                    yield node

    def find(self, role, name, within=None, patience=PATIENCE_S):
        return wait_for(f"a {Atspi.role_get_name(role)} named '{name}'",
                        lambda: next(self.all(role, name, within), None), patience)

    def has(self, role, name, within=None):
        return next(self.all(role, name, within), None) is not None

    def label_with(self, part, within=None, patience=PATIENCE_S):
        def probe():
            return next((node for node in self.all(Role.LABEL, None, within) if part in node.get_name()), None)
        return wait_for(f"a label that says '{part}'", probe, patience)

    def table(self, name, within=None):
        return Table(self.find(Role.TABLE, name, within))

    def press(self, role, name, within=None, patience=PATIENCE_S):
        node = wait_for(f"an enabled {Atspi.role_get_name(role)} named '{name}'",
                        lambda: next((n for n in self.all(role, name, within) if is_enabled(n)), None), patience)
        self.act(node)

    def act(self, node, wanted=("Press", "Toggle", "ShowMenu")):
        names = [Atspi.Action.get_action_name(node, i) for i in range(Atspi.Action.get_n_actions(node))]
        chosen = next((name for name in wanted if name in names), None)
        if chosen is None:
            raise Missing(f"'{node.get_name()}' can only {names}")
        Atspi.Action.do_action(node, names.index(chosen))

    def type_into(self, role, name, text, within=None):
        field = self.find(role, name, within)
        if not Atspi.EditableText.set_text_contents(field, text):
            raise Missing(f"'{name}' takes no text")

    def outline(self, node=None, depth=0):
        """The tree as text, for the message of a failure."""
        roots = [node] if node else self.windows()
        for root in roots:
            if not is_showing(root):
                continue
            yield "  " * depth + f"{root.get_role_name()} '{root.get_name()}' {root.get_description() or ''}".rstrip()
            if root.get_role() not in TABLES:
                for child in children(root):
                    yield from self.outline(child, depth + 1)
