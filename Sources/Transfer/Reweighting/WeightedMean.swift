public import NumericCore

/// Ways to estimate the target's mean of a loss from weighted source examples.
public enum WeightedMean: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable, Hashable {
  /// The mean of wᵢ ℓᵢ.
  case plain = "Σwf / n"
  /// The same divided by the mean weight.
  case selfNormalised = "Σwf / Σw"
  /// The plain mean with large weights lowered to a bound.
  case clippedAt2 = "w clipped at 2"
  case clippedAt5 = "w clipped at 5"
  case clippedAt20 = "w clipped at 20"
  /// The plain mean with r = w/(αw + 1 − α).
  case relative = "relative weights"
  /// A model of the loss, corrected by weighted residuals.
  case doublyRobust = "doubly robust"
}

/// How far estimates of P_T(A) from n examples of the source N(0, 1) are off, where the target is N(μ, 1), over repeated draws.
public struct WeightedMeanTrial: Codable, Sendable, Hashable {
  /// The mean error by way, one an event.
  public private(set) var bias: [WeightedMean: [Double]]
  /// The mean squared error by way, one an event.
  public private(set) var meanSquare: [WeightedMean: [Double]]

  /// Draws and estimates: every way sees the same source examples, and all events are estimated from them.
  ///
  /// - Parameters:
  ///   - shift: μ.
  ///   - count: n.
  ///   - relativity: α of the relative weights.
  ///   - ways: the doubly robust one draws n target examples, too.
  public init(
    _ events: [ShiftedNormalEvent], shift: Double, count: Int, relativity: Double, ways: [WeightedMean] = WeightedMean.allCases,
    repetitions: Int, from random: RandomSource
  ) {
    let zeros = Dictionary(uniqueKeysWithValues: ways.map { ($0, events.map { _ in 0.0 }) })
    (bias, meanSquare) = (zeros, zeros)
    let truths = events.map { $0.truth(shift: shift) }
    for _ in 0..<repetitions {
      let draw = Draw(shift: shift, count: count, relativity: relativity, ways: ways, from: random)
      for (place, event) in events.enumerated() {
        let losses = draw.points.map(event.indicator)
        for (way, weights) in draw.weights {
          let error = draw.estimate(way, by: weights, of: event, losses) - truths[place]
          bias[way]?[place] += error / Double(repetitions)
          meanSquare[way]?[place] += error * error / Double(repetitions)
        }
      }
    }
  }
}

/// The examples of one draw, with the weights of each way.
private struct Draw {
  let points: [Double]
  let target: [Double]
  let weights: [WeightedMean: ImportanceWeights]
  let total: Double

  init(shift: Double, count: Int, relativity: Double, ways: [WeightedMean], from random: RandomSource) {
    points = random.normals(count: count)
    let ratio = ShiftedNormalEvent.weights(of: points, shift: shift)
    var weights: [WeightedMean: ImportanceWeights] = [:]
    for way in ways {
      weights[way] =
        switch way {
        case .plain, .selfNormalised, .doublyRobust: ratio
        case .clippedAt2: ratio.clipped(at: 2)
        case .clippedAt5: ratio.clipped(at: 5)
        case .clippedAt20: ratio.clipped(at: 20)
        case .relative: ratio.relative(to: relativity)
        }
    }
    self.weights = weights
    target = ways.contains(.doublyRobust) ? random.normals(count: count).map { $0 + shift } : []
    total = ratio.values.reduce(0, +)
  }

  func estimate(
    _ way: WeightedMean, by weights: ImportanceWeights, of event: ShiftedNormalEvent, _ losses: [Double]
  ) -> Double {
    switch way {
    case .selfNormalised: weights.values.dot(losses) / total
    case .doublyRobust:
      weights.doublyRobustRisk(losses: losses, predicted: points.map(event.ramp), targetPredicted: target.map(event.ramp))
    default: weights.risk(losses: losses)
    }
  }
}

extension ShiftedNormalEvent {
  /// A rough model of the indicator: it rises from 0 to 1 within one unit around the threshold.
  fileprivate func ramp(_ x: Double) -> Double {
    let rise = min(1, max(0, x - threshold + 0.5))
    return isAbove ? rise : 1 - rise
  }
}
