extension RandomSource {
  /// The integers `0 ..< count` in random order, each order equally likely.
  ///
  /// - Precondition: `count` is not negative.
  /// - Complexity: O(`count`).
  public func permutation(_ count: Int) -> [Int] {
    precondition(count >= 0, "A permutation of \(count) things does not exist.")
    return shuffled(Array(0..<count))
  }

  /// The elements in random order, each order equally likely.
  ///
  /// Source: R. Durstenfeld, "Algorithm 235: Random permutation", Communications of the ACM 7 (1964).
  public func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for last in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(last, integer(below: last + 1)) }
    return elements
  }

  /// `sampleCount` different integers in `0 ..< count`, in random order; each such sequence is equally likely.
  ///
  /// - Precondition: `sampleCount` is in `0 ... count`.
  /// - Complexity: O(`sampleCount`) where that is much smaller than `count`, else O(`count`).
  public func sample(_ sampleCount: Int, below count: Int) -> [Int] {
    precondition(
      0 <= sampleCount && sampleCount <= count, "A sample without replacement of \(sampleCount) from \(count) does not exist.")
    // The first steps of a shuffle of 0 ..< count; a dictionary stands for the few places that have changed.
    if sampleCount < count / 8 {
      var changed: [Int: Int] = [:]
      return (0..<sampleCount).map { place in
        let other = place + integer(below: count - place)
        let chosen = changed[other] ?? other
        changed[other] = changed[place] ?? place
        return chosen
      }
    }
    var places = Array(0..<count)
    for place in 0..<sampleCount { places.swapAt(place, place + integer(below: count - place)) }
    return Array(places.prefix(sampleCount))
  }

  /// `sampleCount` different elements in random order, without replacement.
  ///
  /// - Precondition: `sampleCount` is in `0 ... elements.count`.
  public func sample<Element>(_ sampleCount: Int, from elements: [Element]) -> [Element] {
    sample(sampleCount, below: elements.count).map { elements[$0] }
  }

  /// The indices of a bootstrap resample: `count` independent uniform integers in `0 ..< count`.
  ///
  /// - Precondition: `count` is not negative.
  public func bootstrapIndices(_ count: Int) -> [Int] { draws(count) { integer(below: count) } }
}
