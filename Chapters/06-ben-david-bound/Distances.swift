import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// The part about the divergences: identities, laws, and what enumeration says of dimensions.
struct Distances {
  let tally: DistanceTally

  /// The 16 hypotheses on five points, as bit masks, of dimension 2 whose disagreements have dimension 5.
  static let fivePointMasks = [4, 5, 6, 10, 12, 14, 16, 18, 19, 20, 21, 22, 23, 26, 30, 31]

  /// VC dimensions of H and of HΔH, by enumeration.
  private let dimensions: [(name: String, ofClass: Int, ofDifferences: Int)]

  init(tally: DistanceTally) {
    self.tally = tally
    let below = (0...8).map { cut in (0..<8).map { $0 < cut } }
    let classes = [
      ("thresholds 1[x < t], on 8 points", FiniteClass(labelings: below)),
      ("two-sided thresholds, on 8 points", FiniteClass(labelings: below + below.map { $0.map { !$0 } })),
      (
        "16 hypotheses on 5 points", FiniteClass(labelings: Self.fivePointMasks.map { mask in (0..<5).map { mask >> $0 & 1 == 1 } })
      ),
    ]
    dimensions = classes.map { ($0.0, $0.1.vcDimension, $0.1.differences.vcDimension) }
  }

  var section: Section {
    Section(
      title: "What the divergences are",
      headline:
        "d_HΔH is a pseudometric that for thresholds is just Kuiper's statistic, and HΔH can have more than twice the dimension of H: "
        + "\(dimensions[2].ofDifferences) for \(dimensions[2].ofClass).",
      introduction:
        "d_H compares the marginals on the sets of the class, d_HΔH on the disagreements of two hypotheses. Both are decided here by "
        + "enumeration on \(tally.instanceCount) random instances.",
      items: [.table(lawTable), .table(dimensionTable)], findings: findings)
  }

  private var lawTable: Table {
    Table(
      title: "Laws over \(tally.instanceCount) random instances, in whole numbers", columns: ["law", "failures"],
      rows: [
        ["d(S, T) ≤ d(S, U) + d(U, T)", .integer(tally.triangleViolations)],
        ["d(S, T) = d(T, S)", .integer(tally.symmetryViolations)],
        ["d_HΔH ≤ 2 TV", .integer(tally.variationViolations)], ["d_HΔH > 0 for S ≠ T", .integer(tally.zeroForDifferent)],
        ["d_H ≤ d_HΔH", .integer(tally.classAbove)],
        ["d_H ≤ d_HΔH, with the constant 0 in H", .integer(tally.classAboveWithConstant)],
        ["d_H by least error, H closed under complement", .integer(tally.errorMismatchesClosed)],
        ["d_H by least error, H as it is", .integer(tally.errorMismatchesOpen)],
        ["½ d_HΔH of thresholds = Kuiper, with ties", .integer(tally.kuiperMismatches)],
      ])
  }

  private var dimensionTable: Table {
    Table(
      title: "VC dimensions by enumeration", columns: ["class H", "of H", "of HΔH"],
      rows: dimensions.map { [.text($0.name), .integer($0.ofClass), .integer($0.ofDifferences)] })
  }
}

extension Distances {
  private var findings: [Finding] {
    [
      kuiperFinding, pseudometricFinding, inclusionFinding, leastErrorFinding, proxyFinding, thresholdDimensionFinding,
      doubledDimensionFinding,
    ]
  }

  private var kuiperFinding: Finding {
    Finding(
      Claims.kuiper, verdict: tally.kuiperMismatches == 0 ? .holds : .fails, predicted: "no difference",
      measured: .text("\(tally.kuiperMismatches) differences over \(tally.instanceCount) pairs of samples with ties"),
      witness:
        "Kuiper lies between one and two times Kolmogorov–Smirnov, ½ d_H: here \(tally.leastRatio.text(significantDigits: 3)) to "
        + "\(tally.largestRatio.text(significantDigits: 3)). Intractable it is for rich classes only.",
      tolerance: 2 * .ulpOfOne)
  }

  private var pseudometricFinding: Finding {
    let failures = tally.triangleViolations + tally.symmetryViolations + tally.variationViolations
    return Finding(
      Claims.pseudometric, verdict: failures == 0 ? .holds : .fails, predicted: "no failure",
      measured: .text("\(failures) failures over \(tally.instanceCount) instances"),
      witness: "Not a metric: \(tally.zeroForDifferent) pairs of different marginals are at distance 0.")
  }

  private var inclusionFinding: Finding {
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1, 0], labels: [true, true]), target: FiniteDomain(marginal: [0, 1], labels: [true, true]))
    let single = FiniteClass(labelings: [[true, false]])
    let (overClass, overDifferences) = (
      domains.hypothesisDivergence(over: single).divergence, domains.disagreementDivergence(over: single).divergence
    )
    return Finding(
      Claims.inclusion,
      verdict: verdict(claim: tally.classAbove == 0 && overClass <= overDifferences, correction: tally.classAboveWithConstant == 0),
      predicted: "no failure", measured: .text("\(tally.classAbove) failures over \(tally.instanceCount) instances"),
      correction: "It holds where H contains a constant, for then H is part of HΔH up to complement.",
      witness: "One hypothesis {a}, S = {a}, T = {b}: d_H = \(overClass) and d_HΔH = \(overDifferences).")
  }

  private var leastErrorFinding: Finding {
    Finding(
      Claims.leastError, verdict: tally.errorMismatchesClosed == 0 ? .holds : .fails, predicted: "no difference",
      measured: .text("\(tally.errorMismatchesClosed) differences over \(tally.instanceCount) closed classes"),
      witness: "Closure is needed: \(tally.errorMismatchesOpen) of the classes as they are differ.")
  }

  private var proxyFinding: Finding {
    Finding(
      Claims.proxy, verdict: verdict(claim: tally.pooledMismatches == 0, correction: tally.errorMismatchesClosed == 0),
      predicted: "no difference",
      measured: .text("\(tally.pooledMismatches) differences over \(tally.instanceCount) instances with random sample sizes"),
      correction: "It is d_H with the balanced error, the mean of the two domains' error rates.",
      witness:
        "With samples of unequal size always guessing the larger has a small pooled error: the excess over d_H is "
        + "\((tally.pooledExcess / Double(max(1, tally.instanceCount))).text(digits: 2)) on average and up to "
        + "\(tally.largestPooledExcess.text(digits: 2)).")
  }

  private var thresholdDimensionFinding: Finding {
    let found = dimensions.prefix(2).map { [$0.ofClass, $0.ofDifferences] }
    return Finding(
      Claims.thresholdDimension, verdict: found == [[1, 2], [2, 3]] ? .holds : .fails, predicted: "1 and 2; 2 and 3",
      measured: .text(found.map { "\($0[0]) and \($0[1])" }.joined(separator: "; ")),
      witness: "Disagreements of thresholds are intervals; those of two-sided ones are intervals and their complements.")
  }

  private var doubledDimensionFinding: Finding {
    let five = dimensions[2]
    return Finding(
      Claims.doubledDimension, verdict: five.ofDifferences <= 2 * five.ofClass ? .holds : .fails,
      predicted: .text("at most \(2 * five.ofClass)"), measured: .integer(five.ofDifferences),
      witness:
        "The class of bit masks \(Self.fivePointMasks.map(String.init).joined(separator: ", ")) on 5 points. What is safe: HΔH labels m "
        + "points in at most as many ways as H does, squared, so its dimension is O(d) with a constant above 2.")
  }
}
