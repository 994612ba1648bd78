func cutsRight(cut: ([Double], [Double], Int) -> [Double]) -> Bool {
  cut([1, 2, 3, 4], [5, 6, 7, 8], 2) == [1, 2, 7, 8]
}
