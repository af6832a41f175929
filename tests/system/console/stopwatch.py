"""How long the console takes to answer."""

import math
import time

CALLS = 200
BETWEEN_S = 0.01


def answer_times(node):
    """Milliseconds of each of 200 questions about one widget: each goes once through the event loop of the console."""
    times = []
    for _ in range(CALLS):
        began = time.perf_counter()
        node.get_name()
        times.append((time.perf_counter() - began) * 1000)
        time.sleep(BETWEEN_S)
    return times


def percentile(times, share):
    return sorted(times)[math.ceil(share * len(times)) - 1]


def summary(times):
    return (f"{len(times)} answers: p50 {percentile(times, 0.50):.1f} ms, p99 {percentile(times, 0.99):.1f} ms, "
            f"max {max(times):.1f} ms")
