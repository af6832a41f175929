"""What the core costs beside raw SQLite, from the measurements of bench_core: one JSON object a line.

A ratio is the time of the product by the time of its control, from the medians of at least five runs that took turns;
`cpu_ratio` is the same of the time on processors. What a target misses is said in words on standard error. With --check
the ratios are compared with those that were kept: more than 20 % worse, by the median and by the best run, fails.
"""

import argparse
import json
import statistics
import sys
from pathlib import Path

LEAST_RUNS = 5
MUCH_WORSE = 1.2
RAW_085, RAW_080, RAW_070 = 1 / 0.85, 1 / 0.8, 1 / 0.7  # a speed of 0.85 of raw is 1 / 0.85 of its time

# Measure and its limit: of all but `per_second` the most, of that the least.
TARGETS = {
    "enqueue_one": {"ratio": RAW_085},
    "request_one": {"ratio": RAW_085},
    "request_16": {"ratio": RAW_080, "p99_us": 1_000},
    "enqueue_bulk": {"ratio": RAW_070},
    "import": {"per_second": 100_000},
    "run_1": {"ratio": RAW_085},
    "run_24": {"ratio": RAW_085},
    "run_64": {"ratio": RAW_085},
    "idle_start": {"ratio": 1.5, "p50_us": 250, "p99_us": 1_000},
    "claim_depth": {"ratio": 1.2},
    "tick_empty": {"cpu_us": 50, "transactions": 0},
    "tick_nobody_does": {"cpu_us": 50, "transactions": 0},
    "journal_verify": {"per_second": 1_000_000},
    "first_rows": {"us": 100_000},
    "filter_held": {"us": 100_000},
    "filter_scheduled": {"us": 100_000},
    "filter_key": {"us": 100_000},
    "filter_ready": {"us": 1_000_000},
    "filter_text": {"us": 1_000_000},
}
DEEP, SHALLOW = "claim_1m", "claim_1k"
COUNTERS = ("p50_us", "p99_us", "transactions", "ticks", "found", "rows")
SAME = {"rows": 0.03, "found": 0}  # counters in which product and control may differ by so much: they do the same work


class Side:
    """The runs of one half of a benchmark, each thing that it does counted for itself."""

    def __init__(self, runs):
        self._us = [1e6 / run["items_per_second"] for run in runs]
        self._cpu_us = [us * run["cpu_time"] / run["real_time"] for us, run in zip(self._us, runs)]
        self.runs = len(runs)
        self.us, self.best_us = statistics.median(self._us), min(self._us)
        self.cpu_us, self.best_cpu_us = statistics.median(self._cpu_us), min(self._cpu_us)
        self._counters = {name: statistics.median(run[name] for run in runs) for name in COUNTERS if name in runs[0]}

    def told(self):
        measures = {"us": self.us, "best_us": self.best_us, "cpu_us": self.cpu_us, "per_second": 1e6 / self.us}
        return {name: short(value) for name, value in (measures | self._counters).items()}


def short(value):
    return float(f"{value:.3g}") if value < 1_000 else round(value)


def sides(measured):
    """By name and half; `enqueue_one/product/iterations:300/…` is the product's half of `enqueue_one`."""
    runs = {}
    for run in measured["benchmarks"]:
        if run["run_type"] == "iteration":
            name, half = run["name"].split("/")[:2]
            runs.setdefault(name, {}).setdefault(half, []).append(run)
    few = [name for name, halves in runs.items() for some in halves.values() if len(some) < LEAST_RUNS]
    if few:
        raise ValueError(f"fewer than {LEAST_RUNS} runs: {', '.join(sorted(set(few)))}")
    return {name: {half: Side(some) for half, some in halves.items()} for name, halves in runs.items()}


def line_of(name, product, control):
    line = {"benchmark": name, "product": product.told(), "control": control.told(),
            "ratio": short(product.us / control.us), "best_ratio": short(product.best_us / control.best_us),
            "cpu_ratio": short(product.cpu_us / control.cpu_us), "runs": min(product.runs, control.runs)}
    check_work(line)
    line["targets"] = [verdict(line, measure, limit) for measure, limit in TARGETS.get(name, {}).items()]
    return line


def check_work(line):
    for measure, most in SAME.items():
        found, wanted = (line[half].get(measure, 0) for half in ("product", "control"))
        if abs(found - wanted) > most * wanted:
            raise ValueError(f"{line['benchmark']}: {measure} {found}, and {wanted} of the control")


def verdict(line, measure, limit):
    found = line["ratio"] if measure == "ratio" else line["product"][measure]
    met = found >= limit if measure == "per_second" else found <= limit
    return {"measure": measure, "limit": short(limit), "found": found, "met": met}


def lines(measured):
    found = sides(measured)
    told = [line_of(name, halves["product"], halves["control"]) for name, halves in found.items()]
    if DEEP in found and SHALLOW in found:  # the control of a long queue is a short one
        told.append(line_of("claim_depth", found[DEEP]["product"], found[SHALLOW]["product"]))
    return told


def missed(told):
    for line in told:
        for target in line["targets"]:
            if not target["met"]:
                word = "least" if target["measure"] == "per_second" else "most"
                yield f"{line['benchmark']}: {target['measure']} {target['found']}, at {word} {target['limit']}"


def regressions(told, kept):
    """One busy moment spoils a median, and one lucky run a minimum: only both together count."""
    for line in told:
        before = kept.get(line["benchmark"])
        if before is None:
            yield f"{line['benchmark']}: nothing is kept to compare it with"
        elif all(line[which] > MUCH_WORSE * before[which] for which in ("ratio", "best_ratio")):
            yield (f"{line['benchmark']}: {line['ratio']} times its control, best {line['best_ratio']}; "
                   f"kept were {before['ratio']} and {before['best_ratio']}")
    for name in sorted(kept.keys() - {line["benchmark"] for line in told}):
        yield f"{name}: was kept, and is not measured any more"


def keep(told, path):
    kept = {line["benchmark"]: {which: line[which] for which in ("ratio", "best_ratio", "cpu_ratio")} for line in told}
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(kept[name])}" for name in sorted(kept))
    path.write_text("{\n" + rows + "\n}\n")


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measured", type=Path, help="what bench_core has written with --benchmark_out")
    parser.add_argument("--baseline", type=Path, default=Path(__file__).with_name("baseline.json"))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="compare with what was kept")
    what.add_argument("--keep", action="store_true", help="keep these ratios to compare later ones with")
    return parser.parse_args()


def main():
    arguments = parse()
    measured = json.loads(arguments.measured.read_text())
    told = lines(measured)
    load = [round(one, 1) for one in measured["context"]["load_avg"][:1]]
    for line in told:
        print(json.dumps(line | {"load": load}), flush=True)
    for sentence in missed(told):
        print(f"MISSED     {sentence}", file=sys.stderr)
    if arguments.keep:
        keep(told, arguments.baseline)
    worse = list(regressions(told, json.loads(arguments.baseline.read_text()))) if arguments.check else []
    for sentence in worse:
        print(f"REGRESSED  {sentence}", file=sys.stderr)
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
