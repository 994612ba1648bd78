#!/usr/bin/env python3
"""The rows whose peer is PyTorch, on the same fixed work and one thread. Prints `name seconds`, the best of some runs."""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(7)
inputs, classes = torch.randn(1500, 64), torch.randint(0, 10, (1500,))


def training_step(width, depth, batch_size):
    """One epoch of 1,500 examples: 24 steps of 64, or 94 of 16."""
    layers = [nn.Linear(64, width), nn.ReLU()]
    for _ in range(depth - 1):
        layers += [nn.Linear(width, width), nn.ReLU()]
    network = nn.Sequential(*layers, nn.Linear(width, 10))
    optimizer = torch.optim.SGD(network.parameters(), lr=0.05, momentum=0.9)
    loss = nn.CrossEntropyLoss()

    def epoch():
        order = torch.randperm(1500)
        for start in range(0, 1500, batch_size):
            batch = order[start : start + batch_size]
            optimizer.zero_grad()
            loss(network(inputs[batch]), classes[batch]).backward()
            optimizer.step()

    epoch()
    times = []
    for _ in range(30):
        start = time.perf_counter()
        epoch()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    for shape in [(64, 4, 64), (128, 5, 64), (32, 2, 16)]:
        name = "training-step-{}x{}".format(*shape)
        if len(sys.argv) == 1 or any(name.startswith(wanted) for wanted in sys.argv[1:]):
            print(f"{name} {training_step(*shape):.6f}", flush=True)
