func deviation(values: [Double], labels: [Bool], noise: Double) -> Double {
  let sample = zip(values, labels).sorted { $0.0 < $1.0 }
  let ends = [0] + sample.map { $0.0 } + [1]
  var largest = -1.0
  for place in 0...sample.count {
    let risk = noise + (1 - 2 * noise) * max(abs(ends[place] - 0.5), abs(ends[place + 1] - 0.5))
    var errors = 0
    for (rank, example) in sample.enumerated() where (rank < place) != example.1 { errors += 1 }
    largest = max(largest, risk - Double(errors) / Double(values.count))
  }
  return largest
}
