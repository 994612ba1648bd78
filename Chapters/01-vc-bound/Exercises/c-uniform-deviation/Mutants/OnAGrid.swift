func deviation(values: [Double], labels: [Bool], noise: Double) -> Double {
  var largest = -1.0
  for step in 0...1000 {
    let t = Double(step) / 1000
    let risk = noise + (1 - 2 * noise) * abs(t - 0.5)
    var errors = 0
    for (x, label) in zip(values, labels) where (x < t) != label { errors += 1 }
    largest = max(largest, risk - Double(errors) / Double(values.count))
  }
  return largest
}
