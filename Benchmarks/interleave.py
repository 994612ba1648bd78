#!/usr/bin/env python3
"""Our rows and their peers by turns, each run a process of its own on one core: interleave.py KERNELS [NAME…]

Prints for each row the best times of both sides, of the peer that is fastest, their ratio with its smallest and largest over the
rounds, and the memory of both. Fails where the two sides' objective values disagree.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = int(os.environ.get("RUNS", "5"))
PINNED = ["taskset", "-c", str(max(os.sched_getaffinity(0)))] if shutil.which("taskset") else []
# np.sort with AVX-512 is slower than without on some processors: the peer is the faster one.
SORTS = {"np.sort": {}, "np.sort, AVX2": {"NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_SKX AVX512_ICL AVX512_SPR"}}
# How far objectives may lie apart: by the solvers' tolerances, in single precision by rounding, and by chance.
TOLERANCES = {"svm": 1e-5, "training": 1e-5, "sinkhorn": 1e-6, "logistic": 1e-6, "prototype": 1e-3}
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


def megabytes(measurement):
    return "-" if measurement.get("peak") is None else f"{measurement['peak'] / 1e6:.1f}"


def main():
    kernels, wanted = sys.argv[1], sys.argv[2:]
    script = [sys.executable, os.path.join(HERE, "peers.py")]
    rows = subprocess.run([kernels], check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    peers = [line.split("\t") for line in subprocess.run(script, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()]
    wrong = []
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
        best = min(measurement["seconds"] for measurement in own)
        for name, results in others.items():
            wrong += filter(None, [disagreement(row, own[0].get("objective"), results[0].get("objective"))])
        if not others:
            print(f"{row:24} {1e3 * best:9.3f}    no peer")
            continue
        ranked = sorted(others, key=lambda name: min(result["seconds"] for result in others[name]))
        for name in ranked if os.environ.get("ALL") else ranked[:1]:
            results = others[name]
            peer = min(result["seconds"] for result in results)
            ratios = [theirs["seconds"] / ours["seconds"] for ours, theirs in zip(own, results)]
            print(
                f"{row:24} {1e3 * best:9.3f} {1e3 * peer:9.3f} {peer / best:6.2f} {min(ratios):9.2f}–{max(ratios):<6.2f}"
                f" {megabytes(own[0]):>9} {megabytes(results[0]):>9}  {name}",
                flush=True,
            )
    for line in wrong:
        print(f"compare: {line}", file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
