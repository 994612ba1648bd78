func isTheBound(bound: ([Double], [Double], [Bool], [Bool], [[Bool]], Int) -> Double) -> Bool {
  let worlds: [([Double], [Double], [Bool], Double)] = [
    ([1, 0], [0, 1], [true, true], 1), ([0.5, 0.5], [0.25, 0.75], [true, true], 0.75),
    ([0.5, 0.5], [0.5, 0.5], [true, false], 0),
  ]
  return worlds.allSatisfy { s, t, labels, risk in bound(s, t, labels, labels, [[true, true], [true, false]], 1) >= risk }
}
