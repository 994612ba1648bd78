"""Peers of optimal transport."""
import numpy as np

from peer_registry import peer


def exact_transport(read, count):
    import ot

    costs, weights = ot.dist(read("source", count, 2), read("target", count, 2)), np.full(count, 1 / count)
    return lambda: ot.emd2(weights, weights, costs, numItermax=10**8), float


for count in (1000, 2000, 4000):
    peer(f"exact-transport-{count}", "POT", count, needs="ot")(exact_transport)


# All to the same marginal error, the sum of deviations in rows and columns, which is looked at every ten iterations.


def sinkhorn_pot(read, count, tolerance):
    import ot

    costs, weights = read("costs", count, count), np.full(count, 1 / count)
    # POT's error is a Euclidean norm; a sum of so many deviations is at most √n times as large.
    threshold = tolerance / count**0.5
    return (
        lambda: ot.sinkhorn(weights, weights, costs, 0.01, numItermax=100_000, stopThr=threshold),
        lambda plan: (plan * costs).sum(),
    )


def sinkhorn_numpy(read, count, tolerance):
    costs = read("costs", count, count)

    def work():
        kernel = np.exp(costs / -0.01)
        v, error = np.ones(count), np.inf
        while error > tolerance:
            for _ in range(10):
                u = 1 / count / (kernel @ v)
                v = 1 / count / (u @ kernel)
            error = np.abs(u * (kernel @ v) - 1 / count).sum()
        return u[:, None] * kernel * v

    return work, lambda plan: (plan * costs).sum()


def sinkhorn_jax(read, count, tolerance, dtype):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", dtype == "float64")
    costs = jnp.asarray(read("costs", count, count), dtype)

    def plan(costs):
        kernel = jnp.exp(costs / -0.01)

        def iteration(_, scales):
            u = 1 / count / (kernel @ scales[1])
            return u, 1 / count / (u @ kernel)

        def iterations(state):
            u, v = jax.lax.fori_loop(0, 10, iteration, state[:2])
            return u, v, jnp.abs(u * (kernel @ v) - 1 / count).sum()

        start = (jnp.ones(count, dtype), jnp.ones(count, dtype), jnp.asarray(jnp.inf, dtype))
        u, v, _ = jax.lax.while_loop(lambda state: state[2] > tolerance, iterations, start)
        return u[:, None] * kernel * v

    compiled = jax.jit(plan).lower(costs).compile()
    return lambda: jax.block_until_ready(compiled(costs)), lambda plan: (np.asarray(plan, float) * np.asarray(costs, float)).sum()


sinkhorns = {f"sinkhorn-{count}": (count, 1e-9) for count in (250, 500, 1000)} | {"sinkhorn-coarse-1000": (1000, 1e-6)}
for row, (count, tolerance) in sinkhorns.items():
    peer(row, "POT", count, tolerance, needs="ot")(sinkhorn_pot)
    peer(row, "NumPy", count, tolerance)(sinkhorn_numpy)
    peer(row, "JAX float64", count, tolerance, "float64", needs="jax")(sinkhorn_jax)
# Single precision gets no further than 1e-6.
peer("sinkhorn-coarse-1000", "JAX float32", 1000, 1e-6, "float32", needs="jax")(sinkhorn_jax)
