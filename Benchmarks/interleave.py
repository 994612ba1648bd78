#!/usr/bin/env python3
"""Our rows and their peers by turns, each run a process of its own on one core: interleave.py KERNELS [NAME…]

Prints for each row the best times of both sides, of the peer that is fastest, their ratio with its smallest and largest over the
rounds, and the memory of both; then, for work that was done at n, 2n and 4n, how its time grew. The NAME "growth" stands for all
such rows. Fails where the two sides' objective values disagree.
"""
import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = int(os.environ.get("RUNS", "5"))
PINNED = ["taskset", "-c", str(max(os.sched_getaffinity(0)))] if shutil.which("taskset") else []
# np.sort with AVX-512 is slower than without on some processors: the peer is the faster one.
SORTS = {"np.sort": {}, "np.sort, AVX2": {"NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_SKX AVX512_ICL AVX512_SPR"}}
# How far objectives may lie apart: by the solvers' tolerances, in single precision by rounding, and by chance.
TOLERANCES = {"svm": 1e-5, "class-transport": 1e-5, "training": 1e-5, "sinkhorn": 1e-6, "logistic": 1e-6, "prototype": 1e-3}
# The peer of kernel mean matching leaves out the constraint on the mean, so that it may only be lower.
RELAXED = "kmm"


def run(command, environment={}):
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", **environment}
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    return json.loads(output.stdout)


def disagreement(row, own, other):
    """What is wrong with two objective values, or nothing."""
    if own is None or other is None or row.startswith(RELAXED):
        return None
    tolerance = next((value for key, value in TOLERANCES.items() if row.startswith(key)), 1e-9)
    if abs(own - other) <= tolerance * max(abs(own), abs(other), 1e-3):
        return None
    return f"{row}: our objective is {own!r}, the peer's {other!r}"


def size(row):
    """The work's name and its size, where the row's name ends with one."""
    found = re.fullmatch(r"(.+)-(\d+(?:e\d+)?)", row)
    return (found[1], int(float(found[2]))) if found else (row, None)


def growing(rows):
    """The rows of work that is done at n, 2n and 4n, and at no other size."""
    sizes = {}
    for work, count in filter(lambda pair: pair[1], map(size, rows)):
        sizes.setdefault(work, set()).add(count)
    complete = [work for work, counts in sizes.items() if counts == {min(counts) * factor for factor in (1, 2, 4)}]
    return [row for row in rows if size(row)[0] in complete]


def exponent(seconds):
    """p of the power n^p that fits times by size best, in logarithms."""
    return statistics.linear_regression([math.log(n) for n in seconds], [math.log(time) for time in seconds.values()]).slope


def print_growth(own, peers):
    """What each work's time grows with: our power of n, and that of the peer that is fastest at the largest size."""
    print(f"\n{'time grows as n^p':24} {'from n':>9} {'to n':>9} {'our p':>9} {'peer p':>9}  peer")
    for work in dict.fromkeys(size(row)[0] for row in growing(list(own))):
        ours = {size(row)[1]: own[row] for row in own if size(row)[0] == work}
        line = f"{work:24} {min(ours):>9} {max(ours):>9} {exponent(ours):9.2f}"
        last = next(row for row in own if size(row) == (work, max(ours)))
        if last in peers:
            name = min(peers[last], key=peers[last].get)
            theirs = {size(row)[1]: peers[row][name] for row in peers if size(row)[0] == work and name in peers[row]}
            line += f" {exponent(theirs):9.2f}  {name}" if len(theirs) > 1 else f" {'-':>9}  {name}"
        print(line)


def megabytes(measurement):
    return "-" if measurement.get("peak") is None else f"{measurement['peak'] / 1e6:.1f}"


def main():
    kernels, wanted = sys.argv[1], sys.argv[2:]
    script = [sys.executable, os.path.join(HERE, "peers.py")]
    rows = subprocess.run([kernels], check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    peers = [line.split("\t") for line in subprocess.run(script, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()]
    if wanted == ["growth"]:
        rows, wanted = growing(rows), []
    wrong, times, peer_times = [], {}, {}
    titles = f"{'ours, ms':>9} {'peer, ms':>9} {'ratio':>6} {'over the rounds':>16} {'ours, MB':>9} {'peer, MB':>9}"
    print(f"{'':24} {titles}  strongest peer")
    for row in rows:
        if wanted and not any(row.startswith(name) for name in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            own, others = [], {}
            for _ in range(RUNS):
                own.append(run([*PINNED, kernels, row, folder]))
                for name in [name for of, name in peers if of == row]:
                    variants = SORTS if name.startswith("np.sort") else {"": {}}
                    for label, environment in variants.items():
                        result = run([*PINNED, *script, row, name, folder], environment)
                        others.setdefault(name + label.removeprefix("np.sort"), []).append(result)
        best = times[row] = min(measurement["seconds"] for measurement in own)
        for name, results in others.items():
            wrong += filter(None, [disagreement(row, own[0].get("objective"), results[0].get("objective"))])
        if not others:
            print(f"{row:24} {1e3 * best:9.3f}    no peer")
            continue
        peer_times[row] = {name: min(result["seconds"] for result in results) for name, results in others.items()}
        ranked = sorted(others, key=peer_times[row].get)
        for name in ranked if os.environ.get("ALL") else ranked[:1]:
            results = others[name]
            peer = peer_times[row][name]
            ratios = [theirs["seconds"] / ours["seconds"] for ours, theirs in zip(own, results)]
            print(
                f"{row:24} {1e3 * best:9.3f} {1e3 * peer:9.3f} {peer / best:6.2f} {min(ratios):9.2f}–{max(ratios):<6.2f}"
                f" {megabytes(own[0]):>9} {megabytes(results[0]):>9}  {name}",
                flush=True,
            )
    if growing(list(times)):
        print_growth(times, peer_times)
    for line in wrong:
        print(f"compare: {line}", file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
