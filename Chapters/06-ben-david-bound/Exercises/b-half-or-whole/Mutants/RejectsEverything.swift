func isTheBound(bound: ([Double], [Double], [Bool], [Bool], [[Bool]], Int) -> Double) -> Bool {
  false
}
