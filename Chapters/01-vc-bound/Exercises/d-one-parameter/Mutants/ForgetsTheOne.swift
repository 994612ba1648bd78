func frequency(labels: [Bool]) -> Int {
  var (multiple, power) = (0, 1)
  for label in labels {
    power *= 10
    if !label { multiple += power }
  }
  return max(1, multiple)
}
