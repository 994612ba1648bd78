import NumericCore
import Testing
import Transfer

@Suite("φ helps if and only if β²(n − d − 1) < σ²(d − k)")
struct RepresentationRiskTests {
  private func risk(_ d: Int, _ k: Int, _ noise: Rational, _ unseen: Rational) -> RepresentationRisk {
    RepresentationRisk(featureCount: d, dimension: k, noise: noise, unseen: unseen)
  }

  @Test("REP-01: the risks and ties of the oracle")
  func oracle() {
    #expect(risk(30, 3, 1, 0).scratch(count: 40) == Rational(10, 3) && risk(30, 3, 1, 0).shared(count: 40) == Rational(1, 12))
    #expect(risk(30, 3, 1, 0).tie == nil)
    #expect(risk(30, 3, 1, 1).scratch(count: 58) == Rational(10, 9) && risk(30, 3, 1, 1).shared(count: 58) == Rational(10, 9))
    #expect(risk(30, 3, 1, 1).tie == 58 && risk(30, 3, 1, Rational(1, 10)).tie == 301)
    #expect((risk(30, 3, 1, Rational(1, 10)).shared(count: 120).doubleValue - 0.12844827586206897).magnitude < 1e-15)
    let small = risk(20, 5, Rational(1, 4), Rational(1, 50))
    #expect(small.scratch(count: 22) == 5 && small.shared(count: 22) == Rational(167, 1600) && small.tie == Rational(417, 2))
    #expect(risk(10, 2, 1, Rational(1, 2)).shared(count: 11) == Rational(7, 8) && risk(10, 2, 1, Rational(1, 2)).tie == 27)
  }

  @Test("law: the condition is the comparison, in every setting")
  func law() {
    for one in RepresentationRisk.settings { #expect(one.risk.isHelped(count: one.count) == (one.shared < one.scratch), "\(one)") }
  }

  @Test("tightness: at a tie both are equal, an example before φ is better, an example after it scratch is")
  func tight() {
    let ties = RepresentationRisk.settings.filter { $0.risk.tie == Rational($0.count) }
    #expect(ties.count > 20 && ties.allSatisfy { $0.shared == $0.scratch && !$0.risk.isHelped(count: $0.count) })
    for one in ties where one.count > one.risk.featureCount + 2 {
      #expect(one.risk.shared(count: one.count - 1) < one.risk.scratch(count: one.count - 1))
      #expect(one.risk.shared(count: one.count + 1) > one.risk.scratch(count: one.count + 1))
    }
    // Conditions nearly right decide some settings wrongly.
    func errors(_ condition: (RepresentationRisk.Setting) -> Bool) -> Int {
      RepresentationRisk.settings.count { condition($0) != ($0.shared < $0.scratch) }
    }
    #expect(
      errors {
        $0.risk.unseen * Rational($0.count - $0.risk.featureCount) < $0.risk.noise
          * Rational($0.risk.featureCount - $0.risk.dimension)
      } > 0)
    #expect(
      errors { $0.risk.unseen * Rational($0.count - $0.risk.featureCount - 1) < $0.risk.noise * Rational($0.risk.featureCount) } > 0
    )
  }

  @Test("ends: a φ that sees all always helps; one that is off has a floor, and at d + 2 examples helps unless very wrong")
  func ends() {
    for count in [32, 100, 1_000_000] { #expect(risk(30, 3, 1, 0).isHelped(count: count)) }
    let off = risk(30, 3, 1, Rational(1, 1000))
    #expect(off.shared(count: 1_000_000) > off.unseen && off.scratch(count: 1_000_000) < off.unseen)
    #expect(risk(2, 1, 1, 1).tie == 4 && !risk(2, 1, 1, 1).isHelped(count: 4))
  }

  @Test("necessity: the inputs must be normal; with a fixed orthogonal design the risk from scratch is σ²d/n, and φ helps less")
  func necessity() throws {
    // Rows ±√n e_j have XᵀX = n 1, so that the errors are the noise's means: σ²d/n exactly, summed over all signs of the noise.
    let (count, features) = (4, 4)
    let design = Matrix(diagonal: Array(repeating: Double(count).squareRoot(), count: features))
    let squares = try (0..<16).map { bits -> Double in
      let error = try LeastSquares(design, (0..<count).map { bits >> $0 & 1 == 1 ? 1 : -1 }).coefficients
      return error.dot(error)
    }
    #expect((squares.mean - 1).magnitude < 1e-14)
  }
}
