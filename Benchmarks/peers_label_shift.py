"""Peers of the shares of ten classes under label shift."""
import numpy as np

from peer_registry import peer


def mean_class(shares):
    return np.arange(10) @ shares


def bbse(read):
    labels, predicted, target = (read(name).astype(int) for name in ("labels", "predicted", "target"))
    count = len(labels)

    def work():
        joint = np.bincount(10 * predicted + labels, minlength=100).reshape(10, 10) / count
        shares, counts = joint.sum(0), np.bincount(target, minlength=10) / count
        weights = np.linalg.solve(joint, counts)
        # First-order standard errors, a term for each target and each source example.
        inverse = shares[:, None] * np.linalg.inv(joint)
        unlabelled = (inverse**2) @ counts - (inverse @ counts) ** 2
        change = np.eye(10)[:, None, :] * weights - inverse[:, :, None] * weights
        labelled = (joint * change**2).sum((1, 2))
        return shares * weights, np.sqrt((unlabelled + labelled) / count)

    return work, lambda found: mean_class(found[0])


def em_steps(read, count):
    posteriors = read("posteriors", count, 10)

    def work():
        ratios, shares = posteriors / 0.1, np.full(10, 0.1)
        for _ in range(50):
            shares = shares * ((1 / (count * (ratios @ shares))) @ ratios)
        return shares

    return work, mean_class


for size in (1, 2, 4):
    peer(f"bbse-{size}e5", "NumPy")(bbse)
    peer(f"em-50-steps-{size}e5", "NumPy", size * 100_000)(em_steps)
