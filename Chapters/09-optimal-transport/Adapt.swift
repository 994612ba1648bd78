import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Domain adaptation by optimal transport: the source is carried onto the target, and the nearest of its points gives a target its class.
struct Adapt: ChapterPart {
  static let name = "adapt"
  static let title = "A source carried over"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let moons: MoonOptions

  /// The angles of the figure, in degrees.
  static let angles = [0.0, 20, 40, 60, 80, 90]
  static let shares = [0.5, 0.7, 0.9]

  struct Row: Codable, Sendable {
    let asked: Adaptation
    let turned: [Adaptation]
    let shifted: [Adaptation]
    let faint: Adaptation
    let moved: Adaptation
    let scarce: Adaptation
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("adapt")
    do {
    func adapted(_ angle: Double, _ share: Double) throws -> Adaptation {
      try Adaptation(MoonsWorld().sample(count: 60, from: random), MoonsWorld(angle: angle, share: share).sample(count: 60, from: random), 0.1, 1)
    }
    let digits = HandwrittenDigits()
    func digitsAdapted(_ r: DigitRecording, drop: Bool = false) throws -> Adaptation {
      let (s, t) = digits.pairs(of: (.plain, r), perDigit: 8, from: random)
      if drop { 
        let keep = t.classes.indices.filter { t.classes[$0] < 5 }
        return try Adaptation(s, (Matrix(rows: keep.map { Array(t.points.row($0)) }), keep.map { t.classes[$0] }), 50, 500)
      }
      return try Adaptation(s, t, 50, 500)
    }
    return Row(
      asked: try adapted(moons.turned, moons.share), turned: try Self.angles.map { try adapted($0, 0.5) },
      shifted: try Self.shares.map { try adapted(0, $0) }, faint: try digitsAdapted(.faint), moved: try digitsAdapted(.moved), scarce: try digitsAdapted(.plain, drop: true))
    } catch let error as TransportError { throw UnusableSeed("\(error)") }
  }

  var claims: [Judged<Adapt>] {
    [
    ]
  }

  func answer(_ seen: Seen<Adapt>) throws -> Answer {
    Answer(setting: "x", question: "x?", reply: "x", finding: "X.", quantities: [], why: "x", ask: Ask("x", "--part", "adapt"))
  }
  func record(_ seen: Seen<Adapt>) throws -> [ChapterReport.Item] {
    func cells(_ n: String, _ f: (Row) -> Adaptation) throws -> [Cell] {
      [.text(n)] + (try [\Adaptation.alone, \.exact, \.entropic, \.classes].map { p in try seen.effect { f($0)[keyPath: p] }.cell })
    }
    return [.table(Table(title: "x", columns: ["w", "alone", "exact", "entropic", "classes"], rows:
      try Self.angles.indices.map { i in try cells("turn \(Self.angles[i])") { $0.turned[i] } }
      + (try Self.shares.indices.map { i in try cells("share \(Self.shares[i])") { $0.shifted[i] } })
      + [try cells("faint", \.faint), try cells("moved", \.moved), try cells("scarce", \.scarce)]))]
  }
}

/// Accuracies on the target of the nearest neighbour among the source as it is, and carried over by three plans.
struct Adaptation: Codable, Sendable {
  let alone: Double
  let exact: Double
  let entropic: Double
  let classes: Double

  init(_ source: (points: Matrix, classes: [Int]), _ target: (points: Matrix, classes: [Int]), _ epsilon: Double, _ eta: Double) throws {
    func accuracy(_ points: Matrix) -> Double {
      NearestNeighbour(points: points, classes: source.classes).accuracy(on: target.points, classes: target.classes)
    }
    let problem = try TransportProblem(costs: pairwiseSquaredDistances(source.points, target.points))
    let regularized = try ClassRegularizedTransport(
      problem, classes: source.classes, regularization: epsilon, classPenalty: eta, stepCount: 5, tolerance: 1e-4)
    alone = accuracy(source.points)
    exact = accuracy(try ExactTransport(problem).barycentricMap(onto: target.points))
    entropic = accuracy(try Sinkhorn(problem, regularization: epsilon, tolerance: 1e-4).barycentricMap(onto: target.points))
    classes = accuracy(regularized.plan.barycentricMap(onto: target.points))
  }
}
