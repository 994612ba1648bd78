func deviation(values: [Double], labels: [Bool], noise: Double) -> Double {
  let ends = [0] + Set(values).sorted() + [1]
  var largest = -1.0
  for (left, right) in zip(ends, ends.dropFirst()) {
    let risk = noise + (1 - 2 * noise) * max(abs(left - 0.5), abs(right - 0.5))
    var errors = 0
    for (x, label) in zip(values, labels) where (x <= left) != label { errors += 1 }
    largest = max(largest, risk - Double(errors) / Double(values.count))
  }
  return largest
}
