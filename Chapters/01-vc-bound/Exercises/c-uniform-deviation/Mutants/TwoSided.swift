func deviation(values: [Double], labels: [Bool], noise: Double) -> Double {
  let ends = [0] + Set(values).sorted() + [1]
  var largest = 0.0
  for (left, right) in zip(ends, ends.dropFirst()) {
    var errors = 0
    for (x, label) in zip(values, labels) where (x <= left) != label { errors += 1 }
    for t in [left, right, min(max(0.5, left), right)] {
      let risk = noise + (1 - 2 * noise) * abs(t - 0.5)
      largest = max(largest, abs(risk - Double(errors) / Double(values.count)))
    }
  }
  return largest
}
