"""Peers of training, and of tasks of few examples."""
import numpy as np

from peer_registry import peer, random


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
