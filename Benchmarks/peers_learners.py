"""Peers of learners and importance weights."""
import numpy as np

from peer_registry import gaussian_kernel, peer


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
