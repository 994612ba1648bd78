func frequency(labels: [Bool]) -> Int {
  var (multiple, power) = (1, 1)
  for label in labels {
    power *= 10
    if !label { multiple += power }
  }
  return multiple
}
