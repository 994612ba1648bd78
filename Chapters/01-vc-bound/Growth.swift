import ChapterKit
import Learning
import NumericCore
import Report

/// In how many ways classes label points, counted one by one, and Sauer's lemma on every class there is.
struct Growth: ChapterPart {
  static let name = "growth"
  static let title = "Labellings, counted"

  let growth: GrowthOptions

  /// On up to so many points everything is enumerated.
  static let largest = 8

  /// The labellings of each class on 1 … 8 points.
  private static let counts = CountedClass.allCases.map { family in (1...largest).map { family.labelings($0).count } }

  /// What Sauer's lemma says of all classes on four points, each a set of the 16 labellings.
  struct AllClasses: Sendable {
    var tried = 0
    var violations = 0
    var equalities = 0
    /// Where d − 1 in place of d would be too little.
    var withOneLess = 0
    /// Classes that shatter fewer sets than they have labellings.
    var fewerSets = 0

    static let four: AllClasses = {
      var all = AllClasses()
      for members in UInt32(1)..<1 << 16 {
        let labelings = (0..<UInt32(16)).filter { members >> $0 & 1 == 1 }
        let shattered = ShatteredSets(labelings: labelings, pointCount: 4)
        let bound = { ShatteredSets.sauerBound(vcDimension: $0, pointCount: 4) }
        let dimension = shattered.vcDimension
        all.tried += 1
        all.violations += labelings.count > bound(dimension) ? 1 : 0
        all.equalities += labelings.count == bound(dimension) ? 1 : 0
        all.withOneLess += labelings.count > bound(dimension - 1) ? 1 : 0
        all.fewerSets += shattered.sets.count < labelings.count ? 1 : 0
      }
      return all
    }()
  }

  struct Evidence: Sendable {
    let labelings: [UInt32]
    let shattered: ShatteredSets
  }

  func evidence(_ rows: [Drawless]) -> Evidence {
    let labelings = growth.family.labelings(growth.points)
    return Evidence(labelings: labelings, shattered: ShatteredSets(labelings: labelings, pointCount: growth.points))
  }

  var claims: [Judged<Growth>] {
    [
      Judged(
        "VC-6", .inequality, expects: .holds,
        "A class of VC dimension d has at most Σ over i ≤ d of C(m, i) labellings of m points.",
        from: Bibliography.sauer.cited.noting("Sauer's lemma")
      ) { _ in
        let all = AllClasses.four
        return Judgement.law("classes on four points", violations: all.violations, of: all.tried).witness(
          "Every class there is, enumerated. \(all.equalities) attain the bound; with d − 1 in place of d \(all.withOneLess) would violate it. "
            + "\(all.fewerSets == 0 ? "Each" : "Not each") shatters at least as many sets as it has labellings, which proves it.")
      },
      Judged(
        "VC-6b", .identity, expects: .holds,
        "Thresholds, two-sided ones, intervals, unions of two and half-planes have VC dimension 1, 2, 2, 4 and 3, and label m points in m + 1, 2m, "
          + "1 + m(m + 1)/2, Σ over i ≤ 4 of C(m, i) and m² − m + 2 ways.",
        from: Bibliography.counting.cited.noting("for half-planes; the others are counted at sight")
      ) { _ in
        let families = CountedClass.allCases
        let right = zip(families, Self.counts).count { family, counts in
          (1...Self.largest).allSatisfy { counts[$0 - 1] == family.growth($0) }
            && ShatteredSets(labelings: family.labelings(6), pointCount: 6).vcDimension == family.dimension
        }
        return Judgement.decided(
          "classes counted", says: .integer(families.count), here: .text("\(right) of \(families.count)"),
          holds: right == families.count
        ).witness("All labellings of 1 … 8 points; the line's classes but the two-sided one attain Sauer's bound.")
      },
      Judged(
        "VC-6c", .inequality, expects: .fails, "The VC dimension of a class is the number of its parameters.",
        from: .said("a rule of thumb that is true of linear classifiers"), isHighlight: true
      ) { _ in
        let shattered = (1...10).filter { count in
          (0..<1 << count).allSatisfy { mask in
            let labels = (0..<count).map { mask >> $0 & 1 == 1 }
            return Sines.labels(frequency: Sines.frequency(labels: labels), count: count) == labels
          }
        }
        return Judgement.refuted(
          "points shattered by 1[sin ωx > 0]", says: "1", here: .text("\(shattered.last ?? 0), and more"),
          isShown: shattered.contains(2)
        ).witness(
          "One parameter ω gives 1/10, 1/100, … 10⁻¹⁰ all 1024 labellings, decided in whole numbers; the proof is for every m.")
      },
    ]
  }

  func answer(_ seen: Seen<Growth>) -> Answer {
    let (family, m) = (growth.family, growth.points)
    let (count, all) = (seen.evidence.labelings.count, 1 << m)
    return Answer(
      setting: "\(family.name), \(m) points", question: "In how many ways can the class label the points?",
      reply: count == all ? "IN ALL \(all)" : "IN \(count) OF \(all)",
      finding:
        "\(family.name.prefix(1).uppercased() + family.name.dropFirst()) label \(m) points in \(count) of \(all) ways and shatter "
        + "\(seen.evidence.shattered.sets.count) of their \(all) subsets, none of more than \(seen.evidence.shattered.vcDimension) points.",
      world: missing(seen.evidence), figure: figure,
      quantities: [
        Quantity("labellings", .integer(count)), Quantity("shattered sets", .integer(seen.evidence.shattered.sets.count)),
        Quantity("Sauer's bound", .integer(ShatteredSets.sauerBound(vcDimension: family.dimension, pointCount: m))),
      ],
      why: "Past its dimension a class lacks a labelling of every set, and the lack multiplies.",
      ask: Ask(
        "Twice the points: what share of all labellings is left?", "--part", "growth", "--family", family.rawValue, "--points",
        "\(min(8, 2 * m))"))
  }

  /// Points of a line with the first labelling that the class lacks.
  private func missing(_ evidence: Evidence) -> Figure? {
    let present = Set(evidence.labelings)
    guard growth.family != .halfPlanes,
      let lacking = (0..<UInt32(1) << UInt32(growth.points)).first(where: { !present.contains($0) })
    else { return nil }
    let points = (0..<growth.points).map { point -> DecisionRegion.Point in
      let label = Int(lacking >> UInt32(point) & 1)
      return DecisionRegion.Point(x: Double(point), label: label, group: label == 1 ? "one" : "zero")
    }
    return Figure(
      title: "A labelling that the class lacks", caption: "",
      content: .decisionRegion(DecisionRegion(x: Axis("x"), labelNames: ["0", "1"], grid: [], points: points)))
  }

  private var figure: Figure {
    func series(_ name: String, _ value: (Int) -> Int) -> Series {
      Series(name, points: (1...Self.largest).map { Series.Point(Double($0), Double(value($0))) })
    }
    let chosen = [CountedClass.thresholds, .halfPlanes, .twoIntervals]
    return Figure(
      title: "All 2^m labellings up to d points, and then a polynomial", caption: "",
      content: .plot(
        Plot(
          x: Axis("points m"), y: Axis("labellings", scale: .logarithmic),
          series: [series("all", { 1 << $0 })]
            + chosen.map { family in
              let index = CountedClass.allCases.firstIndex(of: family) ?? 0
              return series("\(family.rawValue), d = \(family.dimension)") { Self.counts[index][$0 - 1] }
            })))
  }

  func record(_ seen: Seen<Growth>) -> [ChapterReport.Item] {
    let letters = Array("abcdefgh")
    let sets = seen.evidence.shattered.sets
    return [
      .table(
        Table(
          title: "Labellings of m = 1 … 8 points", columns: ["class", "d"] + (1...Self.largest).map { "\($0)" },
          rows: zip(CountedClass.allCases, Self.counts).map { family, counts in
            [.text(family.rawValue), .integer(family.dimension)] + counts.map { .integer($0) }
          })),
      .table(
        Table(
          title: "Subsets of \(growth.points) points that \(growth.family.name) shatter",
          columns: ["size", "shattered", "of", "the first"],
          rows: (0...growth.points).map { size in
            let these = sets.filter { $0.nonzeroBitCount == size }
            let names = these.prefix(6).map { set in
              set == 0 ? "∅" : String((0..<growth.points).filter { set >> UInt32($0) & 1 == 1 }.map { letters[$0] })
            }
            return [
              .integer(size), .integer(these.count),
              .integer(
                ShatteredSets.sauerBound(vcDimension: size, pointCount: growth.points)
                  - ShatteredSets.sauerBound(vcDimension: size - 1, pointCount: growth.points)),
              .text(names.joined(separator: ", ") + (these.count > 6 ? ", …" : "")),
            ]
          })),
    ]
  }
}
