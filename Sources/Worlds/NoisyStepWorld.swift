internal import Learning
public import NumericCore

/// Points uniform on [0, 1], labelled 1[x < ½], each label turned over with probability `noise`: a world in which every risk is
/// known.
public struct NoisyStepWorld: Sendable, Hashable {
  /// The probability that a label is turned over, in 0…½. At ½ labels are tosses of a coin.
  public let noise: Double

  /// The world with this noise.
  ///
  /// - Precondition: the noise is in 0…½.
  public init(noise: Double) {
    precondition((0...0.5).contains(noise), "A share of turned labels is in 0…½.")
    self.noise = noise
  }

  /// Examples in the order of their points.
  public struct Draw: Sendable, Hashable {
    /// The points, ascending.
    public let points: [Double]
    /// Whether each is labelled 1.
    public let labels: [Bool]
  }

  /// Draws examples.
  ///
  /// - Precondition: there is an example.
  public func draw(count: Int, from random: RandomSource) -> Draw {
    precondition(count > 0, "A draw has an example.")
    let points = random.uniforms(count: count).radixSorted()
    return Draw(points: points, labels: points.map { ($0 < 0.5) != random.bernoulli(noise) })
  }

  /// sup over h of R(h) − R̂(h), exactly, over the classifiers that change their label at most d times along the line: for odd d
  /// from 1 on the left, for even d from 0. Their VC dimension is d. One change gives one-sided thresholds, two give intervals.
  ///
  /// Between two points R̂ does not change, and R changes in one direction up to ½ and in the other beyond: the supremum takes
  /// every gap whole or not at all, so that it is a best union of intervals of points, gaps and halves of the gap at ½.
  ///
  /// - Precondition: `changes` is positive.
  /// - Complexity: that of `LargestGainIntervals` on 2*n* + 2 numbers.
  public func largestDeviation(of draw: Draw, changes: Int) -> Double {
    precondition(changes > 0, "A class without a change has nothing to choose.")
    let (n, share) = (Double(draw.points.count), 1 - 2 * noise)
    // Labelled 1 in place of 0, a gap below ½ lowers R by its width times 1 − 2 noise, and a point labelled 1 lowers R̂ by 1/n.
    var (gains, constant, last) = ([Double](), 0.5, 0.0)
    gains.reserveCapacity(2 * draw.points.count + 3)
    // A first cell that every union must take, where the label on the left is 1.
    let isAnchored = !changes.isMultiple(of: 2)
    if isAnchored { gains.append(2) }
    func gap(to end: Double) {
      let below = min(end, 0.5) - min(last, 0.5)
      let above = max(end, 0.5) - max(last, 0.5)
      if below > 0 { gains.append(0 - share * below) }
      if above > 0 { gains.append(share * above) }
      last = end
    }
    for (point, label) in zip(draw.points, draw.labels) {
      gap(to: point)
      gains.append(label ? 1 / n : -1 / n)
      constant -= label ? 1 / n : 0
    }
    gap(to: 1)
    let best = IntervalUnions(limit: (changes + 1) / 2).best(gains: gains).gain
    return constant + best - (isAnchored ? 2 : 0)
  }

  /// What those classifiers gain from random signs, a point: the largest (1/n) Σ σ_i h(x_i), by one draw of σ. Its mean is their
  /// Rademacher complexity.
  ///
  /// Coin labels are random signs, and the deviation there is the gain less half the sum of all signs.
  public static func signGain(count: Int, changes: Int, from random: RandomSource) -> Double {
    let world = NoisyStepWorld(noise: 0.5)
    let draw = world.draw(count: count, from: random)
    return world.largestDeviation(of: draw, changes: changes) + draw.labels.map { $0 ? 0.5 : -0.5 }.mean
  }
}
