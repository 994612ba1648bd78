"""Peers of matrix products, decompositions and random numbers."""
import numpy as np

from peer_registry import peer, random


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
