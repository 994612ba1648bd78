import NumericCore
import Testing
import Worlds

@Suite("The world of the cubic boundary")
struct CubicBoundaryWorldTests {
  private let world = CubicBoundaryWorld()

  /// A grid of step 0.05 over ±6: for smooth densities that fall to 1e-8 at its edge the sum is the integral to about that.
  private var grid: Matrix {
    let places = (-120...120).map { Double($0) / 20 }
    return Matrix(rows: places.flatMap { x in places.map { [x, $0] } })
  }

  @Test("The density ratio is at most 10.2, and its mean square over the source is 5.305")
  func densityRatio() {
    let (source, target) = (world.source.logDensities(of: grid), world.target.logDensities(of: grid))
    let ratios = zip(target, source).map { Double.exp($0 - $1) }
    #expect((ratios.max() ?? 0) < 10.2 && (ratios.max() ?? 0) > 10.1)
    let square = zip(source, ratios).reduce(0) { $0 + Double.exp($1.0) * $1.1 * $1.1 } / 400
    #expect((square - 5.305280).magnitude < 1e-3, "\(square)")
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
