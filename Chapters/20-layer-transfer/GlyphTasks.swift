import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Two worlds of 20 glyphs each: the target's and the source's.
struct GlyphTasks {
  let target: GlyphWorld
  let others: GlyphWorld
  private let random: RandomSource

  init(_ random: RandomSource) {
    self.random = random
    target = GlyphWorld(classCount: 20, drawnFrom: random.stream("target glyphs"))
    others = GlyphWorld(classCount: 20, drawnFrom: random.stream("other glyphs"))
  }

  /// Networks for the target's glyphs; weight decay and step size are those of a search on seeds that no table uses.
  ///
  /// So many test images that the difference of two networks that disagree about one image in eight is known to 0.4 points.
  func transfer(
    _ options: NetworkOptions, _ step: StepOptions, trainingCount: Int, epochCount: Int, noise: Double = 0.2
  ) throws(TrainingError) -> LayerTransfer {
    try LayerTransfer(
      NetworkShape(
        inputCount: GlyphWorld.pixelCount, hidden: options.net, activation: .rectifier, classCount: target.classCount),
      as: TrainingPlan(stepSize: step.stepSize ?? 0.03, epochCount: epochCount, weightDecay: 3e-3),
      on: target.images(count: trainingCount, noise: noise, drawnFrom: random.stream("training")),
      test: target.images(count: 8000, noise: noise, drawnFrom: random.stream("test")), from: random)
  }

  /// Two images of each task of the equal halves, always the same.
  static let pictures: Figure = {
    let random = RandomSource(seed: 1).stream("pictures")
    let tasks = GlyphTasks(random)
    let images = [
      ("B", tasks.target.images(count: 2, drawnFrom: random)), ("A", tasks.others.images(count: 2, drawnFrom: random)),
      ("grating", GratingWorld().images(count: 2, drawnFrom: random)),
    ]
    let pictures = images.flatMap { name, images in
      (0..<2).map { index in
        let pixels = images.inputs.row(index).map { 0.25 + 0.4 * Double($0) }
        return PictureGrid.Picture("\(name) \(index + 1)", pixels: pixels, width: GlyphWorld.side)
      }
    }
    return Figure(
      title: "B, a similar A, and gratings: two classes of each", caption: "",
      content: .pictureGrid(PictureGrid(value: Axis("brightness", range: 0...1), rows: [.init("", pictures: pictures)])))
  }()
}
