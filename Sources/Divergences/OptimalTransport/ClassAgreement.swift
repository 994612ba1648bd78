public import NumericCore

/// The share of the mass that a plan moves between points of the same class, Σᵢⱼ Pᵢⱼ [kᵢ = lⱼ].
///
/// For every plan it is at most 1 − ½ Σ_c |p_c − q_c|, of the classes' shares p in the source and q in the target: no more than
/// min(p_c, q_c) can stay within class c. So where proportions differ, some mass changes its class, however the domains lie.
///
/// - Parameters:
///   - coupling: the plan, n × m.
///   - source: the class of each of n sources.
///   - target: the class of each of m targets.
/// - Precondition: there is a class for every row and every column.
public func classAgreement(of coupling: Matrix, source: [Int], target: [Int]) -> Double {
  precondition(
    source.count == coupling.rowCount && target.count == coupling.columnCount, "A plan's agreement needs a class for every point.")
  return source.indices.reduce(0) { sum, row in
    target.indices.reduce(sum) { $0 + (target[$1] == source[row] ? coupling[row, $1] : 0) }
  }
}

/// The most that ``classAgreement(of:source:target:)`` can be, 1 − ½ Σ_c |p_c − q_c| = Σ_c min(p_c, q_c), for points of equal mass.
///
/// - Precondition: both sides have a point.
public func largestClassAgreement(source: [Int], target: [Int]) -> Double {
  precondition(!source.isEmpty && !target.isEmpty, "Shares of classes need points.")
  func share(_ label: Int, _ labels: [Int]) -> Double { Double(labels.count { $0 == label }) / Double(labels.count) }
  return Set(source).sorted().reduce(0) { $0 + min(share($1, source), share($1, target)) }
}
