import Report

extension Experiment {
  /// The finding of the most telling part that ran.
  var headline: String {
    let shots = settings.shotCount
    func percent(_ part: Part, _ embedding: Embedding) -> String { accuracy(part, embedding, shots: shots).mean.text(digits: 1) }
    if parts.contains(.glyphs) {
      return
        "With \(shots) \(shots == 1 ? "example" : "examples") a class, prototypes on pixels are right in \(percent(.glyphs, .pixels)) % of queries; on features learnt from "
        + "\(settings.baseClassCount) other classes in \(percent(.glyphs, .classifier)) %, from 5 other classes in "
        + "\(percent(.glyphs, .classifierOf5)) %."
    }
    if parts.contains(.digits) {
      return
        "On digits, features learnt from five other classes are right in \(percent(.digits, .classifier)) % of queries, pixels in "
        + "\(percent(.digits, .pixels)) %."
    }
    if parts.contains(.shots) {
      return
        "Two classes at distance \(ShotTrial.separation.text(digits: 0)) are told apart with an error of "
        + "\((100 * ShotTrial.rate(2, 1).value).text(digits: 1)) % by one shot in 2 dimensions, of "
        + "\((100 * ShotTrial.rate(200, 1).value).text(digits: 1)) % in 200."
    }
    return "A prototype is a mean: the best one by every Bregman divergence, and a linear classifier by squared distance."
  }
}
