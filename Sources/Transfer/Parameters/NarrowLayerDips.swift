internal import Learning

/// Whether cutting a network just below a narrow layer loses more than the same cut where that layer is elsewhere: two networks a
/// seed, in which the layers at two places are narrow, cut and trained again at every layer.
///
/// Were it a coin's toss which of the two networks of a seed is which, exchanging them would change the sign of what is lost below
/// the narrow layers less what is lost at the same cuts of the other network, so that ``SignFlipTest`` applies.
public struct NarrowLayerDips: Sendable {
  /// In how many networks the lowest of all cuts is the one just below the narrow layer.
  public let hits: Int
  /// The networks.
  public let count: Int
  /// How probable it is that so many images more, or more, are lost below the narrow layers; and so many, or fewer.
  public let upperProbability, lowerProbability: Double

  /// The dips of pairs of networks.
  ///
  /// - Parameters:
  ///   - pairs: a pair a seed, of networks narrow in their layer number `layers.0` and `layers.1`.
  ///   - layers: counted from 1; a cut just below layer n keeps n − 1 layers.
  ///   - accuracy: on which images.
  ///   - imageCount: how many images these are.
  /// - Precondition: both layers differ and are cut below.
  public init(
    of pairs: [(LayerTransfer.Curve, LayerTransfer.Curve)], narrowAt layers: (Int, Int),
    _ accuracy: KeyPath<LayerTransfer.Accuracy, Double>, imageCount: Int
  ) {
    let cuts = (layers.0 - 2, layers.1 - 2)
    precondition(cuts.0 != cuts.1 && cuts.0 >= 0 && cuts.1 >= 0, "Two narrow layers are two, and lie above a layer that is kept.")
    func lost(_ curve: LayerTransfer.Curve) -> [Int] {
      curve.cuts.map { Int((Double(imageCount) * (curve.base[keyPath: accuracy] - $0[keyPath: accuracy])).rounded()) }
    }
    let networks = pairs.map { (first: lost($0.0), second: lost($0.1)) }
    let exchanged = SignFlipTest(
      differences: networks.map { $0.first[cuts.0] - $0.first[cuts.1] + $0.second[cuts.1] - $0.second[cuts.0] })
    (upperProbability, lowerProbability) = (exchanged.upperProbability, exchanged.lowerProbability)
    hits = networks.count { $0.first[cuts.0] == $0.first.max() } + networks.count { $0.second[cuts.1] == $0.second.max() }
    count = 2 * pairs.count
  }
}
