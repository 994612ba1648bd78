// 5a · Predict, then run: enough source tasks
//
// Tasks have vectors of length 1 in `features` dimensions, share `shared` of them, k < d, and the noise has variance 1. φ is
// learnt from T source tasks of `examples` examples each, n_S ≥ d + 4. By the rate of part 2 it misses β² = (d − k) v (1 + v′)/T
// of a new task in the mean, with v = k/(n_S − d − 1) and v′ = k/(n_S − d − 3); below k tasks it misses whole directions. Part 1
// says what it may miss. Say from how many source tasks on φ is no burden to a target with `targets` examples. Run `./lab run 5
// --part learnt --n 300 --all`, where tasks have 100 examples, and compare; the starter says what is often hoped.

func tasks(features: Int, shared: Int, examples: Int, targets: Int) -> Int {
  shared  // As many tasks as there are directions.
}
