/// Two domains on finitely many points with their labels, and a class of hypotheses: everything by enumeration, as the definitions
/// have it.
struct FiniteWorld {
  let source: [Double]
  let target: [Double]
  let sourceLabels: [Bool]
  let targetLabels: [Bool]
  let hypotheses: [[Bool]]

  func sourceRisk(_ hypothesis: [Bool]) -> Double { Self.mass(source, hypothesis, sourceLabels) }

  func targetRisk(_ hypothesis: [Bool]) -> Double { Self.mass(target, hypothesis, targetLabels) }

  /// λ.
  var idealJointRisk: Double { hypotheses.map { sourceRisk($0) + targetRisk($0) }.min() ?? .infinity }

  /// sup |S(h ≠ h′) − T(h ≠ h′)|, which is ½ d_HΔH.
  var halfDivergence: Double {
    hypotheses.flatMap { first in
      hypotheses.map { abs(Self.mass(source, first, $0) - Self.mass(target, first, $0)) }
    }.max() ?? 0
  }

  /// sup |S(h = 1) − T(h = 1)|, which is ½ d_H.
  var halfSingleDivergence: Double {
    let none = source.map { _ in false }
    return hypotheses.map { abs(Self.mass(source, $0, none) - Self.mass(target, $0, none)) }.max() ?? 0
  }

  /// ½ Σ |S − T|.
  var totalVariation: Double { zip(source, target).reduce(0) { $0 + abs($1.0 - $1.1) } / 2 }

  /// The mass of the points where two labellings differ.
  static func mass(_ masses: [Double], _ first: [Bool], _ second: [Bool]) -> Double {
    zip(masses, zip(first, second)).reduce(0) { $1.1.0 != $1.1.1 ? $0 + $1.0 : $0 }
  }

  /// All h that label 1 the first j points, or all but those.
  static func twoSidedThresholds(_ count: Int) -> [[Bool]] {
    (0...count).flatMap { cut in
      [(0..<count).map { $0 < cut }, (0..<count).map { $0 >= cut }]
    }
  }

  /// Why these are no masses of a distribution; nil where they are.
  static func objection(toMasses masses: [Double]) -> String? {
    guard masses.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return "a mass is negative or no number" }
    let sum = masses.reduce(0, +)
    return abs(sum - 1) <= 1e-9 ? nil : "the masses sum to \(sum), not 1"
  }
}
