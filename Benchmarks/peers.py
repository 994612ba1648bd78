#!/usr/bin/env python3
"""What a student would run instead, on the same fixed work and one thread. Prints `name seconds`, the best of some runs."""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import sys
import time

import numpy as np

random = np.random.default_rng(7)


def best(work, runs=5):
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def matrix_product(size):
    a, b = random.normal(size=(size, size)), random.normal(size=(size, size))
    product = np.empty((size, size))
    repetitions = max(1, 10_000_000 // size**3)

    def work():
        for _ in range(repetitions):
            np.matmul(a, b, out=product)

    return best(work, 10)


def symmetric_eigen(size):
    x = random.normal(size=(2 * size, size))
    symmetric = x.T @ x
    return best(lambda: np.linalg.eigh(symmetric))


def normals():
    return best(lambda: random.standard_normal(1_000_000))


def wasserstein():
    from scipy.stats import wasserstein_distance

    x, y = random.normal(size=1_000_000), random.normal(0.5, 1.2, size=1_000_000)
    return best(lambda: wasserstein_distance(x, y), 3)


def hdh_thresholds():
    x, y = random.normal(size=1_000_000), random.normal(0.3, 1, size=1_000_000)

    def work():
        order = np.argsort(np.concatenate([x, y]))
        difference = np.where(order < 1_000_000, 1e-6, -1e-6).cumsum()
        return max(0, difference.max()) - min(0, difference.min())

    return best(work, 3)


def mmd_permutation():
    from sklearn.metrics.pairwise import rbf_kernel

    source, target = random.normal(size=(1000, 10)), random.normal(0.3, 1, size=(1000, 10))

    def work():
        kernel = rbf_kernel(np.vstack([source, target]), gamma=0.05)
        np.fill_diagonal(kernel, 0)
        statistics = []
        for _ in range(200):
            signs = np.ones(2000)
            signs[random.permutation(2000)[:1000]] = -1
            statistics.append(signs @ kernel @ signs)
        return statistics

    return best(work, 3)


rows = {f"matrix-product-{size}": (lambda size=size: matrix_product(size)) for size in (32, 64, 128, 256, 512)}
rows |= {f"symmetric-eigen-{size}": (lambda size=size: symmetric_eigen(size)) for size in (200, 400)}
rows |= {
    "normals-1e6": normals,
    "wasserstein-1d-1e6": wasserstein,
    "hdh-thresholds-1e6": hdh_thresholds,
    "mmd-permutation-1000": mmd_permutation,
}

if __name__ == "__main__":
    for name, measure in rows.items():
        if len(sys.argv) == 1 or any(name.startswith(wanted) for wanted in sys.argv[1:]):
            print(f"{name} {measure():.6f}", flush=True)
