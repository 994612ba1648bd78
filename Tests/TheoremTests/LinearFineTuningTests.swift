import NumericCore
import Testing
import Transfer

@Suite("Linear fine-tuning ends at w_S + P(w_T − w_S), and helps exactly where ‖(I − P)(w_S − w_T)‖ < ‖(I − P)w_T‖")
struct LinearFineTuningTests {
  private struct Instance {
    let tuning: LinearFineTuning
    let source: [Double]
    let target: [Double]

    /// At most half as many examples as dimensions, so that X is well conditioned.
    init(_ random: RandomSource) {
      let dimension = 4 + random.integer(below: 20)
      let examples = random.normals(rowCount: 1 + random.integer(below: dimension / 2), columnCount: dimension)
      target = random.normals(count: dimension)
      // From the target itself to a source that has nothing to do with it.
      let distance = 2 * random.uniform()
      source = target.adding(distance, times: random.normals(count: dimension))
      tuning = LinearFineTuning(examples: examples, values: examples.times(target))
    }
  }

  /// Vectors of norm 30 at most; the conditions of X reach a few hundred among some thousand draws: 30 · 300 · 2⁻⁵² · 24 is 5e-11.
  private let tolerance = 1e-10

  private func distance(_ left: [Double], _ right: [Double]) -> Double { left.subtracting(right).norm }

  @Test("law: gradient descent ends there, for 100 random instances")
  func end() throws {
    let random = RandomSource(seed: 1)
    for instance in 0..<100 {
      let problem = Instance(random)
      let end = try problem.tuning.end(from: problem.source)
      let error = end.subtracting(problem.target)
      let unseen = try problem.tuning.unseen(of: problem.source.subtracting(problem.target))
      #expect(distance(error, unseen) < tolerance, "instance \(instance)")
      let walked = try problem.tuning.descent(from: problem.source, leaving: 1e-12)
      #expect(distance(walked, end) < 1e-9, "instance \(instance)")
    }
  }

  @Test("law: the criterion says who ends nearer, also with noise, and right at its boundary")
  func criterion() throws {
    let random = RandomSource(seed: 2)
    for instance in 0..<300 {
      let problem = Instance(random)
      let (tuning, target) = (problem.tuning, problem.target)
      let noisy = LinearFineTuning(
        examples: tuning.examples, values: tuning.values.adding(0.3, times: random.normals(count: tuning.values.count)))
      // A source as far as 0 is in what is unseen, and one a millionth nearer or farther.
      let radius = try tuning.unseen(of: target).norm
      let offset = try tuning.unseen(of: random.normals(count: target.count))
      for factor in [1 - 1e-6, 1 + 1e-6] {
        let source = target.adding(factor * radius / offset.norm, times: offset)
        for problem in [tuning, noisy] {
          let fromSource = distance(try problem.end(from: source), target)
          let fromZero = distance(try problem.end(from: target.scaled(by: 0)), target)
          #expect((fromSource < fromZero) == (factor < 1), "instance \(instance), factor \(factor)")
          #expect(try problem.isHelped(by: source, towards: target) == (factor < 1), "instance \(instance), factor \(factor)")
        }
      }
    }
  }

  @Test("an independent library's limit of descent")
  func oracle() throws {
    let tuning = LinearFineTuning(examples: Matrix(rows: [[1, 2, 0], [0, 1, 1]]), values: [1, 2])
    #expect(distance(try tuning.end(from: [1, 1, 1]), [1.0 / 3, 1.0 / 3, 5.0 / 3]) < 1e-14)
  }

  @Test("ends: the target's parameters stay; with d independent examples the start is forgotten; without overlap nothing is learnt")
  func ends() throws {
    let random = RandomSource(seed: 3)
    let target = random.normals(count: 6)
    let few = random.normals(rowCount: 3, columnCount: 6)
    let tuning = LinearFineTuning(examples: few, values: few.times(target))
    #expect(distance(try tuning.end(from: target), target) < tolerance)
    let many = random.normals(rowCount: 12, columnCount: 6)
    let full = LinearFineTuning(examples: many, values: many.times(target))
    #expect(distance(try full.end(from: random.normals(count: 6)), target) < tolerance)
    let axis = LinearFineTuning(examples: Matrix(rows: [[1, 0]]), values: [0])
    #expect(try axis.end(from: [0, 3]) == [0, 3])
  }

  @Test("necessity: where inputs are not isotropic, the criterion in the Euclidean norm can say the contrary of the risks")
  func otherCovariance() throws {
    // One example along the first axis; the unseen axes have variances 100 and 1.
    let tuning = LinearFineTuning(examples: Matrix(rows: [[1, 0, 0]]), values: [0])
    let (target, source) = ([0.0, 1, 2], [0.0, 2, 2])
    func risk(_ parameters: [Double]) -> Double {
      zip(parameters.subtracting(target), [1.0, 100, 1]).reduce(0) { $0 + $1.1 * $1.0 * $1.0 }
    }
    #expect(try tuning.isHelped(by: source, towards: target))
    #expect(risk(try tuning.end(from: source)) == 100 && risk(try tuning.end(from: [0, 0, 0])) == 104)
    let worse = [0.0, 2.1, 2]
    #expect(try tuning.isHelped(by: worse, towards: target))
    #expect(risk(try tuning.end(from: worse)) > risk(try tuning.end(from: [0, 0, 0])))
  }

  @Test("necessity: descent that stops early has not forgotten what it could learn: the criterion can be wrong of it")
  func earlyStopping() throws {
    // All is seen, so the criterion finds no difference; before the end the nearer start is ahead.
    let tuning = LinearFineTuning(examples: .identity(2), values: [1, 1])
    #expect(try !tuning.isHelped(by: [0.9, 0.9], towards: [1, 1]))
    let (near, far) = ([0.9, 0.9], [0.0, 0.0])
    let after = [near, far].map { distance(tuning.descent(from: $0, stepSize: 0.1, stepCount: 3), [1, 1]) }
    #expect(after[0] < after[1])
  }
}
