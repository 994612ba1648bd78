import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Every term of the bound on two samples of the plane, exactly, for classes that see it differently.
struct PlaneExperiment: Sendable {
  let sample: PlanarSample
  let classes: [ClassTerms]

  init(angle: Double, countPerDomain: Int, seed: UInt64) {
    sample = .rotatedClouds(angle: angle, countPerDomain: countPerDomain, from: RandomSource(seed: seed).stream("rotated clouds"))
    let domains = DomainPair(source: sample.source, target: sample.target)
    let probability = { (mass: Int) in Rational(mass, countPerDomain) }
    classes = [
      ClassTerms("stumps", Stumps(points: sample.points), domains, probability: probability, text: Self.text),
      ClassTerms("half-planes", HalfPlanes(points: sample.points), domains, probability: probability, text: Self.text),
    ]
  }

  private static func text(_ stump: Stump) -> String {
    guard stump.threshold.isFinite else { return stump.label(0) ? "always" : "never" }
    return "x\(stump.feature + 1) \(stump.isAbove ? "≥" : "<") \(stump.threshold.text(digits: 2))"
  }

  private static func text(_ halfPlane: HalfPlane) -> String {
    guard let boundary = halfPlane.boundary else { return halfPlane.labels.contains(true) ? "always" : "never" }
    return "\(boundary.normalX.text(digits: 2)) x1 \(boundary.normalY < 0 ? "−" : "+") \(boundary.normalY.magnitude.text(digits: 2)) x2 "
      + "≥ \(boundary.offset.text(digits: 2))"
  }
}
