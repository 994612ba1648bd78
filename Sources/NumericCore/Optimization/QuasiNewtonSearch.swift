internal import CGSL

/// The function to minimise, in a form that C can call back.
final class SmoothObjective {
  /// What GSL sees is the function times this. Its line search gives up when it expects a decrease below 2⁻⁵², whatever the size of
  /// the function; the factor leaves it to true rounding to end the search. A power of two changes no digit.
  static let magnification = 0x1p52

  /// Where the function turned out not to be finite.
  private(set) var badPoint: [Double]?
  private(set) var value = 0.0
  private(set) var gradient: [Double] = []
  private var point: [Double]?
  private let function: (_ point: [Double], _ gradient: inout [Double]) -> Double

  init(_ function: @escaping (_ point: [Double], _ gradient: inout [Double]) -> Double) { self.function = function }

  /// Evaluates at a point, unless it is the last one: GSL asks for the value and the gradient there in separate calls.
  func move(to newPoint: [Double]) {
    guard badPoint == nil && newPoint != point else { return }
    point = newPoint
    gradient = Array(repeating: 0, count: newPoint.count)
    value = function(newPoint, &gradient)
    precondition(gradient.count == newPoint.count, "A gradient has an element for each of \(newPoint.count) variables.")
    if !magnifiedValue.isFinite || !magnifiedGradient.isFinite { badPoint = newPoint }
  }

  /// The value as GSL sees it.
  var magnifiedValue: Double { SmoothObjective.magnification * value }

  /// The gradient as GSL sees it.
  var magnifiedGradient: [Double] { gradient.scaled(by: SmoothObjective.magnification) }

  /// The objective that a callback's context stands for, moved to the callback's point.
  static func at(_ vector: UnsafePointer<gsl_vector>?, _ context: UnsafeMutableRawPointer?) -> SmoothObjective? {
    guard let vector, let context else { return nil }
    let objective = Unmanaged<SmoothObjective>.fromOpaque(context).takeUnretainedValue()
    objective.move(to: Array(copying: vector))
    return objective.badPoint == nil ? objective : nil
  }
}

/// The owner of one search: GSL's minimiser, the record of callbacks that it points to, and the objective that they lead to.
struct QuasiNewtonSearch: ~Copyable {
  private let objective: Unmanaged<SmoothObjective>
  private let functions: UnsafeMutablePointer<gsl_multimin_function_fdf>
  private let minimizer: UnsafeMutablePointer<gsl_multimin_fdfminimizer>

  /// A search that begins at `start`, which has at least one element.
  init(_ objective: SmoothObjective, start: [Double]) throws(NumericalError) {
    minimizer = try GSL.allocate("Minimisation") {
      gsl_multimin_fdfminimizer_alloc(transferlab_vector_bfgs2(), start.count)
    }
    self.objective = Unmanaged.passRetained(objective)
    functions = .allocate(capacity: 1)
    functions.initialize(to: QuasiNewtonSearch.callbacks(self.objective.toOpaque(), variableCount: start.count))
    begin(at: start)
  }

  deinit {
    gsl_multimin_fdfminimizer_free(minimizer)
    functions.deallocate()
    objective.release()
  }

  /// Makes one line search; false if it found no lower point.
  func step() throws(MinimizationError) -> Bool {
    let status = gsl_multimin_fdfminimizer_iterate(minimizer)
    if let badPoint = objective.takeUnretainedValue().badPoint { throw .nonFinite(point: badPoint) }
    return Int(status) == Int(GSL_SUCCESS)
  }

  /// Starts again from where the search is, along the steepest descent.
  func restart() { begin(at: Array(copying: minimizer.pointee.x)) }

  private func begin(at point: [Double]) {
    // The first trial step, a tenth of the start's size, is only a guess that the line search corrects; 0.1 is the accuracy of the
    // line search that GSL's manual recommends.
    let (minimizer, functions, firstStep, searchTolerance) = (minimizer, functions, 0.1 * max(1, point.norm), 0.1)
    _ = point.withGSLVector { gsl_multimin_fdfminimizer_set(minimizer, functions, $0, firstStep, searchTolerance) }
  }

  /// Where the search is.
  func position(iterationCount: Int) -> SmoothMinimum {
    let state = minimizer.pointee
    let magnification = SmoothObjective.magnification
    return SmoothMinimum(
      point: Array(copying: state.x), value: state.f / magnification,
      gradientNorm: Array(copying: state.gradient).norm / magnification, iterationCount: iterationCount)
  }

  private static func callbacks(_ context: UnsafeMutableRawPointer, variableCount: Int) -> gsl_multimin_function_fdf {
    gsl_multimin_function_fdf(
      f: { point, context in SmoothObjective.at(point, context)?.magnifiedValue ?? .nan },
      df: { point, context, gradient in
        guard let objective = SmoothObjective.at(point, context) else { return }
        gradient?.copy(objective.magnifiedGradient)
      },
      fdf: { point, context, value, gradient in
        let objective = SmoothObjective.at(point, context)
        value?.pointee = objective?.magnifiedValue ?? .nan
        if let objective { gradient?.copy(objective.magnifiedGradient) }
      },
      n: variableCount, params: context)
  }
}
