internal import CGSL

/// A root of a continuous function of one variable, found by Brent's method between two points where its signs differ.
///
///     let squareRootOfTwo = try ScalarRoot(in: 0...2) { $0 * $0 - 2 }.location    // 1.4142135623730951
public struct ScalarRoot: Sendable, Hashable {
  /// Where the function changes its sign, to 4 units in the last place or `tolerance`, whichever is wider.
  public let location: Double
  /// The number of steps made.
  public let iterationCount: Int

  /// Finds a root.
  ///
  /// - Parameters:
  ///   - interval: its ends have values of opposite signs, or one of them is a root
  ///   - tolerance: how wide an interval around the root may remain
  ///   - iterationLimit: the largest number of steps; Brent's method needs about 10, and never many more than bisection's 60
  /// - Throws: ``NumericalError`` with the cause `outsideDomain` if the signs do not differ, `nonFinite` if the function is not finite at a point
  ///   tried, or `notConverged`.
  public init(
    in interval: ClosedRange<Double>, tolerance: Double = 0, iterationLimit: Int = 200, of function: @escaping (Double) -> Double
  ) throws(NumericalError) {
    let ends = (lower: function(interval.lowerBound), upper: function(interval.upperBound))
    guard ends.lower != 0 && ends.upper != 0 else {
      (location, iterationCount) = (ends.lower == 0 ? interval.lowerBound : interval.upperBound, 0)
      return
    }
    let operation = "Search for a root in \(interval)"
    guard ends.lower.isFinite && ends.upper.isFinite else { throw NumericalError(.nonFinite, in: operation) }
    guard (ends.lower < 0) != (ends.upper < 0) else { throw NumericalError(.outsideDomain, in: operation) }
    let search = try BracketedSearch(function)
    try search.begin(in: interval)
    var stepCount = 0
    while search.width > max(tolerance, 4 * search.root.ulp) {
      guard stepCount < iterationLimit else { throw NumericalError(.notConverged, in: operation) }
      try search.step()
      stepCount += 1
    }
    (location, iterationCount) = (search.root, stepCount)
  }
}

/// A function of one variable in a form that C can call back.
private final class ScalarFunction {
  let function: (Double) -> Double
  init(_ function: @escaping (Double) -> Double) { self.function = function }
}

/// The owner of one search: GSL's solver, the record that it points to, and the function that the record leads to.
private struct BracketedSearch: ~Copyable {
  private let context: Unmanaged<ScalarFunction>
  private let record: UnsafeMutablePointer<gsl_function>
  private let solver: UnsafeMutablePointer<gsl_root_fsolver>

  init(_ function: @escaping (Double) -> Double) throws(NumericalError) {
    solver = try GSL.allocate("Search for a root") { gsl_root_fsolver_alloc(transferlab_root_brent()) }
    context = Unmanaged.passRetained(ScalarFunction(function))
    record = .allocate(capacity: 1)
    let callback: @convention(c) (Double, UnsafeMutableRawPointer?) -> Double = { location, context in
      guard let context else { return .nan }
      return Unmanaged<ScalarFunction>.fromOpaque(context).takeUnretainedValue().function(location)
    }
    record.initialize(to: gsl_function(function: callback, params: context.toOpaque()))
  }

  deinit {
    gsl_root_fsolver_free(solver)
    record.deallocate()
    context.release()
  }

  /// Evaluates at both ends, whose values must differ in sign.
  func begin(in interval: ClosedRange<Double>) throws(NumericalError) {
    let (solver, record) = (solver, record)
    try GSL.call("Search for a root in \(interval)") {
      gsl_root_fsolver_set(solver, record, interval.lowerBound, interval.upperBound)
    }
  }

  var root: Double { gsl_root_fsolver_root(solver) }

  var width: Double { gsl_root_fsolver_x_upper(solver) - gsl_root_fsolver_x_lower(solver) }

  func step() throws(NumericalError) {
    let solver = solver
    try GSL.call("Search for a root") { gsl_root_fsolver_iterate(solver) }
  }
}
