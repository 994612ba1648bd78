/// A domain on finitely many points with its labels: a joint distribution of (x, y), y in {0, 1}, given by its masses.
///
/// `negative[x]` is P(X = x, Y = 0) and `positive[x]` is P(X = x, Y = 1), both in units of the same whole, `total`: 1 for
/// probabilities, the common denominator for counts. Every risk of this module is a mass in the same units.
public struct FiniteDomain<Mass: Scalar>: Sendable, Hashable {
  /// P(X = x, Y = 0) at each point.
  public let negative: [Mass]
  /// P(X = x, Y = 1) at each point.
  public let positive: [Mass]

  /// A domain from the masses of its two labels.
  ///
  /// - Precondition: both have one mass a point, none negative.
  @_specialize(where Mass == Int)
  public init(negative: [Mass], positive: [Mass]) {
    precondition(negative.count == positive.count, "A domain needs a mass of each label at every point.")
    precondition(
      negative.allSatisfy { $0 >= .zero } && positive.allSatisfy { $0 >= .zero }, "The masses of a domain are not negative.")
    self.negative = negative
    self.positive = positive
  }

  /// A domain whose label is a function of the point.
  ///
  /// - Parameters:
  ///   - marginal: P(X = x) at each point.
  ///   - labels: the label of each point.
  @_specialize(where Mass == Int)
  public init(marginal: [Mass], labels: [Bool]) {
    precondition(marginal.count == labels.count, "A domain needs a label at every point.")
    self.init(
      negative: zip(marginal, labels).map { mass, label in label ? .zero : mass },
      positive: zip(marginal, labels).map { mass, label in label ? mass : .zero })
  }

  /// A domain from its marginal P(X = x) and its regression function P(Y = 1 | X = x).
  public init(marginal: [Mass], positiveProbability: [Mass]) {
    precondition(marginal.count == positiveProbability.count, "A domain needs a label probability at every point.")
    self.init(
      negative: zip(marginal, positiveProbability).map { mass, probability in mass * (1 - probability) },
      positive: zip(marginal, positiveProbability).map { mass, probability in mass * probability })
  }

  /// The number of points.
  public var count: Int { negative.count }

  /// P(X = x) at each point.
  public var marginal: [Mass] {
    @_specialize(where Mass == Int)
    get { zip(negative, positive).map { $0 + $1 } }
  }

  /// The mass of everything: 1 for probabilities.
  public var total: Mass {
    @_specialize(where Mass == Int)
    get { negative.reduce(.zero, +) + positive.reduce(.zero, +) }
  }

  /// P(Y = 1), in units of `total`.
  public var positiveMass: Mass {
    @_specialize(where Mass == Int)
    get { positive.reduce(.zero, +) }
  }

  /// The zero-one risk P(h(X) ≠ Y) of a labelling of the points, in units of `total`.
  ///
  /// - Precondition: there is one label a point.
  @_specialize(where Mass == Int)
  public func risk(of labels: [Bool]) -> Mass {
    precondition(labels.count == count, "A hypothesis labels every point of the domain.")
    var risk = Mass.zero
    for point in 0..<count { risk += labels[point] ? negative[point] : positive[point] }
    return risk
  }

  /// The risk of a classifier that labels each point 1 with a probability of its own.
  ///
  /// - Parameters:
  ///   - shares: these probabilities, in units of 1/`whole`.
  ///   - whole: what they are counted in; 1 for probabilities.
  /// - Returns: the risk in units of `total` times `whole`.
  /// - Precondition: there is one share a point.
  public func risk(ofShares shares: [Mass], of whole: Mass) -> Mass {
    precondition(shares.count == count, "A hypothesis labels every point of the domain.")
    var risk = Mass.zero
    for point in 0..<count { risk += shares[point] * negative[point] + (whole - shares[point]) * positive[point] }
    return risk
  }

  /// The domain with every label turned around.
  public var flipped: FiniteDomain { FiniteDomain(negative: positive, positive: negative) }
}
