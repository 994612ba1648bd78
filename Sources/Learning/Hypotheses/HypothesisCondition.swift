extension IntervalSet {
  /// The set as a condition on x, the points being 0, 1, …, n − 1: "x < 8 or x ≥ 18", "always", "never".
  ///
  /// - Parameter count: n.
  public func condition(count: Int) -> String {
    let conditions = ranges.map { range in
      switch (range.lowerBound, range.upperBound) {
      case (0, count): "always"
      case (0, let end): "x < \(end)"
      case (let start, count): "x ≥ \(start)"
      case (let start, let end): "\(start) ≤ x < \(end)"
      }
    }
    return conditions.isEmpty ? "never" : conditions.joined(separator: " or ")
  }
}

extension Stump {
  /// The stump as a condition on features x1, x2, …: "x2 ≥ 0.50", "always", "never".
  ///
  /// - Parameter text: how a number is written.
  public func condition(_ text: (Double) -> String) -> String {
    guard threshold.isFinite else { return label(0) ? "always" : "never" }
    return "x\(feature + 1) \(isAbove ? "≥" : "<") \(text(threshold))"
  }
}

extension HalfPlane {
  /// The half-plane as a condition on coordinates x1 and x2: "0.60 x1 − 0.80 x2 ≥ 1.00", "always", "never"; without a boundary it
  /// is one of the constants, or no line in double precision cuts the points like it.
  ///
  /// - Parameter text: how a number is written.
  public func condition(_ text: (Double) -> String) -> String {
    guard let boundary else { return labels.contains(true) ? "always" : "never" }
    let sign = boundary.normalY < 0 ? "−" : "+"
    return "\(text(boundary.normalX)) x1 \(sign) \(text(boundary.normalY.magnitude)) x2 ≥ \(text(boundary.offset))"
  }
}
