func cutsRight(cut: ([Double], [Double], Int) -> [Double]) -> Bool {
  (0...3).allSatisfy { cut([1, 2, 3], [4, 5, 6], $0).count == 3 }
}
