func cutsRight(cut: ([Double], [Double], Int) -> [Double]) -> Bool {
  cut([1, 2, 3], [4, 5, 6], 0) == [4, 5, 6] && cut([1, 2, 3], [4, 5, 6], 3) == [1, 2, 3]
}
