internal import CProduct

/// The two loops of an ascent that raises one coefficient and lowers another, which is how support vector machines are trained:
/// over gradients g, a matrix K, and penalties that bar a coefficient from rising (−∞, else 0) or falling (∞, else 0).
///
/// All spans are equally long; a place is an index into them. The loops are in C, with the vectors of the processor.
public enum PairedAscent {
  /// The place j, of those that may fall and have a smaller gradient than i, where lowering it as i rises gains most:
  /// (gᵢ − gⱼ)² / (Kᵢᵢ + Kⱼⱼ − 2 Kᵢⱼ), the first among equals; i where there is none.
  ///
  /// - Parameter row: Kᵢⱼ for all j.
  /// - Complexity: O(*n*)
  public static func partner(
    of i: Int, gradients: Span<Double>, falling: Span<Double>, diagonal: Span<Double>, row: Span<Double>
  ) -> Int {
    let count = gradients.count
    precondition(i >= 0 && i < count, "A place lies within \(count) coefficients, and \(i) does not.")
    precondition(falling.count == count && diagonal.count == count && row.count == count, "Spans of an ascent are equally long.")
    return gradients.withUnsafeBufferPointer { gradients in
      falling.withUnsafeBufferPointer { falling in
        diagonal.withUnsafeBufferPointer { diagonal in
          row.withUnsafeBufferPointer { row in
            let pairs = transferlab_pairs(
              count: count, gradients: gradients.baseAddress, rising: nil, falling: falling.baseAddress,
              diagonal: diagonal.baseAddress)
            return transferlab_partner(pairs, i, row.baseAddress)
          }
        }
      }
    }
  }

  /// g ← g − step (Kᵢ − Kⱼ), in the same pass with the largest gradient that may rise, the first place where it is, and the
  /// smallest that may fall.
  ///
  /// - Complexity: O(*n*)
  public static func move(
    _ gradients: inout MutableSpan<Double>, by step: Double, rowI: Span<Double>, rowJ: Span<Double>, rising: Span<Double>,
    falling: Span<Double>
  ) -> (largestRising: Double, risingPlace: Int, smallestFalling: Double) {
    let count = gradients.count
    precondition(
      rowI.count == count && rowJ.count == count && rising.count == count && falling.count == count,
      "Spans of an ascent are equally long.")
    let extremes = gradients.withUnsafeMutableBufferPointer { gradients in
      rowI.withUnsafeBufferPointer { rowI in
        rowJ.withUnsafeBufferPointer { rowJ in
          rising.withUnsafeBufferPointer { rising in
            falling.withUnsafeBufferPointer { falling in
              let pairs = transferlab_pairs(
                count: count, gradients: gradients.baseAddress, rising: rising.baseAddress, falling: falling.baseAddress,
                diagonal: nil)
              return transferlab_move(pairs, gradients.baseAddress, step, rowI.baseAddress, rowJ.baseAddress)
            }
          }
        }
      }
    }
    return (extremes.largestRising, extremes.risingPlace, extremes.smallestFalling)
  }
}
