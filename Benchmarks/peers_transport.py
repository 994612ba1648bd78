"""Peers of optimal transport."""
import numpy as np

from peer_registry import peer


def exact_transport(read, count):
    import ot

    costs, weights = ot.dist(read("source", count, 2), read("target", count, 2)), np.full(count, 1 / count)
    return lambda: ot.emd2(weights, weights, costs, numItermax=10**8), float


for count in (1000, 2000, 4000):
    peer(f"exact-transport-{count}", "POT", count, needs="ot")(exact_transport)


def sinkhorn_pot(read, count):
    import ot

    costs, weights = read("costs", count, count), np.full(count, 1 / count)
    return (
        lambda: ot.sinkhorn(weights, weights, costs, 0.05, numItermax=500, stopThr=0, warn=False),
        lambda plan: (plan * costs).sum(),
    )


def sinkhorn_numpy(read, count):
    costs = read("costs", count, count)

    def work():
        kernel = np.exp(costs / -0.05)
        v = np.ones(count)
        for _ in range(500):
            u = 1 / count / (kernel @ v)
            v = 1 / count / (u @ kernel)
        return u[:, None] * kernel * v

    return work, lambda plan: (plan * costs).sum()


def sinkhorn_jax(read, count, dtype):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", dtype == "float64")
    costs = jnp.asarray(read("costs", count, count), dtype)

    def plan(costs):
        kernel = jnp.exp(costs / -0.05)

        def iteration(_, scales):
            u = 1 / count / (kernel @ scales[1])
            return u, 1 / count / (u @ kernel)

        u, v = jax.lax.fori_loop(0, 500, iteration, (jnp.ones(count, dtype),) * 2)
        return u[:, None] * kernel * v

    compiled = jax.jit(plan).lower(costs).compile()
    return lambda: jax.block_until_ready(compiled(costs)), lambda plan: (np.asarray(plan, float) * np.asarray(costs, float)).sum()


for count in (250, 500, 1000):
    peer(f"sinkhorn-{count}", "POT", count, needs="ot")(sinkhorn_pot)
    peer(f"sinkhorn-{count}", "NumPy", count)(sinkhorn_numpy)
    for dtype in ("float32", "float64"):
        peer(f"sinkhorn-{count}", f"JAX {dtype}", count, dtype, needs="jax")(sinkhorn_jax)
