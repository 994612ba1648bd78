public import NumericCore

extension JamesStein {
  /// The fall of the total squared error by shrinking, in the mean over draws x of N(θ, v).
  ///
  /// Each draw is paired with its mirror image: far from the point nearly all of the fall is odd in the noise and cancels, and what
  /// is left, as small as 1/‖θ‖², shows.
  ///
  /// - Parameters:
  ///   - means: θ.
  ///   - repetitions: the pairs that are drawn.
  /// - Precondition: there are enough means to shrink.
  public func simulatedGain(means: [Double], repetitions: Int, from random: RandomSource) -> Double {
    (0..<repetitions).map { _ in
      let noise = noise(count: means.count, from: random)
      return [noise, noise.map { 0 - $0 }].map { noise in
        let observed = zip(means, noise).map { $0 + $1 }
        return zip(zip(observed, estimates(observed)), means).map { pair, mean in
          // (x − θ)² − (e − θ)² without the difference of two near numbers.
          (pair.0 - pair.1) * ((pair.0 - mean) + (pair.1 - mean))
        }.sum()
      }.mean
    }.mean
  }

  /// The squared errors of the estimates, one for each mean and their total, in the mean over draws of N(θ, v).
  ///
  /// - Precondition: there are enough means to shrink.
  public func simulatedErrors(means: [Double], repetitions: Int, from random: RandomSource) -> (each: [Double], total: Double) {
    let squares = (0..<repetitions).map { _ in
      let estimates = estimates(zip(means, noise(count: means.count, from: random)).map { $0 + $1 })
      return zip(estimates, means).map { ($0 - $1) * ($0 - $1) }
    }
    return (means.indices.map { index in squares.map { $0[index] }.mean }, squares.map { $0.sum() }.mean)
  }

  private func noise(count: Int, from random: RandomSource) -> [Double] {
    random.normals(count: count).map { variance.squareRoot() * $0 }
  }
}

extension LearnedPrior {
  /// The risk of the next task with a prior learnt from so many, in the mean over draws: tasks of N(0, τ²), each observed with
  /// variance 1.
  ///
  /// Given the prior the risk is exact.
  public static func simulatedRisk(
    tasks: Int, variance: Double, repetitions: Int, from random: RandomSource
  ) -> Double {
    (0..<repetitions).map { _ in
      // Observed means vary by τ² and by the noise.
      let observations = random.normals(count: tasks).map { (variance + 1).squareRoot() * $0 }
      return LearnedPrior(observations: observations, noise: 1).risk(mean: 0, variance: variance)
    }.mean
  }
}
