func isTheBound(bound: ([Double], [Double], [Bool], [Bool], [[Bool]], Int) -> Double) -> Bool {
  // Attained by the divergence alone: R_T = 1 = 0 + 1 + 0.
  let divergence = bound([1, 0], [0, 1], [true, true], [true, true], [[true, true], [true, false]], 1)
  // By the joint risk alone: the same marginals, flipped labels.
  let jointRisk = bound([1], [1], [true], [false], [[true], [false]], 0)
  // By the source risk alone: an under-trained hypothesis.
  let sourceRisk = bound([1], [1], [true], [true], [[true], [false]], 1)
  // Four points on which no single hypothesis tells the domains apart, and a pair does.
  let halves = [true, false, true, false]
  let others = [true, false, false, true]
  let pairs = bound([0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5], others, others, [halves, others], 0)
  // A class that is blind to the points: no divergence, whatever the total variation.
  let blind = bound([1, 0], [0, 1], [true, true], [true, true], [[true, true]], 0)
  return [divergence == 1, jointRisk == 1, sourceRisk == 1, pairs == 1, blind == 0].allSatisfy { $0 }
}
