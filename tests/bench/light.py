"""How light the console is: time to paint, processor time, memory and rest, beside programs of the same kind.

One JSON object a line: of each measure its median, its least and every run, and the load of the machine before and
after. Verdicts follow on standard error. Ends with 1 if a target is missed, or if the rig does not see what is planted.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from process import Costs, Process, forget_files
from xclient import XClient

ON_ITS_OWN_BUS = "QD_BENCH_BUS"
TASKS_AT_ONCE = 10_000
SETTLED_S = 5
WINDOW_INI = "[window]\ntab=1\nclose=drain\n"  # the queue, and no question at the end
TARGETS = {("start, warm", "painted_ms"): 150, ("start, cold", "painted_ms"): 450, ("start, warm", "cpu_ms"): 120,
           ("memory", "rss_mb"): 105, ("memory", "pss_mb"): 75, ("rest, visible", "cpu_percent"): 0.5,
           ("rest, visible", "wakeups_per_s"): 15, ("rest, hidden", "wakeups_per_s"): 3}

CONTROL_STARTS = 3  # the best of them: a busy moment of the machine is not what is looked for
SLOW_MS = 1000
SLOW = "sleep 1; exec \"$@\""
BURNT_MS = 100
BURNER = "import os, sys, time\nwhile time.process_time() < 0.2: pass\nos.execvp(sys.argv[1], sys.argv[1:])"
RESTLESS = "import time\nfat = b'x' * 100_000_000\nwhile True: time.sleep(0.01)"


class Candidate:
    def __init__(self, name, command):
        self.name = name
        self.command = [str(word) for word in command]
        self.version = version_of(self.command[0])


def version_of(program):
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False,
                            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    return (answer.stdout or answer.stderr or "?").splitlines()[0].strip()


# ---- what they need to start without a question ---------------------------------------------------------------------

PEERS = {
    "qbittorrent": (".config/qBittorrent/qBittorrent.conf",
                    "[LegalNotice]\nAccepted=true\n[Preferences]\nGeneral\\ExitConfirm=false\n"),
    "keepassxc": (".config/keepassxc/keepassxc.ini",
                  "[General]\nUpdateCheckMessageShown=true\n[GUI]\nCheckForUpdates=false\n"),
}


def peers(home):
    for name, (path, text) in PEERS.items():
        if shutil.which(name):
            write(home / path, text)
            yield Candidate(name, [name])
        else:
            print(f"{name} is not installed", file=sys.stderr)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def task(number):
    """No agent does this kind: nothing moves while it is measured."""
    return {"title": f"Count the words of document number {number}", "kind": "code", "key": f"key-{number}",
            "instructions": "Read the document, count its words and say how many there are of each.",
            "priority": number * 7919 % 11, "hold": number % 5000 == 0, "tags": ["bench", f"part-{number % 100}"]}


def fill(qdeck, profile, count):
    for first in range(1, count + 1, TASKS_AT_ONCE):
        lines = "\n".join(json.dumps(task(number)) for number in range(first, min(first + TASKS_AT_ONCE, count + 1)))
        subprocess.run([qdeck, "--profile", profile, "add", "-"], input=lines, text=True, check=True,
                       stdout=subprocess.DEVNULL)


def contents(qdeck, profile):
    counts = {}
    for table in ("task", "journal"):
        answer = subprocess.run([qdeck, "--profile", profile, "db", "query", f"SELECT count(1) FROM {table}", "--json"],
                                capture_output=True, text=True, check=True)
        counts[table] = json.loads(answer.stdout)["rows"][0][0]
    return counts | {"database_mb": round((profile / "quarterdeck.db").stat().st_size / 1e6, 1)}


# ---- measuring ------------------------------------------------------------------------------------------------------

def print_line(**members):
    print(json.dumps(members), flush=True)


def load():
    return round(os.getloadavg()[0], 1)


class Bench:
    def __init__(self, screen, ours, others):
        self._screen = screen
        self._ours = ours
        self._all = [ours, *others]
        self._medians = {}

    def start(self, command, prepare=lambda: None):
        prepare()
        process = Process(self._screen, command)
        process.end()
        return process.started

    def _best_start(self, command):
        runs = [self.start(command) for _ in range(CONTROL_STARTS)]
        return {name: min(run[name] for run in runs) for name in runs[0]}

    def starts(self, what, runs, prepare=lambda: None):
        """Turn by turn, so that a busy minute of the machine meets them all."""
        found = {one.name: [] for one in self._all}
        before = load()
        for _ in range(runs):
            for one in self._all:
                found[one.name].append(self.start(one.command, prepare))
        self._tell(what, found, [before, load()])

    def rests(self, runs, seconds, pictures):
        whats = ("memory", "rest, visible", "rest, hidden")
        found = {what: {one.name: [] for one in self._all} for what in whats}
        before = load()
        for run in range(runs):
            for one in self._all:
                process = Process(self._screen, one.command)
                time.sleep(SETTLED_S)
                found["memory"][one.name].append(process.costs.memory())
                if pictures and run == 0:
                    self._save_picture(pictures / f"bench-{one.name}.png")
                found["rest, visible"][one.name].append(process.costs.rest(seconds))
                self._screen.minimise(process.window)
                time.sleep(SETTLED_S)
                found["rest, hidden"][one.name].append(process.costs.rest(seconds))
                process.end()
        for what in whats:
            self._tell(what, found[what], [before, load()])

    def _save_picture(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-silent", "-window", "root", str(path)], check=True)

    def _tell(self, what, found, loads):
        for one in self._all:
            runs = found[one.name]
            measures = {name: {"median": round(statistics.median(run[name] for run in runs), 2),
                               "min": round(min(run[name] for run in runs), 2),
                               "runs": [round(run[name], 2) for run in runs]}
                        for name in runs[0]}
            self._medians |= {(one.name, what, name): measure["median"] for name, measure in measures.items()}
            print_line(what=what, program=one.name, version=one.version, **measures, load=loads)
        for other in self._all[1:]:
            names = [name for program, about, name in self._medians if (program, about) == (other.name, what)]
            print_line(what=what, ratio=f"{self._ours.name} / {other.name}",
                       **{name: self._ratio(other.name, what, name) for name in names})

    def _ratio(self, other, what, name):
        theirs = self._medians[other, what, name]
        return round(self._medians[self._ours.name, what, name] / theirs, 2) if theirs else None

    def verdicts(self):
        for (what, name), most in TARGETS.items():
            median = self._medians.get((self._ours.name, what, name))
            if median is not None:
                yield median <= most, f"{what}: {name} {median}, at most {most}"

    def controls(self):
        """A rig that does not see a bad program says nothing about a good one."""
        self.start(self._ours.command)  # it finds nothing in memory yet
        plain, slow, burner = (self._best_start(command) for command in (
            self._ours.command, ["sh", "-c", SLOW, "sh", *self._ours.command],
            [sys.executable, "-c", BURNER, *self._ours.command]))
        late, burnt = slow["painted_ms"] - plain["painted_ms"], burner["cpu_ms"] - plain["cpu_ms"]
        restless = subprocess.Popen([sys.executable, "-c", RESTLESS])
        time.sleep(1)
        rest, memory = Costs(restless.pid).rest(2), Costs(restless.pid).memory()
        restless.kill()
        restless.wait()
        yield late > SLOW_MS / 2, f"sees a start that is {SLOW_MS} ms late: {late:.0f} ms"
        yield burnt > BURNT_MS, f"sees a start that burns 200 ms: {burnt:.0f} ms"
        yield rest["wakeups_per_s"] > 50, f"sees who wakes 100 times a second: {rest['wakeups_per_s']:.0f}"
        yield memory["uss_mb"] > 100, f"sees who holds 100 MB: {memory['uss_mb']:.0f} MB"


def report(verdicts):
    """Prints them. True if all are good."""
    verdicts = list(verdicts)
    for good, text in verdicts:
        print(f"{'ok    ' if good else 'MISSED'}  {text}", file=sys.stderr)
    return all(good for good, _ in verdicts)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=Path, required=True, help="the folder of quarterdeck and qdeck")
    parser.add_argument("--stage", type=Path, required=True, help="the folder of stage.py")
    parser.add_argument("--tasks", type=int, default=100_000)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--cold-starts", type=int, default=5, help="none without root")
    parser.add_argument("--rests", type=int, default=5)
    parser.add_argument("--rest-seconds", type=float, default=10)
    parser.add_argument("--alone", action="store_true", help="without the peers and without a verdict on targets")
    parser.add_argument("--profile", type=Path, help="a profile that is kept for the next time")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of what is measured")
    return parser.parse_args()


def measure(arguments, home):
    qdeck = arguments.programs / "qdeck"
    profile = arguments.profile or home / "profile"
    if not (profile / "quarterdeck.db").exists():
        fill(qdeck, profile, arguments.tasks)
    write(profile / "window.ini", WINDOW_INI)
    print_line(what="profile", **contents(qdeck, profile))
    ours = Candidate("quarterdeck", [arguments.programs / "quarterdeck", "--profile", profile])
    bench = Bench(XClient(os.environ["DISPLAY"]), ours, [] if arguments.alone else list(peers(home)))
    seen = report(bench.controls())
    bench.starts("start, warm", arguments.starts)
    if os.geteuid() == 0 and arguments.cold_starts > 0:
        bench.starts("start, cold", arguments.cold_starts, forget_files)
    bench.rests(arguments.rests, arguments.rest_seconds, arguments.pictures)
    return seen and (arguments.alone or report(bench.verdicts()))


def main():
    if ON_ITS_OWN_BUS not in os.environ:
        os.environ[ON_ITS_OWN_BUS] = "1"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])
    arguments = parse()
    sys.path.insert(0, str(arguments.stage))
    from stage import Stage
    with Stage() as stage:
        del os.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]  # nobody reads the screen aloud here
        good = measure(arguments, stage.home)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
