#!/usr/bin/env python3
"""The training of chapter 20's default run, `./lab run layer-transfer`, in PyTorch on one thread: ./layer_transfer_torch.py [SEEDS]

The networks, their numbers, the images, epochs, batches and evaluations are those of the chapter; the data are random tensors of the same
shapes, because time is all that is compared. SEEDS of each panel are timed, 1 by default, and scaled up to the seeds of a default run.
Prints processor seconds; `time .build/release/layer-transfer` prints ours, which include drawing the data, as user time.
"""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import copy
import math
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
BATCH = 32


class InverseSquareRoot(nn.Module):
    def forward(self, z):
        return z * torch.rsqrt(z * z + 1)


def network(inputs, hidden, classes, activation=nn.ReLU):
    """A list of layers, so that it can be cut."""
    widths = [inputs] + hidden
    layers = [nn.Sequential(nn.Linear(a, b), activation()) for a, b in zip(widths, widths[1:])]
    return layers + [nn.Linear(widths[-1], classes)]


def examples(count, inputs, classes):
    return torch.randn(count, inputs), torch.randint(0, classes, (count,))


def train(layers, data, epochs, step_size, decay):
    model, (inputs, classes) = nn.Sequential(*layers), data
    optimizer = torch.optim.SGD(model.parameters(), lr=step_size, momentum=0.9, weight_decay=decay)
    loss = nn.CrossEntropyLoss()
    starts = range(0, len(classes), BATCH)
    step = 0
    for _ in range(epochs):
        order = torch.randperm(len(classes))
        for start in starts:
            optimizer.param_groups[0]["lr"] = step_size * 0.5 * (1 + math.cos(math.pi * step / (epochs * len(starts))))
            batch = order[start : start + BATCH]
            optimizer.zero_grad()
            loss(model(inputs[batch]), classes[batch]).backward()
            optimizer.step()
            step += 1


def accuracy(layers, data):
    with torch.no_grad():
        return (nn.Sequential(*layers)(data[0]).argmax(1) == data[1]).float().mean().item()


class Transfer:
    """A plan, its target's examples, and the two kinds of networks cut at every layer."""

    def __init__(self, shape, training, test, epochs, step_size=0.03, decay=3e-3):
        self.shape, self.training, self.test, self.plan = shape, training, test, (step_size, decay)
        self.epochs = epochs

    def base(self, data=None, epochs=None):
        layers = network(*self.shape)
        train(layers, data or self.training, epochs or self.epochs, *self.plan)
        return layers

    def evaluate(self, layers, training, test):
        accuracy(layers, test), accuracy(layers, training)

    def frozen(self, donor, data=None):
        (inputs, classes), (test, test_classes) = data or self.training, self.test
        for cut in range(1, len(donor)):
            with torch.no_grad():
                inputs, test = donor[cut - 1](inputs), donor[cut - 1](test)
            top = network(*self.shape)[cut:]
            train(top, (inputs, classes), self.epochs, *self.plan)
            self.evaluate(top, (inputs, classes), (test, test_classes))

    def tuned(self, donor):
        for cut in range(1, len(donor)):
            layers = copy.deepcopy(donor[:cut]) + network(*self.shape)[cut:]
            train(layers, self.training, self.epochs, *self.plan)
            self.evaluate(layers, self.training, self.test)


GLYPHS = (144, [64] * 5, 20)
TEACHER = (20, [64] * 5, 10)


def equal():
    draw = lambda count: examples(count, 144, 20)
    target = Transfer(GLYPHS, draw(500), draw(2000), 25)
    base, similar, distant = (target.base(draw(500)) for _ in range(3))
    for donor in (base, similar, distant, network(*GLYPHS)):
        target.frozen(donor)
    target.frozen(base, draw(500))
    target.tuned(base)
    target.tuned(similar)
    many = Transfer(GLYPHS, draw(10_000), draw(2000), 3)
    many.frozen(many.base())


def low():
    draw = lambda count: examples(count, 144, 20)
    target = Transfer(GLYPHS, draw(200), draw(2000), 48)
    base, similar = target.base(), target.base(draw(2000), 15)
    target.tuned(base)
    target.frozen(similar)
    target.tuned(similar)


def world():
    draw = lambda count: examples(count, TEACHER[0], TEACHER[2])
    target = Transfer(TEACHER, draw(500), draw(4000), 32, 0.02, 0)
    target.base()
    for donor in [target.base(draw(4000), 8) for _ in range(4)] + [network(*TEACHER)]:
        target.frozen(donor)


def co_adaptation():
    training, test = examples(2000, 144, 10), examples(2000, 144, 10)
    for narrow in (3, 5):
        shape = (144, [2 if layer == narrow else 48 for layer in range(1, 7)], 10, InverseSquareRoot)
        transfer = Transfer(shape, training, test, 30, 0.02, 0)
        transfer.frozen(transfer.base())


if __name__ == "__main__":
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    total = 0
    for panel, default_seeds in ((equal, 5), (low, 5), (world, 5), (co_adaptation, 8)):
        start = time.process_time()
        for _ in range(seeds):
            panel()
        seconds = (time.process_time() - start) / seeds
        total += default_seeds * seconds
        print(f"{panel.__name__:16} {seconds:8.2f} s a seed, {default_seeds} seeds", flush=True)
    print(f"{'a default run':16} {total:8.2f} s of one processor (torch {torch.__version__})")
