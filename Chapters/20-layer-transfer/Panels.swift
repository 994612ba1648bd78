import Learning
import NumericCore
import Worlds

/// The four experiments.
enum Panel: String, Codable, Sendable, Hashable, CaseIterable {
  /// As many examples of the source as of the target.
  case equal
  /// A tenth as many examples of the target.
  case low
  /// Sources that share a known number of layers of the target's true function.
  case world
  /// A network with a layer of two units, which its neighbours must agree upon.
  case coadaptation = "co-adaptation"
}

/// A kind of network.
enum Arm: String, Codable, Sendable, Hashable, CaseIterable {
  case selfFrozen, selfTuned, selfFrozenOnFresh, selfFrozenOnMany
  case similarFrozen, similarTuned, distantFrozen, distantTuned, randomFrozen
  case sharing0, sharing1, sharing2, sharing3, strangerTuned
  case bottleneck3, bottleneck5, noBottleneck

  /// The tasks of the teacher world, by the number of layers that they share with the target's.
  static let sharing = [sharing0, sharing1, sharing2, sharing3]
}

/// What one panel measured for one seed.
struct PanelResult: Codable, Sendable, Hashable {
  /// The accuracy of baseB, the network trained on the target alone, by the arms compared with it; in 0…1.
  var base: [Arm: Double] = [:]
  /// The accuracies by cut.
  var curves: [Arm: Curve] = [:]
}

/// What can be chosen on the command line.
struct Settings: Sendable, Hashable {
  /// The widths of the hidden layers, but for the co-adaptation panel, whose point is its own shape.
  let hidden: [Int]
  /// η, or nil for each panel's own.
  let stepSize: Double?
  /// Whether to train also the networks that no verdict needs.
  let trainsAll: Bool
}

extension Panel {
  /// Measures one seed.
  func result(seed: UInt64, _ settings: Settings) throws(TrainingError) -> PanelResult {
    let source = RandomSource(seed: seed).stream(rawValue)
    return switch self {
    case .equal: try Self.equalHalves(settings, source)
    case .low: try Self.lowData(settings, source)
    case .world: try Self.teacherWorld(settings, source)
    case .coadaptation: try Self.bottlenecks(settings, source)
    }
  }

  /// 500 images of 20 glyphs, after 500 of 20 others.
  private static func equalHalves(_ settings: Settings, _ source: RandomSource) throws(TrainingError) -> PanelResult {
    let glyphs = GlyphPair(source)
    let target = glyphs.transfer(settings, trainingCount: 500, epochCount: 25)
    let base = try target.network(trainedOn: target.training, "base")
    let similar = try target.network(trainedOn: glyphs.others.images(count: 500, drawnFrom: source.stream("others")), "similar")
    let distant = try target.network(
      trainedOn: GratingWorld().images(count: 500, drawnFrom: source.stream("gratings")), "distant")
    let fresh = glyphs.target.images(count: 500, drawnFrom: source.stream("fresh"))
    var result = PanelResult()
    result.add(.selfFrozen, try target.frozen(from: base))
    result.add(.selfTuned, try target.tuned(from: base))
    result.add(.selfFrozenOnFresh, try target.frozen(from: base, retrainingOn: fresh))
    result.add(.similarFrozen, try target.frozen(from: similar))
    result.add(.similarTuned, try target.tuned(from: similar))
    result.add(.distantFrozen, try target.frozen(from: distant))
    if settings.trainsAll { result.add(.distantTuned, try target.tuned(from: distant)) }
    result.add(.randomFrozen, try target.frozen(from: Network(target.shape, drawnFrom: source.stream("random"))))
    result.setBase(base.accuracy(on: target.test))
    // The same cut with so many images that none is worth memorising: three epochs of 10,000.
    let many = glyphs.transfer(settings, trainingCount: 10_000, epochCount: 3)
    let manyBase = try many.network(trainedOn: many.training, "many")
    result.add(.selfFrozenOnMany, try many.frozen(from: manyBase))
    result.base[.selfFrozenOnMany] = manyBase.accuracy(on: many.test)
    return result
  }

  /// 200 images of 20 glyphs, after 2,000 of 20 others.
  private static func lowData(_ settings: Settings, _ source: RandomSource) throws(TrainingError) -> PanelResult {
    let glyphs = GlyphPair(source)
    let target = glyphs.transfer(settings, trainingCount: 200, epochCount: 48)
    let base = try target.network(trainedOn: target.training, "base")
    let similar = try target.network(
      trainedOn: glyphs.others.images(count: 2000, drawnFrom: source.stream("others")), "similar", epochCount: 15)
    var result = PanelResult()
    result.add(.selfTuned, try target.tuned(from: base))
    result.add(.similarFrozen, try target.frozen(from: similar))
    result.add(.similarTuned, try target.tuned(from: similar))
    if settings.trainsAll {
      let distant = try target.network(
        trainedOn: GratingWorld().images(count: 2000, drawnFrom: source.stream("gratings")), "distant", epochCount: 15)
      result.add(.selfFrozen, try target.frozen(from: base))
      result.add(.distantFrozen, try target.frozen(from: distant))
      result.add(.distantTuned, try target.tuned(from: distant))
      result.add(.randomFrozen, try target.frozen(from: Network(target.shape, drawnFrom: source.stream("random"))))
    }
    result.setBase(base.accuracy(on: target.test))
    return result
  }

  /// 500 examples of a random task, after 4,000 of tasks that share its first layers.
  private static func teacherWorld(_ settings: Settings, _ source: RandomSource) throws(TrainingError) -> PanelResult {
    let task = TeacherWorld(drawnFrom: source.stream("target"))
    let shape = NetworkShape(
      inputCount: TeacherWorld.inputCount, hidden: settings.hidden, activation: .rectifier, classCount: TeacherWorld.classCount)
    let target = LayerTransfer(
      shape: shape, plan: TrainingPlan(stepSize: settings.stepSize ?? 0.02, epochCount: 32),
      training: task.examples(count: 500, drawnFrom: source.stream("training")),
      test: task.examples(count: 4000, drawnFrom: source.stream("test")), source: source)
    let base = try target.network(trainedOn: target.training, "base")
    var result = PanelResult()
    for (shared, arm) in Arm.sharing.enumerated() {
      let other = TeacherWorld(sharing: shared, of: task, drawnFrom: source.stream("task \(shared)"))
      let donor = try target.network(
        trainedOn: other.examples(count: 4000, drawnFrom: source.stream("examples \(shared)")), "donor \(shared)", epochCount: 8)
      result.add(arm, try target.frozen(from: donor))
      if shared == 0, settings.trainsAll { result.add(.strangerTuned, try target.tuned(from: donor)) }
    }
    if settings.trainsAll { result.add(.selfTuned, try target.tuned(from: base)) }
    result.add(.randomFrozen, try target.frozen(from: Network(shape, drawnFrom: source.stream("random"))))
    result.setBase(base.accuracy(on: target.test))
    return result
  }

  /// Layers of 48 units, one of them narrowed to 2, cut and retrained on the very same 2,000 images of 10 glyphs.
  private static func bottlenecks(_ settings: Settings, _ source: RandomSource) throws(TrainingError) -> PanelResult {
    let glyphs = GlyphWorld(classCount: 10, drawnFrom: source.stream("glyphs"))
    let training = glyphs.images(count: 2000, drawnFrom: source.stream("training"))
    let test = glyphs.images(count: 2000, drawnFrom: source.stream("test"))
    var result = PanelResult()
    for (arm, narrowLayer) in [(Arm.bottleneck3, 3), (.bottleneck5, 5)] + (settings.trainsAll ? [(.noBottleneck, 0)] : []) {
      let shape = NetworkShape(
        inputCount: GlyphWorld.pixelCount, hidden: (1...6).map { $0 == narrowLayer ? 2 : 48 }, activation: .inverseSquareRoot,
        classCount: 10)
      let transfer = LayerTransfer(
        shape: shape, plan: TrainingPlan(stepSize: settings.stepSize ?? 0.02, epochCount: 30), training: training, test: test,
        source: source.stream(arm.rawValue))
      let base = try transfer.network(trainedOn: training, "base")
      result.add(arm, try transfer.frozen(from: base))
      result.base[arm] = base.accuracy(on: test)
    }
    return result
  }
}

extension PanelResult {
  fileprivate mutating func add(_ arm: Arm, _ curve: Curve) { curves[arm] = curve }

  /// Compares every arm so far with one base.
  fileprivate mutating func setBase(_ accuracy: Double) { for arm in curves.keys { base[arm] = accuracy } }
}

/// Two worlds of 20 glyphs each: the target's and the source's.
private struct GlyphPair {
  let target: GlyphWorld
  let others: GlyphWorld
  private let source: RandomSource

  init(_ source: RandomSource) {
    self.source = source
    target = GlyphWorld(classCount: 20, drawnFrom: source.stream("target glyphs"))
    others = GlyphWorld(classCount: 20, drawnFrom: source.stream("other glyphs"))
  }

  /// Networks for the target's glyphs; the weight decay and the step size are those of a search on seeds that no table uses.
  func transfer(_ settings: Settings, trainingCount: Int, epochCount: Int) -> LayerTransfer {
    LayerTransfer(
      shape: NetworkShape(
        inputCount: GlyphWorld.pixelCount, hidden: settings.hidden, activation: .rectifier, classCount: target.classCount),
      plan: TrainingPlan(stepSize: settings.stepSize ?? 0.03, epochCount: epochCount, weightDecay: 3e-3),
      training: target.images(count: trainingCount, drawnFrom: source.stream("training")),
      test: target.images(count: 2000, drawnFrom: source.stream("test")), source: source)
  }
}
