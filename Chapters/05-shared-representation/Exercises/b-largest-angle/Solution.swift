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
  let a = basis(first)
  let rests = basis(second).map { without(without($0, a[0]), a[1]) }
  let (u, v, w) = (dot(rests[0], rests[0]), dot(rests[1], rests[1]), dot(rests[0], rests[1]))
  return ((u + v) / 2 + ((u - v) * (u - v) / 4 + w * w).squareRoot()).squareRoot()
}
