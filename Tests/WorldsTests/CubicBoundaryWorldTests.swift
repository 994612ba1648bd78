import NumericCore
import Testing
import Worlds

@Suite("The world of the cubic boundary")
struct CubicBoundaryWorldTests {
  private let world = CubicBoundaryWorld()

  /// A grid of step 0.1 over ±6: for smooth densities that fall to 1e-8 at its edge the sum is the integral to about that.
  private var grid: Matrix {
    let places = (-60...60).map { Double($0) / 10 }
    return Matrix(rows: places.flatMap { x in places.map { [x, $0] } })
  }

  @Test("The density ratio is at most 10.2, and its mean square over the source is 5.304")
  func densityRatio() {
    let grid = grid
    let (source, target) = (world.source.logDensities(of: grid), world.target.logDensities(of: grid))
    let ratios = zip(target, source).map { Double.exp($0 - $1) }
    #expect((ratios.max() ?? 0) < 10.2 && (ratios.max() ?? 0) > 10)
    let square = zip(source, ratios).reduce(0) { $0 + Double.exp($1.0) * $1.1 * $1.1 } / 100
    // ∫ q²/p in closed form: (s² (2 − s²))⁻¹ exp(‖m‖²/(2 − s²)) with m = (0.9, −0.1) and s = 0.4.
    #expect((square - Double.exp(0.82 / 1.84) / (0.16 * 1.84)).magnitude < 1e-4, "\(square)")
  }

  @Test("Of the planes' examples n/(1 + χ²) are effective: 38 of 200 in the figure's, 10 of 100 in the last")
  func planes() {
    let family = CubicBoundaryWorld.Plane.family
    #expect(family[0] == .figure && Set(family).count == family.count)
    for (plane, effective) in [(CubicBoundaryWorld.Plane.figure, 37.7), (family[family.count - 1], 10.1)] {
      #expect(plane.world == CubicBoundaryWorld(shift: plane.shift, spread: plane.spread))
      let variance = plane.spread * plane.spread
      let square = Double.exp((plane.shift * plane.shift + 0.01) / (2 - variance)) / (variance * (2 - variance))
      #expect((Double(plane.count) / square - effective).magnitude < 0.05, "\(Double(plane.count) / square)")
    }
  }

  @Test("Labels are 1 above the cubic curve, and the same seed gives the same sample")
  func labels() {
    #expect(world.label(x: 0.5, y: 0) == 1 && world.label(x: -0.5, y: 0) == 0 && world.label(x: 1, y: 0) == 0)
    let draw = { world.sample(of: world.target, count: 50, from: RandomSource(seed: 3)) }
    let sample = draw()
    #expect(sample == draw())
    for row in 0..<sample.count {
      #expect(sample.labels?[row] == world.label(x: sample.features[row, 0], y: sample.features[row, 1]), "row \(row)")
    }
  }
}
