import Learning
import NumericCore
import Transfer
import Worlds

/// One split of the digits: a classifier of few examples, its confusion matrix on others, and a target with thinned classes.
struct DigitsTrial: Codable, Sendable {
  /// Where the shares come from that the classifier is corrected to.
  enum Method: String, CaseIterable, Sendable {
    case none = "uncorrected"
    case blackBox = "BBSE"
    case training = "BBSE, training examples"
    case regularised = "RLLS"
    case likelihood = "EM"
    case truth = "true shares"
  }

  /// The accuracy on the target in per cent, and the total variation of the shares from the target's, by method.
  let accuracies: [String: Double]
  let distances: [String: Double]
  /// In per cent.
  let trainingAccuracy: Double

  static let trainingCount = 150
  static let heldOutCount = 700
  static let classCount = 10
  /// Small: the training examples are learnt by heart.
  static let penalty = 0.1

  init(keep: Double, from random: RandomSource) throws {
    let digits = HandwrittenDigits()
    let order = random.permutation(digits.labels.count)
    let training = Array(order[..<Self.trainingCount])
    let heldOut = Array(order[Self.trainingCount..<(Self.trainingCount + Self.heldOutCount)])
    let target = order[(Self.trainingCount + Self.heldOutCount)...].filter { digits.labels[$0] < 5 || random.bernoulli(keep) }
    func features(_ indices: [Int]) -> Matrix {
      let width = HandwrittenDigits.pixelCount
      return Matrix(
        rowCount: indices.count, columnCount: width,
        elements: indices.flatMap { index in digits.pixels[index * width..<(index + 1) * width].map { Double($0) / 16 } })
    }
    func labels(_ indices: [Int]) -> [Int] { indices.map { digits.labels[$0] } }
    let classifier = try SoftmaxRegression(
      features: features(training), classes: labels(training), classCount: Self.classCount, penalty: Self.penalty)
    func confusion(_ indices: [Int]) -> ConfusionMatrix {
      ConfusionMatrix(
        predicted: classifier.predictedClasses(of: features(indices)), actual: labels(indices), classCount: Self.classCount)
    }
    let posteriors = Self.probabilities(classifier.scores(of: features(target)))
    let predicted = classShares(posteriors.largestColumns, classCount: Self.classCount)
    let source = classShares(labels(training), classCount: Self.classCount)
    let truth = classShares(labels(target), classCount: Self.classCount)
    let likelihood = try PriorLikelihood(posteriors: posteriors, sourceShares: source)
    let heldOutConfusion = confusion(heldOut)
    let found: [Method: [Double]] = [
      .none: source, .truth: truth,
      .blackBox: try BlackBoxShiftEstimate(confusion: heldOutConfusion, predictedShares: predicted).feasibleShares,
      .training: try BlackBoxShiftEstimate(confusion: confusion(training), predictedShares: predicted).feasibleShares,
      .regularised: try RegularisedLabelShift(
        confusion: heldOutConfusion, predictedShares: predicted, penalty: 1 / Double(Self.heldOutCount).squareRoot()
      ).shares.map { max(0, $0) },
      .likelihood: try PriorExpectationMaximization(likelihood, tolerance: 1e-6).shares,
    ]
    var (accuracies, distances): ([String: Double], [String: Double]) = ([:], [:])
    for (method, shares) in found {
      let classes = PriorCorrection(from: source, to: shares).predictedClasses(of: posteriors)
      let right = zip(classes, labels(target)).count { $0 == $1 }
      accuracies[method.rawValue] = 100 * Double(right) / Double(target.count)
      distances[method.rawValue] = zip(shares, truth).map { ($0 - $1).magnitude }.sum() / 2
    }
    (self.accuracies, self.distances) = (accuracies, distances)
    trainingAccuracy = 100 * confusion(training).joint.diagonal.sum()
  }

  /// Softmax of each row.
  private static func probabilities(_ scores: Matrix) -> Matrix {
    var result = scores
    result.transformRows { _, row in
      var (largest, sum) = (-Double.infinity, 0.0)
      for column in 0..<row.count { largest = max(largest, row[column]) }
      for column in 0..<row.count {
        row[column] = Double.exp(row[column] - largest)
        sum += row[column]
      }
      for column in 0..<row.count { row[column] /= sum }
    }
    return result
  }
}
