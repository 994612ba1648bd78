import Learning
import NumericCore
import Transfer

/// Accuracies on the target of the nearest neighbour among the source as it is, and carried over by three plans.
struct Adaptation: Codable, Sendable {
  let alone: Double
  let exact: Double
  let entropic: Double
  /// With a penalty on classes that share a target.
  let classes: Double
  /// The mass that the exact plan moves within a class, and the most that any plan can.
  let agreement: Double
  let largestAgreement: Double

  var gain: Double { exact - alone }
  var gainOfClasses: Double { classes - entropic }

  /// - Parameter entropy: ε; the penalty on classes weighs ten times as much.
  init(_ source: (points: Matrix, classes: [Int]), _ target: (points: Matrix, classes: [Int]), entropy: Double) throws {
    let adapted = try [.exact, .entropic(entropy), .classRegularized(entropy, 10 * entropy)].map { plan in
      try TransportAdaptation(source, onto: target.points, by: plan)
    }
    let own = NearestNeighbour(points: source.points, classes: source.classes)
    let accuracies = (adapted.map(\.classifier) + [own]).map { $0.accuracy(on: target.points, classes: target.classes) }
    (exact, entropic, classes, alone) = (accuracies[0], accuracies[1], accuracies[2], accuracies[3])
    agreement = classAgreement(of: adapted[0].coupling, source: source.classes, target: target.classes)
    largestAgreement = largestClassAgreement(source: source.classes, target: target.classes)
  }
}
