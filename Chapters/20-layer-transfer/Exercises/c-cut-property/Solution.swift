func cutsRight(cut: ([Double], [Double], Int) -> [Double]) -> Bool {
  let (source, target) = ([1.0, 2, 3, 4, 5], [6.0, 7, 8, 9, 10])
  return (0...5).allSatisfy { n in cut(source, target, n) == (0..<5).map { $0 < n ? source[$0] : target[$0] } }
}
