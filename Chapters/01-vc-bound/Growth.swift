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
  private static let counts = CountedClass.allCases.map { family in (1...largest).map { family.labelings(pointCount: $0).count } }

  func evidence(_ rows: [Drawless]) -> ShatteredSets {
    ShatteredSets(labelings: growth.family.labelings(pointCount: growth.points), pointCount: growth.points)
  }

  var claims: [Judged<Growth>] {
    [
      Judged(
        "VC-6", .inequality, expects: .holds,
        "A class of VC dimension d has at most Σ over i ≤ d of C(m, i) labellings of m points.",
        from: Bibliography.sauer.cited.noting("Sauer's lemma")
      ) { _ in
        let all = SauerCount(pointCount: 4)
        return Judgement.law("classes on four points", violations: all.violations, of: all.classes).witness(
          "Every class there is, enumerated. \(all.equalities) attain the bound; with d − 1 in place of d "
            + "\(all.violationsWithOneLess) would violate it. \(all.fewerSets == 0 ? "Each" : "Not each") shatters at least as "
            + "many sets as it has labellings, which proves it.")
      },
      Judged(
        "VC-6b", .identity, expects: .holds,
        "Thresholds, two-sided ones, intervals, unions of two and half-planes have VC dimension 1, 2, 2, 4 and 3, and label m "
          + "points in m + 1, 2m, 1 + m(m + 1)/2, Σ over i ≤ 4 of C(m, i) and m² − m + 2 ways.",
        from: Bibliography.counting.cited.noting("for half-planes; the others are counted at sight")
      ) { _ in
        let families = CountedClass.allCases
        let right = zip(families, Self.counts).count { family, counts in
          (1...Self.largest).allSatisfy { counts[$0 - 1] == family.growth(pointCount: $0) }
            && ShatteredSets(labelings: family.labelings(pointCount: 6), pointCount: 6).vcDimension == family.vcDimension
        }
        return Judgement.decided(
          "classes counted", says: .integer(families.count), here: .text("\(right) of \(families.count)"),
          holds: right == families.count
        ).witness("All labellings of 1 … 8 points; the line's classes but the two-sided one attain Sauer's bound.")
      },
      Judged(
        "VC-6c", .inequality, expects: .fails, "The VC dimension of a class is the number of its parameters.",
        from: .said("a rule of thumb that is true of linear classifiers"), isHighlight: true
      ) { seen in
        let shattered = (1...10).filter { count in
          (0..<1 << count).allSatisfy { mask in
            let labels = (0..<count).map { mask >> $0 & 1 == 1 }
            return Sines.labels(frequency: Sines.frequency(labels: labels), count: count) == labels
          }
        }
        return Judgement.refuted(
          "points shattered by 1[sin ωx > 0]", says: "1",
          here: .text("\(try seen.required(shattered.last, "shattered points")), and more"),
          isShown: shattered.contains(2)
        ).witness(
          "One parameter ω gives 1/10, 1/100, … 10⁻¹⁰ all 1024 labellings, decided in whole numbers; the proof is for every m.")
      },
    ]
  }

  func answer(_ seen: Seen<Growth>) -> Answer {
    let (family, m) = (growth.family, growth.points)
    let points = m.counted("point")
    let (count, all) = (seen.evidence.labelingCount, 1 << m)
    return Answer(
      setting: "\(family.name), \(points)",
      question: "In how many ways can the class label the points?",
      reply: count == all ? "IN ALL \(all)" : "IN \(count) OF \(all)",
      finding:
        "\(family.name.prefix(1).uppercased() + family.name.dropFirst()) label \(points) in \(count) of \(all) ways and shatter "
        + "\(seen.evidence.sets.count) of their \(all) subsets, the largest of size \(seen.evidence.vcDimension).",
      world: missing(seen.evidence), figure: figure,
      quantities: [
        Quantity("labellings", .integer(count)), Quantity("shattered sets", .integer(seen.evidence.sets.count)),
        Quantity("Sauer's bound", .integer(ShatteredSets.sauerBound(vcDimension: family.vcDimension, pointCount: m))),
      ],
      why: "Past its dimension a class lacks a labelling of every set, and the lack multiplies.",
      ask: Ask(
        "Twice the points: what share of all labellings is left?", "--part", "growth", "--family", family.rawValue, "--points",
        "\(min(8, 2 * m))"))
  }

  /// Points of a line with the first labelling that the class lacks.
  private func missing(_ evidence: ShatteredSets) -> Figure? {
    let present = Set(evidence.labelings)
    guard growth.family != .halfPlanes,
      let lacking = (0..<UInt32(1) << UInt32(growth.points)).first(where: { !present.contains($0) })
    else { return nil }
    return .strip(
      "A labelling that the class lacks", (0..<growth.points).map(Double.init),
      (0..<growth.points).map { lacking >> UInt32($0) & 1 == 1 })
  }

  /// The classes of the figure.
  private static let drawn: [CountedClass] = [.thresholds, .halfPlanes, .twoIntervals]

  private var figure: Figure {
    func series(_ name: String, _ value: (Int) -> Int) -> Series {
      Series(name, points: (1...Self.largest).map { Series.Point(Double($0), Double(value($0))) })
    }
    return Figure(
      title: "All 2^m labellings up to d points, and then a polynomial", caption: "",
      content: .plot(
        Plot(
          x: Axis("points m"), y: Axis("labellings", scale: .logarithmic),
          series: [series("all", { 1 << $0 })]
            + zip(CountedClass.allCases, Self.counts).filter { Self.drawn.contains($0.0) }.map { family, counts in
              series("\(family.rawValue), d = \(family.vcDimension)") { counts[$0 - 1] }
            })))
  }

  func record(_ seen: Seen<Growth>) -> [ChapterReport.Item] {
    let letters = Array("abcdefgh")
    let sets = seen.evidence.sets
    return [
      .table(
        Table(
          title: "Subsets of \(growth.points) points that \(growth.family.name) shatter",
          columns: ["size", "shattered", "the first"],
          rows: (0...growth.points).map { size in
            let these = sets.filter { $0.nonzeroBitCount == size }
            let names = these.prefix(6).map { set in
              set == 0 ? "∅" : String((0..<growth.points).filter { set >> UInt32($0) & 1 == 1 }.map { letters[$0] })
            }
            return [
              .integer(size), .integer(these.count),
              .text(names.joined(separator: ", ") + (these.count > 6 ? ", …" : "")),
            ]
          }))
    ]
  }
}
