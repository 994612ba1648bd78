// 6c · What to add to a measured divergence
//
// For one set A, the shares of `count` points of each domain differ from the masses by chance. Return an amount a with |S(A) −
// T(A)| ≤ |Ŝ(A) − T̂(A)| + a in all but a part `delta` of all samples, whatever S, T and A. It must hold, and it must not be
// more than Hoeffding's inequality needs. `exp`, `log`, `pow` and `.squareRoot()` are there.

func allowance(count: Int, delta: Double) -> Double {
  1 / Double(count).squareRoot()
}
