func deviation(values: [Double], labels: [Bool], noise: Double) -> Double {
  var errors = 0
  for (x, label) in zip(values, labels) where (x < 0.5) != label { errors += 1 }
  return noise - Double(errors) / Double(values.count)
}
