"""The judge of benchmarks, on measurements that are made up: what is slower must be found, and only that."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import ratios

SCRIPT = Path(ratios.__file__)


def runs_of(name, half, times_us, **counters):
    return [{"name": f"{name}/{half}/iterations:10/process_time/real_time", "run_type": "iteration",
             "repetition_index": number, "real_time": 1000.0 * us, "cpu_time": 500.0 * us, "time_unit": "ns",
             "items_per_second": 1e6 / us, **counters} for number, us in enumerate(times_us)]


def measured(**benchmarks):
    """Of each benchmark the times of product and control in microseconds."""
    runs = [run for name, halves in benchmarks.items() for half, times in zip(("product", "control"), halves)
            for run in runs_of(name, half, times)]
    return {"context": {"load_avg": [1.25, 1.0, 1.0]}, "benchmarks": runs}


STEADY = [100, 101, 99, 100, 130]  # one run met a busy moment
CALM = measured(enqueue_one=(STEADY, STEADY), import_of_nothing=(STEADY, STEADY))


class Ratios(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.baseline = Path(self._folder.name) / "baseline.json"

    def judge(self, measurements, *options):
        file = Path(self._folder.name) / "measured.json"
        file.write_text(json.dumps(measurements))
        return subprocess.run([sys.executable, SCRIPT, file, "--baseline", self.baseline, *options],
                              capture_output=True, text=True, check=False)

    def test_tells_one_object_a_line_with_medians(self):
        answer = self.judge(CALM)
        told = [json.loads(line) for line in answer.stdout.splitlines()]
        self.assertEqual([line["benchmark"] for line in told], ["enqueue_one", "import_of_nothing"])
        self.assertEqual(told[0]["product"]["us"], 100)
        self.assertEqual(told[0]["product"]["best_us"], 99)
        self.assertEqual(told[0]["product"]["cpu_us"], 50)
        self.assertEqual((told[0]["ratio"], told[0]["cpu_ratio"], told[0]["runs"]), (1, 1, 5))
        self.assertEqual(told[0]["targets"], [{"measure": "ratio", "limit": 1.18, "found": 1, "met": True}])
        self.assertEqual((told[1]["targets"], told[1]["load"]), ([], [1.2]))
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))

    def test_says_what_is_missed_and_goes_on(self):
        slow = [150] * 5
        answer = self.judge(measured(enqueue_one=(slow, [100] * 5), journal_verify=(slow, slow)))
        self.assertEqual(answer.returncode, 0)
        self.assertEqual(answer.stderr.splitlines(), [
            "MISSED     enqueue_one: ratio 1.5, at most 1.18",
            "MISSED     journal_verify: per_second 6667, at least 1000000"])

    def test_judges_counters_of_the_product(self):
        tick = runs_of("tick_empty", "product", [20] * 5, transactions=1.0) + runs_of("tick_empty", "control", [20] * 5)
        answer = self.judge(CALM | {"benchmarks": tick})
        self.assertEqual(answer.stderr.splitlines(), ["MISSED     tick_empty: transactions 1.0, at most 0.0"])

    def test_compares_a_long_queue_with_a_short_one(self):
        told = ratios.lines(measured(claim_1k=([10] * 5, [5] * 5), claim_1m=([13] * 5, [5] * 5)))
        self.assertEqual((told[-1]["benchmark"], told[-1]["ratio"]), ("claim_depth", 1.3))
        self.assertFalse(told[-1]["targets"][0]["met"])

    def test_wants_five_runs(self):
        with self.assertRaisesRegex(ValueError, "fewer than 5 runs: enqueue_one"):
            ratios.lines(measured(enqueue_one=([100] * 4, [100] * 5)))

    def test_refuses_a_control_that_does_less(self):
        runs = runs_of("run_1", "product", [20] * 5, rows=27.1) + runs_of("run_1", "control", [20] * 5, rows=26.0)
        with self.assertRaisesRegex(ValueError, "run_1: rows 27.1, and 26.0 of the control"):
            ratios.lines(CALM | {"benchmarks": runs})

    def test_the_check_fails_when_something_got_slower(self):
        self.assertEqual(self.judge(CALM, "--keep").returncode, 0)
        self.assertEqual(self.judge(CALM, "--check").returncode, 0)
        slower = measured(enqueue_one=([125] * 5, STEADY), import_of_nothing=(STEADY, STEADY))
        answer = self.judge(slower, "--check")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("REGRESSED  enqueue_one: 1.25 times its control, best 1.26; kept were 1.0 and 1.0", answer.stderr)
        self.assertNotIn("import_of_nothing", answer.stderr)

    def test_the_check_forgives_a_busy_machine(self):
        self.judge(CALM, "--keep")
        for busy in (measured(enqueue_one=([300] * 5, [300] * 5), import_of_nothing=(STEADY, STEADY)),
                     measured(enqueue_one=([99, 150, 150, 150, 150], STEADY), import_of_nothing=(STEADY, STEADY)),
                     measured(enqueue_one=([118] * 5, STEADY), import_of_nothing=(STEADY, STEADY))):
            self.assertNotIn("REGRESSED", self.judge(busy, "--check").stderr)

    def test_the_check_wants_to_know_every_benchmark(self):
        self.judge(CALM, "--keep")
        answer = self.judge(measured(enqueue_one=(STEADY, STEADY), newcomer=(STEADY, STEADY)), "--check")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("REGRESSED  newcomer: nothing is kept to compare it with", answer.stderr)
        self.assertIn("REGRESSED  import_of_nothing: was kept, and is not measured any more", answer.stderr)

    def test_every_benchmark_with_a_target_is_in_the_baseline(self):
        kept = json.loads(SCRIPT.with_name("baseline.json").read_text())
        self.assertEqual(ratios.TARGETS.keys() - kept.keys(), set())
        self.assertTrue(all(entry["ratio"] > 0 for entry in kept.values()))


if __name__ == "__main__":
    unittest.main()
