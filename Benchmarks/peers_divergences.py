"""Peers of distances between samples."""
import numpy as np

from peer_registry import gaussian_kernel, peer, random


@peer("wasserstein-1d-1e6", "SciPy")
def wasserstein_scipy(read):
    from scipy.stats import wasserstein_distance

    x, y = read("x"), read("y")
    return lambda: wasserstein_distance(x, y), float


@peer("wasserstein-1d-1e6", "np.sort")
def wasserstein_sort(read):
    x, y = read("x"), read("y")
    return lambda: np.abs(np.sort(x) - np.sort(y)).mean(), float


@peer("hdh-thresholds-1e6", "np.argsort")
def kuiper_argsort(read):
    x, y = read("x"), read("y")

    def work():
        order = np.argsort(np.concatenate([x, y]))
        difference = np.where(order < len(x), 1 / len(x), -1 / len(y)).cumsum()
        return max(0, difference.max()) - min(0, difference.min())

    return work, float


@peer("hdh-thresholds-1e6", "np.sort and searchsorted")
def kuiper_sort(read):
    x, y = read("x"), read("y")

    def work():
        # F_x at the points of y, where F_y steps: both one-sided limits hold the extremes of F_x - F_y.
        s, t = np.sort(x), np.sort(y)
        share, steps = np.searchsorted(s, t) / len(s), np.arange(len(t) + 1) / len(t)
        return max(0, (share - steps[:-1]).max(), 1 - steps[-1]) + max(0, (steps[1:] - share).max())

    return work, float


def permuted_mmd(read, at_once):
    source, target = read("source", 1000, 10), read("target", 1000, 10)
    gaussian_kernel(source[:1], target[:1], 1)  # Imports.

    def work():
        points = np.vstack([source, target])
        kernel = gaussian_kernel(points, points, 0.05)
        np.fill_diagonal(kernel, 0)
        signs = np.ones((201, 2000))
        signs[0, 1000:] = -1
        for row in signs[1:]:
            row[random.permutation(2000)[:1000]] = -1
        # With as many points on either side, the statistic is (within both - between) / n^2, but for n - 1.
        if at_once:
            signed = ((signs @ kernel) * signs).sum(1)
        else:
            signed = np.array([s @ kernel @ s for s in signs])
        total = kernel.sum()
        within, between = (total + signed) / 2, (total - signed) / 2
        return within / (1000 * 999) - between / 1000**2

    return work, lambda statistics: statistics[0]


peer("mmd-permutation-1000", "NumPy, one by one", False, needs="sklearn")(permuted_mmd)
peer("mmd-permutation-1000", "NumPy, one product", True, needs="sklearn")(permuted_mmd)
