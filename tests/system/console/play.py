"""The first day of an operator, act by act. Each act leaves the console as the next one wants it."""

import json
import re
import subprocess
import time

import pointer
import stopwatch
from dragsource import DragSource
from helm import TABS, Helm
from qdeck import Qdeck
from screenreader import Missing, Role, is_enabled, wait_for
from stage import Stage, colours_in, resize, save_picture, window_of
from workspace import make_workspace

WIDE = (1400, 900)
NARROW = (1000, 700)
README = (1280, 800)
THEMES = (("dark", "Dark theme"), ("light", "Light theme"))
PAINTED = 50  # colours; an empty window has one


def check(truth, what):
    if not truth:
        raise AssertionError(what)
    print(f"ok  {what}")


class Play:
    def __init__(self, stage, arguments):
        self.stage = stage
        self.pictures = arguments.screenshots
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.files = make_workspace(arguments.source, stage.home / "workspace")
        self.titles = [re.search(r"^title: (.+)$", file.read_text(), re.M).group(1) for file in self.files]
        profile = stage.home / "harbour"
        self.qdeck = Qdeck(arguments.qdeck, profile)
        self.source = DragSource(stage, arguments.dragsource, self.files)
        self.start = [arguments.console, "--profile", profile]
        self.console = self.start_console()
        self.helm = Helm(self.console)
        self.reader = self.helm.reader

    def start_console(self):
        began = time.monotonic()
        console = self.stage.start(*self.start)
        self.window = window_of(console)
        shown = time.monotonic()
        while colours_in(self.window) < PAINTED:
            asked = time.monotonic()
            if asked - began > 30:
                raise AssertionError("the window stays empty")
        painted = time.monotonic()
        print(f"    start to window {1000 * (shown - began):.0f} ms, painted by {1000 * (painted - began):.0f} ms")
        return console

    def picture(self, name, window=None):
        save_picture(window or self.window, self.pictures / f"{name}.png")

    def drop(self):
        self.source.drag_to(self.helm.queue_place())
        return self.reader.window("Import tasks")

    # ---- acts

    def prove_that_the_driver_can_fail(self):
        """A driver that finds everything finds nothing."""
        attempts = {
            "a button that is not there": lambda: self.reader.find(Role.PUSH_BUTTON, "Scuttle the ship", patience=0.3),
            "a tab of another name": lambda: self.reader.press(Role.PAGE_TAB, "Cargo", patience=0.3),
            "a right name in a wrong role": lambda: self.reader.find(Role.PAGE_TAB, "Kill…", patience=0.3),
            "a label that nobody wrote": lambda: self.reader.label_with("all hands on deck", patience=0.3),
            "a column that is not there": lambda: self.reader.table("Agents list").column("Rum"),
        }
        self.helm.open_tab("Agents")
        for what, attempt in attempts.items():
            try:
                attempt()
            except Missing:
                print(f"ok  the driver does not find {what}")
            else:
                raise AssertionError(f"the driver found {what}")

    def look_around(self):
        check(self.reader.window("Quarterdeck [PROOF]"), "the title names the mode, and it is PROOF")
        for tab in TABS:
            self.helm.open_tab(tab)
        self.helm.open_tab("Agents")
        agents = self.reader.table("Agents list").texts("Name")
        check({"command", "rehearsal"} <= set(agents), f"the agents are there: {agents}")
        self.helm.open_tab("Queue")
        for button in ("Pause daemon", "Drain", "Kill…", "New task", "Import…"):
            self.helm.wait_for_button(button)

    def start_again_with_a_file(self):
        """As a file manager does: the console that is open takes the file."""
        again = subprocess.run([*self.start, self.files[0]], capture_output=True, text=True, timeout=30, check=False)
        check(again.returncode == 0, f"a second start ends with 0: {again.stderr.strip()}")
        preview = self.reader.window("Import tasks")
        self.reader.label_with("1 ready", preview)
        self.helm.press("Cancel", preview)
        self.helm.wait_until_closed("Import tasks")

    def ask_for_help(self):
        pointer.key("F1")
        help_window = self.reader.window("Help")
        wait_for("the text on the page", lambda: "All tasks" in (self.helm.read("Text of the topic") or ""))
        self.picture("help-light", "root")
        self.helm.press("Close", help_window)
        self.helm.wait_until_closed("Help")
        self.helm.choose("Help", "Why is nothing running?")
        dialog = self.reader.window("Why is nothing running?")
        self.reader.label_with("No task is queued", dialog)
        self.picture("why-light", "root")
        self.helm.press("Close", dialog)
        self.helm.wait_until_closed("Why is nothing running?")

    def prove_ten(self):
        preview = self.drop()
        self.reader.label_with("10 ready", preview)
        table = self.reader.table("Tasks that were found", preview)
        check(table.texts("Status") == ["Ready"] * 10, "the preview says 10 ok")
        check(sorted(table.texts("Title")) == sorted(self.titles), "the preview names them all")
        self.picture("import-light", "root")
        self.helm.press("Add 10", preview)
        self.helm.wait_until_closed("Import tasks")
        self.helm.wait_for_all_succeeded("PROOF", self.titles)
        check(self.qdeck.succeeded("proof") == sorted(self.titles), "ten in PROOF, and qdeck says the same")

    def arm(self):
        self.qdeck.ask("config", "set", "safety.allow_real", "true")
        self.helm.choose("Daemon", "Arm REAL…")
        dialog = self.reader.window("Arm REAL")
        button = self.reader.find(Role.PUSH_BUTTON, "Arm", dialog)
        self.reader.type_into(Role.TEXT, "Type REAL to arm:", "real", dialog)
        check(not is_enabled(button), "the wrong word does not arm")
        self.reader.type_into(Role.TEXT, "Type REAL to arm:", "REAL", dialog)
        self.helm.wait_for_button("Arm")
        self.picture("arm-light", "root")
        self.helm.press("Arm", dialog)
        self.helm.wait_until_closed("Arm REAL")
        check(self.reader.window("Quarterdeck [REAL]"), "the title says REAL")

    def do_ten(self):
        preview = self.drop()
        self.helm.pick("Mode", "REAL", preview)
        self.reader.label_with("10 ready", preview)
        table = self.reader.table("Tasks that were found", preview)
        check(table.texts("Mode") == ["REAL"] * 10, "the preview shows all ten in REAL")
        self.helm.press("Add 10", preview)
        self.helm.wait_until_closed("Import tasks")
        self.approve_ten()
        times = stopwatch.answer_times(self.reader.find(Role.PUSH_BUTTON, "Pause daemon"))
        print(f"    while ten tasks run, {stopwatch.summary(times)}")
        self.helm.wait_for_all_succeeded("REAL", self.titles)
        check(self.qdeck.succeeded("real") == sorted(self.titles), "ten in REAL, and qdeck says the same")
        check(self.reader.window("Quarterdeck [PROOF]"), "after ten the window of REAL has closed by itself")

    def approve_ten(self):
        """What is to happen for real was proved first, and waits for a yes."""
        wait_for("ten to be held", lambda: [row[0] for row in self.helm.tasks() if row[1] == "REAL"] == ["Held"] * 10)
        self.helm.point_at_task("List the ten largest files", "REAL")
        pointer.key("ctrl+a")
        self.helm.press("Approve…")
        dialog = self.reader.window("Approve")
        self.reader.label_with("checked here", dialog)
        self.picture("approve-light", "root")
        self.helm.press("Approve 10 tasks", dialog)
        self.helm.wait_until_closed("Approve")

    def read_artifacts(self):
        self.helm.point_at_task("List the ten largest files", "REAL")
        self.reader.label_with("List the ten largest files")
        self.reader.press(Role.PAGE_TAB, "Artifacts")
        table = self.reader.table("Artifacts")
        wait_for("what was proved, what was done and what came of it", lambda: table.row_count() == 3)
        check(table.texts("Hash check") == ["Intact"] * 3, f"the hashes of {table.texts('Name')} are intact")
        cell = table.cell(table.texts("Name").index("stdout.txt"), "Name")
        pointer.scroll_to(cell, table.node, foot=4)
        pointer.click(pointer.centre_of(cell))
        self.reader.label_with("stdout.txt")
        self.take_readme_pictures()
        output = wait_for("what the task said", lambda: self.helm.read("Contents of the artifact"))
        check(len(output.splitlines()) == 10, "its output has ten lines")

    def take_readme_pictures(self):
        resize(self.window, *README)
        for theme, entry in THEMES:
            self.helm.choose("View", entry)
            self.picture(f"console-{theme}")
        resize(self.window, *WIDE)

    def find(self):
        self.reader.type_into(Role.TEXT, "Filter tasks", "TODO")
        wait_for("the two tasks with TODO", lambda: len(self.helm.tasks()) == 2)
        check(all("TODO" in task[2] for task in self.helm.tasks()), "the filter leaves what it names")
        self.reader.type_into(Role.TEXT, "Filter tasks", "")
        wait_for("all tasks", lambda: len(self.helm.tasks()) == 20)
        self.helm.open_tab("Log")
        check(self.reader.table("Log entries").row_count() > 0, "the log has lines")
        self.reader.type_into(Role.TEXT, "Find in log", "succeeded")
        self.reader.label_with("1 of ")
        self.reader.type_into(Role.TEXT, "Find in log", "")
        self.helm.open_tab("Queue")

    def save_a_view(self):
        self.reader.type_into(Role.TEXT, "Filter tasks", "TODO mode:real")
        wait_for("the one task", lambda: len(self.helm.tasks()) == 1)
        self.helm.press("Save view…")
        wait_for("the view among the others", lambda: any("TODO mode:real" in name for name, _ in self.helm.views()))
        pointer.key("ctrl+a")
        pointer.type_text("Open points")
        pointer.key("Return")
        wait_for("its name", lambda: any(name.startswith("Open points") for name, _ in self.helm.views()))
        self.helm.choose_view("All")
        wait_for("all tasks", lambda: len(self.helm.tasks()) == 20)
        self.helm.choose_view("Open points")
        wait_for("the view to narrow the list again", lambda: len(self.helm.tasks()) == 1)
        check(self.helm.read("Filter tasks") == "TODO mode:real", "a view was saved, left and chosen again")
        self.picture("saved-view-light")
        self.helm.choose_view("All")
        wait_for("all tasks", lambda: len(self.helm.tasks()) == 20)

    def take_pictures(self):
        for theme, entry in THEMES:
            self.helm.choose("View", entry)
            for suffix, size in (("", WIDE), ("-narrow", NARROW)):
                resize(self.window, *size)
                for tab in TABS:
                    self.helm.open_tab(tab)
                    self.picture(f"{tab.lower()}-{theme}{suffix}")
        resize(self.window, *WIDE)
        self.helm.open_tab("Queue")

    def pause_and_resume(self):
        self.helm.press("Pause daemon")
        self.helm.wait_for_button("Resume daemon")
        paused = self.reader.label_with("obeyed by tick").get_name()
        check(re.search(r"^Paused .*by tick \d", paused), f"the strip tells which tick obeyed: '{paused}'")
        self.picture("paused-light")
        self.helm.press("Resume daemon")
        self.helm.wait_for_button("Pause daemon")
        wait_for("the strip to say Running", lambda: self.reader.has(Role.LABEL, "Running"))

    def drain_and_take_it_back(self):
        self.helm.press("Drain")
        self.reader.label_with("Drain")
        self.helm.wait_for_button("Resume daemon")
        self.helm.press("Resume daemon")
        wait_for("the strip to say Running", lambda: self.reader.has(Role.LABEL, "Running"))

    def write_a_long_task(self):
        self.helm.press("New task")
        dialog = self.reader.window("New task")
        self.reader.type_into(Role.TEXT, "Title", "Stand watch", dialog)
        self.helm.pick("Kind", "Rehearsal", dialog)
        self.reader.type_into(Role.TEXT, "Steps, one per line", "sleep 600", dialog)
        self.picture("new-task-light", "root")
        self.helm.press("Add task", dialog)
        self.helm.wait_until_closed("New task")
        wait_for("the watch to run", lambda: ("Running", "PROOF", "Stand watch") in self.helm.tasks())

    def add(self, name, **fields):
        """From the command line, as another program would."""
        path = self.stage.home / f"{name}.json"
        path.write_text(json.dumps({"title": name, **fields}))
        self.qdeck.ask("add", path)

    def wait_for_state(self, title, mode, state):
        wait_for(f"'{title}' to be {state}", lambda: (state, mode, title) in self.helm.tasks(), 30)

    def requeue_a_dead_letter(self):
        self.add("Patch the sail", rehearse=[{"fail": 1}], max_attempts=1)
        self.wait_for_state("Patch the sail", "PROOF", "Dead letter")
        self.helm.point_at_task("Patch the sail", "PROOF")
        self.helm.press("Requeue")
        self.wait_for_state("Patch the sail", "PROOF", "Succeeded")
        print("ok  a dead letter was requeued, and its next attempt succeeded")

    def edit_and_retry(self):
        self.add("Caulk the hull", rehearse=["crash"], max_attempts=1)
        self.wait_for_state("Caulk the hull", "PROOF", "Dead letter")
        self.helm.point_at_task("Caulk the hull", "PROOF")
        pointer.key("ctrl+shift+r")
        dialog = self.reader.window("Edit T-")
        self.reader.type_into(Role.TEXT, "Steps, one per line", "succeed it is tight", dialog)
        self.picture("edit-light", "root")
        self.helm.press("Save and try again", dialog)
        self.helm.wait_until_closed("Edit T-")
        self.wait_for_state("Caulk the hull", "PROOF", "Succeeded")
        print("ok  a dead letter was edited and tried again in one step")

    def answer_an_unknown_outcome(self):
        self.add("Fire the gun", command=["sleep", "600"], mode="real", autonomy=100)
        self.qdeck.ask("arm", "--for", "2m", "--count", "1", "--confirm", "REAL")
        self.wait_for_state("Fire the gun", "REAL", "Running")
        self.helm.point_at_task("Fire the gun", "REAL")
        self.helm.press("Cancel")
        dialog = self.reader.window("Cancel 1 task?")
        self.reader.label_with("what they have not delivered is lost", dialog)
        self.reader.label_with("Can be done to 1 of 1", dialog)
        self.picture("cancel-running-light", "root")
        self.helm.press("Cancel it", dialog)
        self.wait_for_state("Fire the gun", "REAL", "Unknown")
        self.helm.press("Decide…")
        dialog = self.reader.window("Decide what happened")
        self.reader.press(Role.RADIO_BUTTON, "It did not happen", dialog)
        self.reader.type_into(Role.TEXT, "How do you know? Kept in the journal:", "nobody heard it", dialog)
        self.picture("decide-light", "root")
        self.helm.press("Decide", dialog)
        self.wait_for_state("Fire the gun", "REAL", "Failed")
        journal = self.qdeck.ask("log", "--limit", "50")["entries"]
        check(any(entry["event"] == "outcome_denied" and entry["data"]["reason"] == "nobody heard it" for entry in journal),
              "an unknown outcome was answered, and the journal knows why")

    def undo_a_cancel(self):
        """While the daemon is paused, so that what waits goes on waiting."""
        self.add("Weigh anchor", rehearse=["succeed"])
        self.wait_for_state("Weigh anchor", "PROOF", "Queued")
        self.helm.point_at_task("Weigh anchor", "PROOF")
        pointer.key("Delete")
        self.wait_for_state("Weigh anchor", "PROOF", "Cancelled")
        self.reader.label_with("Cancelled 1 task.")
        self.picture("undo-light")
        self.helm.press("Undo")
        self.wait_for_state("Weigh anchor", "PROOF", "Queued")
        pointer.key("ctrl+plus")
        self.reader.label_with("Changed the priority of 1 task.")
        self.helm.choose("Edit", "Undo priority of 1 task")
        self.reader.label_with("Undone: priority of 1 task.")
        shown = self.qdeck.ask("list", "--text", "Weigh anchor")["tasks"][0]
        check((shown["state"], shown["priority"]) == ("queued", 5), "a cancel and a priority were undone")

    def kill_and_reset(self):
        self.helm.press("Kill…")
        dialog = self.reader.window("Kill")
        self.reader.label_with("1 task is running", dialog)
        self.reader.find(Role.TREE, "Running tasks and what becomes of them", dialog)
        self.picture("kill-light", "root")
        self.helm.press("Kill daemon", dialog)
        killed = self.reader.label_with("Killed").get_name()
        print(f"ok  the strip says '{killed}'")
        wait_for("the watch to end", lambda: ("Running", "PROOF", "Stand watch") not in self.helm.tasks())
        check(self.qdeck.ask("status")["engine"]["state"] == "killed", "qdeck says killed")
        self.picture("killed-light")
        self.helm.press("Reset kill…")
        dialog = self.reader.window("Reset")
        self.picture("reset-light", "root")
        self.reader.type_into(Role.TEXT, "Type RESET:", "RESET", dialog)
        self.helm.press("Reset kill", dialog)
        self.reader.label_with("Paused")
        self.helm.wait_for_button("Resume daemon")

    def verify(self):
        check(self.qdeck.ask("verify")["ok"], "qdeck verify finds everything as it was recorded")
        self.helm.choose("File", "Verify…")
        dialog = self.reader.window("Verify")
        self.reader.label_with("Everything is as it was recorded.", dialog)
        self.picture("verify-light", "root")
        self.helm.press("Close", dialog)
        print("ok  so does the console")

    def leave(self):
        self.helm.choose("File", "Quit")
        check(self.console.wait(30) == 0, "the console ends in order")

    def go_back_to_a_copy(self):
        """The database is ruined while nobody looks; the console offers the copy that was made before."""
        profile = self.start[2]
        self.qdeck.ask("backup", str(profile / "backups" / "daily-20261120T000000Z.db"))
        known = self.qdeck.ask("list")["total"]
        self.add("Swab the deck", rehearse=["succeed"])
        with (profile / "quarterdeck.db").open("r+b") as file:
            file.write(b"x" * 4096)
        console = self.stage.start(*self.start)
        reader = Helm(console).reader
        question = reader.window("Quarterdeck")
        reader.label_with("Quarterdeck cannot start", question)
        reader.label_with("came after this copy", question)
        self.picture("restore-light", "root")
        self.take_copy(reader, question)
        self.picture("restored-light", "root")
        check(self.qdeck.ask("verify")["ok"] and self.qdeck.ask("list")["total"] == known,
              "a ruined database was replaced by its copy, from the console alone")

        self.add("Swab it again", rehearse=["succeed"])
        helm = Helm(console)
        helm.choose("File", "Go back to a copy…")
        helm.press("Show the copies", reader.window("Go back to a copy"))
        wait_for("the window to close", lambda: not [window for window in reader.windows() if "harbour" in window.get_name()])
        question = reader.window("Quarterdeck")
        reader.label_with("Go back to a copy?", question)
        self.take_copy(reader, question)
        check(self.qdeck.ask("verify")["ok"] and self.qdeck.ask("list")["total"] == known,
              "a person went back from a database that was whole")
        helm.choose("File", "Quit")
        check(console.wait(30) == 0, "that console ends in order, too")

    def take_copy(self, reader, question):
        reader.type_into(Role.TEXT, "Type RESTORE:", "RESTORE", question)
        reader.press(Role.PUSH_BUTTON, "Go back to this copy", question)
        reader.window("harbour")
        reader.label_with("A copy was put in the place of the database")

    def report_failure(self):
        self.picture("failure", "root")
        print("---- the screen as a screen reader tells it")
        print("\n".join(self.reader.outline()))


def play(arguments):
    with Stage() as stage:
        piece = Play(stage, arguments)
        try:
            for act in (piece.prove_that_the_driver_can_fail, piece.look_around, piece.start_again_with_a_file, piece.ask_for_help, piece.prove_ten, piece.arm,
                        piece.do_ten, piece.read_artifacts, piece.find, piece.save_a_view, piece.take_pictures,
                        piece.pause_and_resume, piece.drain_and_take_it_back, piece.requeue_a_dead_letter,
                        piece.edit_and_retry, piece.answer_an_unknown_outcome, piece.write_a_long_task,
                        piece.kill_and_reset, piece.undo_a_cancel, piece.verify, piece.leave, piece.go_back_to_a_copy):
                print(f"--  {act.__name__.replace('_', ' ')}")
                began = time.monotonic()
                act()
                print(f"    {time.monotonic() - began:.1f} s")
        except Exception:
            piece.report_failure()
            raise
