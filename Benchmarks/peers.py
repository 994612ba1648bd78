#!/usr/bin/env python3
"""What someone who knows the tools well would run instead, on the inputs that our rows wrote, on one thread.

`peers.py` lists rows and peers, and says which of the optional packages are missing; `peers.py ROW PEER FOLDER` measures one: seconds of
processor time, the objective value, and the bytes at the peak beyond what was in memory before, as JSON.
"""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"

import importlib.util
import json
import sys
import time
import warnings

import numpy as np

random = np.random.default_rng(7)
peers = {}


def peer(row, name, *arguments, needs=None):
    """Registers a function of the folder's reader: it prepares, and returns the work and what turns its result into the objective."""

    def register(function):
        peers[row, name] = (lambda read: function(read, *arguments)), needs
        return function

    return register


def reader(folder):
    return lambda name, *shape: np.fromfile(os.path.join(folder, name + ".f64")).reshape(shape or -1)


# Linear algebra and random numbers


def matrix_product(read, size):
    a, b = read("a", size, size), read("b", size, size)
    product = np.empty((size, size))

    def work():
        for _ in range(max(1, 10_000_000 // size**3)):
            np.matmul(a, b, out=product)
        return product[-1, -1]

    return work, float


for size in (32, 64, 128, 256, 512):
    peer(f"matrix-product-{size}", "NumPy", size)(matrix_product)


def symmetric_eigen(read, size):
    symmetric = read("symmetric", size, size)
    return lambda: np.linalg.eigh(symmetric), lambda result: result[0].max()


for size in (200, 400):
    peer(f"symmetric-eigen-{size}", "NumPy", size)(symmetric_eigen)


@peer("normals-1e6", "NumPy")
def normals(read):
    return lambda: random.standard_normal(1_000_000), None


# Distances


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


def gaussian_kernel(points, others, gamma):
    from sklearn.metrics.pairwise import rbf_kernel

    return rbf_kernel(points, others, gamma=gamma)


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


# Optimal transport


def exact_transport(read, count):
    import ot

    costs, weights = ot.dist(read("source", count, 2), read("target", count, 2)), np.full(count, 1 / count)
    return lambda: ot.emd2(weights, weights, costs, numItermax=10**8), float


for count in (1000, 2000, 4000):
    peer(f"exact-transport-{count}", "POT", count, needs="ot")(exact_transport)


@peer("sinkhorn-1000", "POT", needs="ot")
def sinkhorn_pot(read):
    import ot

    costs, weights = read("costs", 1000, 1000), np.full(1000, 1e-3)
    return (
        lambda: ot.sinkhorn(weights, weights, costs, 0.05, numItermax=500, stopThr=0, warn=False),
        lambda plan: (plan * costs).sum(),
    )


@peer("sinkhorn-1000", "NumPy")
def sinkhorn_numpy(read):
    costs = read("costs", 1000, 1000)

    def work():
        kernel = np.exp(costs / -0.05)
        v = np.ones(1000)
        for _ in range(500):
            u = 1e-3 / (kernel @ v)
            v = 1e-3 / (u @ kernel)
        return u[:, None] * kernel * v

    return work, lambda plan: (plan * costs).sum()


def sinkhorn_jax(read, dtype):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", dtype == "float64")
    costs = jnp.asarray(read("costs", 1000, 1000), dtype)

    def plan(costs):
        kernel = jnp.exp(costs / -0.05)

        def iteration(_, scales):
            u = 1e-3 / (kernel @ scales[1])
            return u, 1e-3 / (u @ kernel)

        u, v = jax.lax.fori_loop(0, 500, iteration, (jnp.ones(1000, dtype),) * 2)
        return u[:, None] * kernel * v

    compiled = jax.jit(plan).lower(costs).compile()
    return lambda: jax.block_until_ready(compiled(costs)), lambda plan: (np.asarray(plan, float) * np.asarray(costs, float)).sum()


for dtype in ("float32", "float64"):
    peer("sinkhorn-1000", f"JAX {dtype}", dtype, needs="jax")(sinkhorn_jax)


# Learners


def logistic(read, solver):
    from sklearn.linear_model import LogisticRegression

    features, labels = read("features", 10_000, 50), read("labels")
    signs = 2 * labels - 1

    def objective(model):
        margins = signs * (features @ model.coef_[0] + model.intercept_[0])
        return np.logaddexp(0, -margins).sum() + 0.5 * (model.coef_**2).sum()

    return lambda: LogisticRegression(C=1.0, solver=solver, tol=1e-6, max_iter=1000).fit(features, labels), objective


# liblinear is left out: it penalises the intercept too, which is another problem.
for solver in ("lbfgs", "newton-cholesky", "newton-cg"):
    peer("logistic-10000x50", f"scikit-learn {solver}", solver, needs="sklearn")(logistic)


def support_vectors(read, count, cost):
    from sklearn.svm import SVC

    points, labels, weights = read("points", count, 2), read("labels"), read("weights")

    def objective(model):
        coefficients, vectors = model.dual_coef_[0], model.support_vectors_
        return np.abs(coefficients).sum() - 0.5 * coefficients @ gaussian_kernel(vectors, vectors, 1.0) @ coefficients

    return lambda: SVC(C=cost, gamma=1.0).fit(points, labels, sample_weight=weights), objective


for count in (500, 1000, 2000):
    peer(f"svm-rbf-{count}", "libsvm", count, 1, needs="sklearn")(support_vectors)
peer("svm-rbf-2000-c1000", "libsvm", 2000, 1000, needs="sklearn")(support_vectors)


def mean_matching(read, count):
    from scipy.optimize import minimize

    source, target = read("source", count, 2), read("target", count, 2)
    gram, sums = gaussian_kernel(source, source, 0.5), gaussian_kernel(source, target, 0.5).sum(1)

    def value(w):
        product = gram @ w
        return 0.5 * w @ product - sums @ w, product - sums

    return lambda: minimize(value, np.ones(count), jac=True, bounds=[(0, 1000)] * count, method="L-BFGS-B"), lambda found: found.fun


for count in (300, 1000):
    peer(f"kmm-{count}", "SciPy L-BFGS-B", count, needs="sklearn")(mean_matching)


# Networks


def parameters(read, width, depth):
    """The weights, inputs x outputs, and the biases of each layer."""
    flat, layers, start = read("parameters"), [], 0
    for i, o in zip([64] + [width] * depth, [width] * depth + [10]):
        layers.append((flat[start : start + i * o].reshape(i, o), flat[start + i * o : start + i * o + o]))
        start += i * o + o
    return layers


def training_jax(read, width, depth, batch):
    import jax
    import jax.numpy as jnp

    order = read("order").astype(int)
    steps = -(-1500 // batch)
    # The last batch is shorter: its gaps count nothing.
    places = np.resize(order, steps * batch).reshape(steps, batch)
    counted = (np.arange(steps * batch) < 1500).reshape(steps, batch)
    inputs, classes = read("inputs", 1500, 64), read("classes").astype(int)
    layers = [(jnp.asarray(w, jnp.float32), jnp.asarray(b, jnp.float32)) for w, b in parameters(read, width, depth)]
    x, y, places = jnp.asarray(inputs, jnp.float32), jnp.asarray(classes), jnp.asarray(places)
    shares = jnp.asarray(counted / counted.sum(1, keepdims=True), jnp.float32)

    def loss(layers, x, y, share):
        for w, b in layers[:-1]:
            x = jax.nn.relu(x @ w + b)
        w, b = layers[-1]
        return -(jnp.take_along_axis(jax.nn.log_softmax(x @ w + b), y[:, None], 1)[:, 0] * share).sum()

    def epoch(layers, x, y):
        def step(state, batch):
            layers, velocity = state
            place, share = batch
            value, gradient = jax.value_and_grad(loss)(layers, x[place], y[place], share)
            velocity = jax.tree_util.tree_map(lambda v, g: 0.9 * v - 0.05 * g, velocity, gradient)
            return (jax.tree_util.tree_map(jnp.add, layers, velocity), velocity), value

        return jax.lax.scan(step, (layers, jax.tree_util.tree_map(jnp.zeros_like, layers)), (places, shares))

    compiled = jax.jit(epoch).lower(layers, x, y).compile()
    sizes = counted.sum(1)
    return lambda: jax.block_until_ready(compiled(layers, x, y)), lambda result: (np.asarray(result[1]) * sizes).sum() / 1500


def training_torch(read, width, depth, batch):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    inputs = torch.tensor(read("inputs", 1500, 64), dtype=torch.float32)
    classes, order = torch.tensor(read("classes"), dtype=torch.long), torch.tensor(read("order"), dtype=torch.long)
    start = [torch.tensor(part, dtype=torch.float32) for w, b in parameters(read, width, depth) for part in (w.T.copy(), b)]
    layers = []
    for i, o in zip([64] + [width] * (depth - 1), [width] * depth):
        layers += [nn.Linear(i, o), nn.ReLU()]
    network, loss = nn.Sequential(*layers, nn.Linear(width, 10)), nn.CrossEntropyLoss()

    def epoch():
        with torch.no_grad():
            for parameter, value in zip(network.parameters(), start):
                parameter.copy_(value)
        optimizer = torch.optim.SGD(network.parameters(), lr=0.05, momentum=0.9)
        total = 0
        for first in range(0, 1500, batch):
            places = order[first : first + batch]
            optimizer.zero_grad()
            value = loss(network(inputs[places]), classes[places])
            value.backward()
            optimizer.step()
            total += value.item() * len(places)
        return total / 1500

    return epoch, float


for width, depth, batch in ((64, 4, 64), (128, 5, 64), (32, 2, 16)):
    peer(f"training-step-{width}x{depth}", "JAX", width, depth, batch, needs="jax")(training_jax)
    peer(f"training-step-{width}x{depth}", "PyTorch", width, depth, batch, needs="torch")(training_torch)


@peer("prototype-episodes-2000", "NumPy")
def prototype_episodes(read):
    embedding = read("embedding", 20, 100, 64)

    def work():
        right = 0.0
        for _ in range(2000):
            classes, examples = random.choice(20, 5, replace=False), random.permutation(100)[:20]
            prototypes = embedding[classes][:, examples[:5]].mean(1)
            queries = embedding[classes][:, examples[5:]].reshape(-1, 64)
            # The squared norm of the query is the same for all prototypes.
            distances = (prototypes**2).sum(1) - 2 * queries @ prototypes.T
            right += (distances.argmin(1) == np.repeat(np.arange(5), 15)).mean()
        return right / 2000

    return work, float


# Measuring


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
