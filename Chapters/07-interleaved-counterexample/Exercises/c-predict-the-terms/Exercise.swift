// 7c · Predict, then run
//
// The interleaved domains at ξ = 1/(2n) have n points a side. Before you run the chapter, say what it will print: λ of
// thresholds, ½ d_HΔH, and W₁, in this order, as functions of n. Then run `./lab run 7 --xi 1/20` and compare; the starter says
// what an article says.

func prediction(n: Int) -> [Double] {
  let spacing = 1 / Double(2 * n)
  return [1 - spacing, spacing, spacing]
}
