"""Peers of the algorithms whose growth is fitted."""
import numpy as np

from peer_registry import peer


def complexity(read, count):
    points, signs = read("points", count, 10), read("signs", 20, count)

    def work():
        # All sums below a threshold, from which the sums above it follow.
        best = np.zeros(20)
        for order in np.argsort(points, axis=0).T:
            below = signs[:, order].cumsum(axis=1)
            total = below[:, -1:]
            best = np.maximum(best, np.maximum(below.max(1), np.maximum(total, total - below).max(1)))
        return best.sum() / (20 * count)

    return work, float


for size in (10_000, 20_000, 40_000):
    peer(f"rademacher-stumps-{size}", "NumPy", size)(complexity)


def selection(read, count):
    from scipy.stats import binom

    errors = np.arange(count + 1)

    def work():
        wins = np.exp(1023 * np.log1p(-binom.cdf(errors, count, 0.5)))
        return binom.pmf(errors, count, 0.45) @ wins

    return work, float


for size in (1000, 2000, 4000):
    peer(f"selection-{size}", "SciPy", size)(selection)


def placed(subspace):
    return np.arange(1, 21) @ (subspace**2).sum(1)


def task_span(read, count):
    features, labels = read("features", count, 60, 20), read("labels", count, 60, 1)

    def work():
        # Normal equations of all tasks at once: half of the digits, and by far the fastest.
        transposed = features.transpose(0, 2, 1)
        vectors = np.linalg.solve(transposed @ features, transposed @ labels)[:, :, 0]
        return np.linalg.svd(vectors.T, full_matrices=False)[0][:, :3]

    return work, placed


for size in (250, 500, 1000):
    peer(f"task-span-{size}", "NumPy", size)(task_span)


def task_moments(read, count):
    features, labels = read("features", 4 * count, 20), read("labels")

    def work():
        return np.linalg.eigh((features * (labels**2)[:, None]).T @ features)[1][:, -3:]

    return work, placed


for size in (10_000, 20_000, 40_000):
    peer(f"task-moments-{size}", "NumPy", size)(task_moments)


def class_transport(read, count):
    import ot

    costs, classes = read("costs", count, count), read("classes").astype(int)
    weights = np.full(count, 1 / count)

    def work():
        return ot.da.sinkhorn_lpl1_mm(
            weights, classes, weights, costs, 0.1, eta=0.02, numItermax=11, numInnerItermax=10_000, stopInnerThr=1e-7
        )

    return work, lambda plan: (plan * costs).sum()


for size in (100, 200, 400):
    peer(f"class-transport-{size}", "POT", size, needs="ot")(class_transport)


def nearest_by_tree(read, count):
    from scipy.spatial import cKDTree

    examples = read("examples", count, 10)
    return lambda: cKDTree(examples).query(examples, 6)[1][:, 1:], mean_sum


def nearest_of_all(read, count):
    from scipy.spatial.distance import cdist

    examples = read("examples", count, 10)

    def work():
        distances = cdist(examples, examples, "sqeuclidean")
        np.fill_diagonal(distances, np.inf)
        return np.argpartition(distances, 5, axis=1)[:, :5]

    return work, mean_sum


def mean_sum(found):
    return found.sum(1).mean()


for size in (500, 1000, 2000):
    peer(f"smote-{size}", "SciPy k-d tree", size)(nearest_by_tree)
    peer(f"smote-{size}", "SciPy cdist", size)(nearest_of_all)
