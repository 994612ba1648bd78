import ArgumentParser
import ChapterKit
import Report
import Transfer

extension PublishedMistake: ExpressibleByArgument {
  /// What was published.
  var error: String {
    switch self {
    case .kappaSign: "with +κ in place of −κ kernel mean matching flees the target"
    case .scaledFeatures:
      "features multiplied by weights are moved points, and a common factor of all weights then changes the classifier"
    case .missingFactor: "without n_S/n_T all weights are off by that factor, and the ESS does not see it"
    case .uncalibrated: "squashed scores of a support vector machine are no probabilities"
    }
  }

  /// The place among `diagnosticNames` of the number that exposes it, and of what it should be near; nil for 1.
  var telling: (place: Int, wanted: Int?) {
    switch self {
    case .kappaSign, .scaledFeatures: (0, 1)
    case .missingFactor: (0, nil)
    case .uncalibrated: (1, nil)
    }
  }
}

extension Seen<Estimation> {
  /// A diagnostic of a variant of the published mistake over the seeds.
  private func diagnostic(_ variant: Int, _ place: Int) throws -> SeedEffect { try effect { $0.diagnostics?[variant][place] } }

  /// A published mistake by its most telling number.
  func answer(_ mistake: PublishedMistake) throws -> Answer {
    let (place, wanted) = mistake.telling
    let name = mistake.diagnosticNames[place]
    let values = try mistake.variantNames.enumerated().map { ($1, try diagnostic($0, place)) }
    let target = try wanted.map { try diagnostic(0, $0).mean } ?? 1
    let others = PublishedMistake.allCases.filter { $0 != mistake }
    return Answer(
      setting: mistake.rawValue, question: "What exposes a published error?", reply: name.uppercased(),
      finding:
        "A published error: \(mistake.error); the \(name) is \(values[0].1.mean.text(digits: 2)), corrected "
        + "\(values[1].1.mean.text(digits: 2)), and should be near \(target.text(digits: 2)).",
      figure: .forest(
        title: "The \(name) tells", x: Axis(name), effects: values, intervalMeaning: "95 % interval",
        references: [Reference("wanted", at: target, .vertical)]),
      quantities: values.map { Quantity("\(name), \($0)", $1.cell) },
      why: "Weights are checked by their mean, their effective size and the moments that they give, in this order.",
      ask: Ask("What exposes the next one?", "--part", "estimation", "--mistake", others[0].rawValue))
  }

  /// The diagnostics of the mistake and of its correction.
  func table(of mistake: PublishedMistake) throws -> Table {
    Table(
      title: "The mistake and its correction, over \(rows.count) seeds", columns: ["diagnostic"] + mistake.variantNames,
      rows: try mistake.diagnosticNames.enumerated().map { place, name in
        [.text(name)] + (try mistake.variantNames.indices.map { try diagnostic($0, place).cell })
      })
  }
}
