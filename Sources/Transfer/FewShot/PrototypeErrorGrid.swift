public import NumericCore

/// Simulated errors of prototypes of two normal classes for every number of shots with every dimension, of one seed.
public struct PrototypeErrorGrid: Codable, Sendable, Hashable {
  /// How many queries erred, by ``shotCounts``, then by ``dimensions``.
  public let errorCounts: [[Int]]

  /// D.
  public static let dimensions = [2, 20, 200]
  /// K.
  public static let shotCounts = [1, 5, 20]
  /// The queries of one seed for each combination, each with prototypes of its own.
  public static let trialCount = 2000

  /// Counts that were found before.
  ///
  /// - Precondition: there is one for each combination.
  public init(errorCounts: [[Int]]) {
    precondition(
      errorCounts.count == Self.shotCounts.count && errorCounts.allSatisfy { $0.count == Self.dimensions.count },
      "A grid has a count for each combination.")
    self.errorCounts = errorCounts
  }

  /// Simulates classes at the distance Δ.
  ///
  /// - Parameter random: the parent of one stream for each combination.
  public init(separation: Double, from random: RandomSource) {
    self.init(
      errorCounts: Self.rates(separation).map { rates in
        rates.map {
          $0.simulatedErrorCount(trialCount: Self.trialCount, from: random.stream("shots \($0.dimension) \($0.shotCount)"))
        }
      })
  }

  /// The law beside the errors of all `grids`, shots by shots; nothing where there is no grid.
  public static func simulations(_ grids: [PrototypeErrorGrid], separation: Double) -> [PrototypeErrorSimulation] {
    guard !grids.isEmpty else { return [] }
    return rates(separation).enumerated().flatMap { row, rates in
      rates.enumerated().map { column, rate in
        PrototypeErrorSimulation(
          of: rate, errorCount: grids.map { $0.errorCounts[row][column] }.reduce(0, +), trialCount: grids.count * trialCount)
      }
    }
  }

  private static func rates(_ separation: Double) -> [[PrototypeErrorRate]] {
    shotCounts.map { shots in
      dimensions.map { PrototypeErrorRate(dimension: $0, shotCount: shots, separation: separation) }
    }
  }
}
