internal import NumericCore

/// The solver of a support vector machine's dual: one pair of coefficients at a time.
///
/// In the signed coefficients βᵢ = αᵢ sᵢ the dual reads
///
///     maximise  Σ sᵢ βᵢ − ½ βᵀKβ   over  lowᵢ ≤ βᵢ ≤ highᵢ, Σ βᵢ = 0,
///
/// with gradient Fᵢ = sᵢ − (Kβ)ᵢ. It is optimal when no coefficient that may rise has a larger gradient than one that may fall.
/// Each step raises the coefficient i of largest gradient and lowers the j that promises the largest gain (Fᵢ − Fⱼ)² / 2(Kᵢᵢ +
/// Kⱼⱼ − 2Kᵢⱼ), both by as much as is best. Now and then all coefficients between their bounds are optimised together, if these are
/// few. Coefficients at a bound that the gradient holds there leave the working set until the end ("shrinking").
///
/// Source: R.-E. Fan, P.-H. Chen and C.-J. Lin, "Working set selection using second order information for training support vector
/// machines", JMLR 6 (2005), WSS 2; shrinking as in C.-C. Chang and C.-J. Lin, "LIBSVM: a library for support vector machines", ACM
/// TIST 2 (2011), 5.1.
struct SequentialMinimalOptimization {
  private let examples: BinaryExamples
  private let kernel: Kernel
  private let cost: Double
  private var working: WorkingSet
  /// βᵢ of all examples, in the order of the sample; those of the working set are kept there until it is dissolved.
  private(set) var coefficients: [Double]
  private(set) var iterations = 0
  private(set) var violation = Double.infinity
  private var gradients: [Double]
  private let cacheBytes: Int

  init(examples: BinaryExamples, kernel: Kernel, cost: Double, cacheBytes: Int) {
    self.examples = examples
    self.kernel = kernel
    self.cost = cost
    self.cacheBytes = cacheBytes
    coefficients = Array(repeating: 0, count: examples.signs.count)
    gradients = examples.signs
    working = WorkingSet(
      members: Array(0..<examples.signs.count), examples: examples, kernel: kernel, cost: cost,
      coefficients: coefficients, gradients: gradients, cacheBytes: cacheBytes)
  }

  /// Optimises pairs until the violation is at most `tolerance`.
  ///
  /// - Throws: `notConverged` after `iterationLimit` pairs.
  mutating func solve(tolerance: Double, iterationLimit: Int) throws(LearningError) {
    let shrinkingPeriod = min(examples.signs.count, 1000)
    var untilShrinking = shrinkingPeriod
    while true {
      violation = working.violation
      if violation <= tolerance {
        if working.members.count == examples.signs.count { break }
        dissolve()
        continue
      }
      guard iterations < iterationLimit else { throw .notConverged(iterations: iterations, residual: violation) }
      working.optimisePair()
      iterations += 1
      untilShrinking -= 1
      if untilShrinking == 0 {
        untilShrinking = shrinkingPeriod
        working.optimiseFree(tolerance: 0.1 * tolerance)
        shrink()
      }
    }
    keepWorkingState()
  }

  /// Copies the working set's coefficients and gradients to those of all examples.
  private mutating func keepWorkingState() {
    for (place, example) in working.members.enumerated() {
      coefficients[example] = working.coefficients[place]
      gradients[example] = working.gradients[place]
    }
  }

  /// Leaves out coefficients at a bound whose gradients hold them there, where these are at least a tenth.
  private mutating func shrink() {
    let staying = working.placesThatMayMove()
    guard staying.count * 10 <= working.members.count * 9 else { return }
    keepWorkingState()
    working = working.restricted(to: staying)
  }

  /// Takes all examples into the working set again, with fresh gradients for those that were left out.
  private mutating func dissolve() {
    keepWorkingState()
    let members = Set(working.members)
    let others = coefficients.indices.filter { !members.contains($0) }
    let support = coefficients.indices.filter { coefficients[$0] != 0 }
    let sums = kernel.weightedSums(
      at: examples.features.rows(others), over: examples.features.rows(support), weights: support.map { coefficients[$0] })
    for (example, sum) in zip(others, sums) { gradients[example] = examples.signs[example] - sum }
    working = WorkingSet(
      members: Array(coefficients.indices), examples: examples, kernel: kernel, cost: cost,
      coefficients: coefficients, gradients: gradients, cacheBytes: cacheBytes)
  }

  /// b: the mean gradient of the coefficients between their bounds, else the middle of what the bounds allow.
  var intercept: Double {
    let free = working.freePlaces.map { working.gradients[$0] }
    if !free.isEmpty { return free.reduce(0, +) / Double(free.count) }
    return 0.5 * (working.largestRising + working.smallestFalling)
  }

  /// The objectives at the solution.
  var certificate: SupportVectorCertificate {
    let intercept = intercept
    var (normSquared, linear, hinge) = (0.0, 0.0, 0.0)
    for index in coefficients.indices {
      let (sign, coefficient) = (examples.signs[index], coefficients[index])
      // (Kβ)ᵢ = sᵢ − Fᵢ, the decision function without its intercept.
      let score = sign - gradients[index]
      normSquared += coefficient * score
      linear += coefficient * sign
      hinge += cost * examples.weights[index] * max(0, 1 - sign * (score + intercept))
    }
    return SupportVectorCertificate(
      dualObjective: linear - 0.5 * normSquared, primalObjective: 0.5 * normSquared + hinge,
      violation: violation, iterationCount: iterations)
  }
}
