func isTheBound(bound: ([Double], [Double], [Bool], [Bool], [[Bool]], Int) -> Double) -> Bool {
  bound([1, 0], [0, 1], [true, true], [true, true], [[true, true], [true, false]], 1) == 1
}
