func deviation(values: [Double], labels: [Bool], noise: Double) -> Double {
  let edges = [0] + Set(values).sorted() + [1]
  var largest = -1.0
  for (lower, upper) in zip(edges, edges.dropFirst()) {
    let chance = noise + (1 - 2 * noise) * max(abs(lower - 0.5), abs(upper - 0.5))
    var errors = 0
    for (x, label) in zip(values, labels) where (x <= lower) != label { errors += 1 }
    largest = max(largest, chance - Double(errors) / Double(values.count))
  }
  return largest
}
