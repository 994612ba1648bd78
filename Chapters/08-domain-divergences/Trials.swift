import ChapterKit
import Learning
import NumericCore
import Transfer

// MARK: - Promises

/// The bound with W₁ on two distributions of the line with labels, over a finite class of K-Lipschitz functions.
struct LipschitzInstance: Codable, Sendable {
  /// The largest of R_T(h) − R_S(h) − λ over the class: what the bound has to allow for.
  let excess: Double
  /// 2K W₁.
  let allowance: Double

  /// K, by how much functions rise over a unit at most. Both sides of the bound grow with it.
  static let slope = 3.0

  /// The share of the allowance that is used: 1 on the extremal instance.
  var ratio: Double { excess / allowance }

  /// Eight points, functions with slopes of random sign and size up to K between neighbours, normal labels.
  init(random: RandomSource) {
    let line = random.uniforms(count: 8).sorted()
    let functions = (0..<6).map { _ in
      zip(line, line.dropFirst()).reduce(into: [random.normal()]) { values, pair in
        values.append(values[values.count - 1] + Self.slope * random.uniform(in: -1...1) * (pair.1 - pair.0))
      }
    }
    self.init(
      line, masses: (0..<2).map { _ in random.dirichlet(Array(repeating: 0.7, count: 8)) }, functions,
      labels: (0..<2).map { _ in random.normals(count: 8) })
  }

  /// The extremal instance is S at 0, T at 1, labels −Kx, and the class {Kx, −Kx}: R_S = λ = 0, and R_T(Kx) = 2K = 2K W₁. Here
  /// points, slopes and labels stray from it: at `away` = 1 by half a unit, down to slope 0, and by up to K/2.
  init(away: Double, random: RandomSource) {
    func stray() -> Double { away * random.uniform() }
    let line = (0..<4).map { _ in stray() / 2 } + (0..<4).map { _ in 1 + stray() / 2 }
    let functions = [1.0, 1, -1, -1].map { sign in
      let own = sign * Self.slope * (1 - stray())
      return line.map { own * $0 }
    }
    let labels = (0..<2).map { _ in line.map { Self.slope * (stray() / 2 - $0) } }
    let (equal, none) = (Array(repeating: 0.25, count: 4), Array(repeating: 0.0, count: 4))
    self.init(line, masses: [equal + none, none + equal], functions, labels: labels)
  }

  private init(_ line: [Double], masses: [[Double]], _ functions: [[Double]], labels: [[Double]]) {
    func risk(_ values: [Double], _ domain: Int) -> Double {
      masses[domain].dot(zip(values, labels[domain]).map { ($0 - $1).magnitude })
    }
    let distance = wasserstein1(SortedSample(line, weights: masses[0]), SortedSample(line, weights: masses[1]))
    let risks = functions.map { (source: risk($0, 0), target: risk($0, 1)) }
    let joint = risks.map { $0.source + $0.target }.reduce(.infinity, min)
    excess = risks.map { $0.target - $0.source }.reduce(-.infinity, max) - joint
    allowance = 2 * Self.slope * distance
  }
}
