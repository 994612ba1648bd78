func wasserstein(source: [Double], target: [Double]) -> Double {
  let arrivals = source.map { ($0, 1 / Double(source.count)) } + target.map { ($0, -1 / Double(target.count)) }
  let events = arrivals.sorted { $0.0 < $1.0 }
  var (area, gap) = (0.0, 0.0)
  for (event, next) in zip(events, events.dropFirst()) {
    gap += event.1
    area += gap * (next.0 - event.0)
  }
  return abs(area)
}
