func divergence(source: [Double], target: [Double]) -> Double {
  var largest = 0.0
  let (s, t) = (source.sorted(), target.sorted())
  var (i, j) = (0, 0)
  while i < s.count || j < t.count {
    let value = min(i < s.count ? s[i] : .infinity, j < t.count ? t[j] : .infinity)
    while i < s.count, s[i] == value { i += 1 }
    while j < t.count, t[j] == value { j += 1 }
    largest = max(largest, abs(Double(i) / Double(s.count) - Double(j) / Double(t.count)))
  }
  return 2 * largest
}
