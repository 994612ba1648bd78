#!/usr/bin/env python3
"""What someone who knows the tools well would run instead, on the inputs that our rows wrote, on one thread.

`peers.py` lists rows and peers, and says which of the optional packages are missing; `peers.py ROW PEER FOLDER` measures one:
seconds of processor time, the objective value, and the bytes at the peak beyond what was in memory before, as JSON.
"""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["XLA_FLAGS"] = os.environ.get("XLA_FLAGS", "") + " --xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"

import importlib.util
import json
import sys
import time
import warnings

import numpy as np

import peers_basics, peers_divergences, peers_growth, peers_label_shift, peers_learners, peers_networks, peers_transport  # noqa: E401, F401, each registers its rows
from peer_registry import peers


def reader(folder):
    return lambda name, *shape: np.fromfile(os.path.join(folder, name + ".f64")).reshape(shape or -1)


def memory(key):
    try:
        with open("/proc/self/status") as status:
            return next(1024 * int(line.split()[1]) for line in status if line.startswith(key))
    except OSError:
        return None


def measure(work, objective, budget=1.0):
    before = memory("VmRSS:")
    if before is not None:
        with open("/proc/self/clear_refs", "w") as refs:
            refs.write("5")
    result = work()
    highest = memory("VmHWM:")
    value = None if objective is None else float(objective(result))
    del result
    seconds, end, count = [], time.perf_counter() + budget, 0
    while len(seconds) < 3 or time.perf_counter() < end:
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return {"seconds": min(seconds), "objective": value, "peak": None if before is None else max(0, highest - before)}


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    found = {package: importlib.util.find_spec(package) is not None for package in ("sklearn", "ot", "jax", "torch")}
    if len(sys.argv) == 4:
        prepare, _ = peers[sys.argv[1], sys.argv[2]]
        print(json.dumps(measure(*prepare(reader(sys.argv[3])))))
    else:
        for (row, name), (_, needs) in peers.items():
            if needs is None or found[needs]:
                print(f"{row}\t{name}")
        for package in (package for package in found if not found[package]):
            print(f"peers.py: {sys.executable} has no {package}; its rows are measured without it.", file=sys.stderr)
