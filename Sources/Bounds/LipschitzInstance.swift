internal import Divergences
internal import Learning
public import NumericCore

/// An instance of the bound with W₁: two distributions of the line with labels, and a finite class of K-Lipschitz functions.
///
/// For K-Lipschitz h, labels f_S and f_T and the loss |h(x) − f(x)|,
///
///     R_T(h) ≤ R_S(h) + 2K W₁(S, T) + λ,   λ = min over h of R_S(h) + R_T(h),
///
/// because |h − h*| is 2K-Lipschitz for the h* that attains λ. On finitely many points both sides are sums.
///
/// Source: J. Shen, Y. Qu, W. Zhang and Y. Yu, "Wasserstein distance guided representation learning for domain adaptation", AAAI
/// (2018), Theorem 1, as others quote it.
public struct LipschitzInstance: Codable, Sendable, Hashable {
  /// The largest of R_T(h) − R_S(h) − λ over the class: what the bound has to allow for.
  public let excess: Double
  /// 2K W₁.
  public let allowance: Double

  /// K, by how much functions rise over a unit at most. Both sides of the bound grow with it.
  public static let slope = 3.0

  /// The share of the allowance that is used, where W₁ is not 0: 1 on the extremal instance.
  public var ratio: Double { excess / allowance }

  /// Eight points, six functions with slopes of random sign and size up to K between neighbours, normal labels.
  public init(random: RandomSource) {
    let line = random.uniforms(count: 8).sorted()
    let functions = (0..<6).map { _ in
      zip(line, line.dropFirst()).reduce(into: [random.normal()]) { values, pair in
        values.append(values[values.count - 1] + Self.slope * random.uniform(in: -1...1) * (pair.1 - pair.0))
      }
    }
    self.init(
      line: line, masses: (0..<2).map { _ in random.dirichlet(Array(repeating: 0.7, count: 8)) }, functions: functions,
      labels: (0..<2).map { _ in random.normals(count: 8) })
  }

  /// An instance near the extremal one: S at 0, T at 1, labels −Kx, and the class {Kx, −Kx}, with R_S = λ = 0 and R_T(Kx) = 2K =
  /// 2K W₁.
  ///
  /// - Parameter away: how far points, slopes and labels stray from it: at 1 by half a unit, down to slope 0, and by up to K/2.
  /// - Precondition: `away` lies in 0…1.
  public init(away: Double, random: RandomSource) {
    precondition((0...1).contains(away), "An instance strays from the extremal one by 0 to 1.")
    func stray() -> Double { away * random.uniform() }
    let line = (0..<4).map { _ in stray() / 2 } + (0..<4).map { _ in 1 + stray() / 2 }
    let functions = [1.0, 1, -1, -1].map { sign in
      let own = sign * Self.slope * (1 - stray())
      return line.map { own * $0 }
    }
    let labels = (0..<2).map { _ in line.map { Self.slope * (stray() / 2 - $0) } }
    let (equal, none) = (Array(repeating: 0.25, count: 4), Array(repeating: 0.0, count: 4))
    self.init(line: line, masses: [equal + none, none + equal], functions: functions, labels: labels)
  }

  /// An instance by its parts.
  ///
  /// - Parameters:
  ///   - line: the points, in any order.
  ///   - masses: of the source and of the target; each sum to 1.
  ///   - functions: the class, each function by its values at the points.
  ///   - labels: of the source and of the target, by their values at the points.
  /// - Precondition: there is a function, and everything has one value a point. The functions are K-Lipschitz, which is not
  ///   checked.
  public init(line: [Double], masses: [[Double]], functions: [[Double]], labels: [[Double]]) {
    precondition(masses.count == 2 && labels.count == 2 && !functions.isEmpty, "An instance has two domains and a function.")
    precondition(
      (masses + functions + labels).allSatisfy { $0.count == line.count }, "Masses, functions and labels have one value a point.")
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
