func largestSine(first: [[Double]], second: [[Double]]) -> Double {
  func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { $0 * $1 }.reduce(0, +) }
  func without(_ vector: [Double], _ own: [Double]) -> [Double] {
    let share = dot(vector, own)
    return zip(vector, own).map { $0 - share * $1 }
  }
  func unit(_ vector: [Double]) -> [Double] {
    let length = dot(vector, vector).squareRoot()
    return vector.map { $0 / length }
  }
  func basis(_ rows: [[Double]]) -> [[Double]] {
    let own = unit(rows[0])
    return [own, unit(without(rows[1], own))]
  }
  let (a, b) = (basis(first), basis(second))
  let columns = b.map { own in a.map { dot($0, own) } }
  let (p, q, r) = (dot(columns[0], columns[0]), dot(columns[1], columns[1]), dot(columns[0], columns[1]))
  let square = (p + q) / 2 - ((p - q) * (p - q) / 4 + r * r).squareRoot()
  return max(0, 1 - square).squareRoot()
}
