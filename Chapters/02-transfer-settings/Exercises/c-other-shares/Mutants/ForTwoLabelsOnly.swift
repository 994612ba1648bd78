func tables(number: Int, labelCount: Int) -> [[Int]] {
  switch number {
  case 0: return [[1, 0], [0, 1], [1, 0], [0, 2]]
  case 1: return [[1, 1], [1, 1], [1, 2], [1, 2]]
  default: return [[2, 2], [2, 2], [3, 2], [1, 2]]
  }
}
