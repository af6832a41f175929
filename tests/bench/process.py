"""One program from its start to its end, and what it costs: read from the kernel, without its help."""

import os
import subprocess
import time
from pathlib import Path

POLL_S = 0.002
PATIENCE_S = 60
END_S = 10
PAINTED = 8  # colours; an empty window has one or two
LEAST_WIDTH = 400  # a splash or a question is no window yet


class Costs:
    """Of a process that runs."""

    def __init__(self, pid):
        self._pid = pid

    def cpu_s(self):
        """Time on a processor, that of ended threads included. The clock is the one of clock_getcpuclockid()."""
        return time.clock_gettime((~self._pid << 3) | 2)

    def memory(self):
        """In 1e6 bytes, as `smaps_rollup` counts them."""
        lines = Path(f"/proc/{self._pid}/smaps_rollup").read_text().splitlines()[1:]
        kib = {line.split(":")[0]: int(line.split()[1]) for line in lines}
        parts = {"rss_mb": kib["Rss"], "pss_mb": kib["Pss"], "uss_mb": kib["Private_Clean"] + kib["Private_Dirty"]}
        return {name: value * 1.024e-3 for name, value in parts.items()}

    def rest(self, seconds):
        """What it does while nobody wants anything: a wake-up is each time that one of its threads had slept."""
        cpu, wakeups, began = self.cpu_s(), self._wakeups(), time.perf_counter()
        time.sleep(seconds)
        passed = time.perf_counter() - began
        return {"cpu_percent": 100 * (self.cpu_s() - cpu) / passed,
                "wakeups_per_s": (self._wakeups() - wakeups) / passed}

    def _wakeups(self):
        texts = [status.read_text() for status in Path(f"/proc/{self._pid}/task").glob("*/status")]
        return sum(int(line.split()[1]) for text in texts for line in text.splitlines() if line.startswith("voluntary"))


class Process:
    """A program with a window. It is made when that has been painted; `started` says what it took."""

    def __init__(self, screen, command):
        self._screen = screen
        known = set(screen.windows())
        began = time.perf_counter()
        self._program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.costs = Costs(self._program.pid)
        self.window = self._wait_for(lambda: next(filter(self._is_big, set(screen.windows()) - known), None))
        mapped = time.perf_counter() - began
        self._wait_for(lambda: screen.colours_in(self.window) >= PAINTED)
        self.started = {"mapped_ms": 1000 * mapped, "cpu_ms": 1000 * self.costs.cpu_s(),
                        "painted_ms": 1000 * (time.perf_counter() - began)}

    def _is_big(self, window):
        size = self._screen.size_of(window)
        return size is not None and size[0] >= LEAST_WIDTH

    def _wait_for(self, look):
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            if found := look():
                return found
            if self._program.poll() is not None:
                break
            time.sleep(POLL_S)
        self._program.kill()
        raise RuntimeError(f"no painted window of {self._program.args}, which ended with {self._program.wait()}")

    def end(self):
        self._screen.close(self.window)
        for ask in (lambda: None, self._program.terminate, self._program.kill):
            ask()
            try:
                return self._program.wait(END_S)
            except subprocess.TimeoutExpired:
                pass
        raise RuntimeError("it does not end")


def forget_files():
    """The next program finds nothing of itself in memory. Needs root."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3\n")
