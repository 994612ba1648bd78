public import NumericCore

/// A source of twelve points on the unit circle, 30° apart, and the second moments of a target on an ellipse.
///
/// The ellipse has semi-axes 1 and `width`, and is turned by `turn`. Weights of the source leave E‖x‖² = 1 as it is, and the
/// target's is (1 + width²)/2, so that no weights bring ‖M_w − M_T‖₂ below a half of the difference, |1 − width²|/4; with equal
/// weights it is twice that.
public struct CircleAndEllipse: Sendable, Hashable {
  /// The source, `12 × 2`.
  public let source: Matrix
  /// E xxᵀ of the target.
  public let targetMoments: Matrix
  /// |1 − width²|/4.
  public let traceBound: Double

  /// - Parameters:
  ///   - width: the second semi-axis.
  ///   - turn: the angle of the first one, in degrees.
  public init(width: Double, turn: Double) {
    source = Matrix(rows: (0..<12).map { Double($0) * .pi / 6 }.map { [Double.cos($0), Double.sin($0)] })
    let angle = turn * .pi / 180
    let (cosine, sine, square) = (Double.cos(angle), Double.sin(angle), width * width)
    // Points at equal steps of the ellipse's parameter have E xxᵀ = ½ (a aᵀ + width² b bᵀ) for its axes a and b.
    let mixed = (1 - square) * cosine * sine / 2
    let first = (cosine * cosine + square * sine * sine) / 2
    let second = (sine * sine + square * cosine * cosine) / 2
    targetMoments = Matrix(rows: [[first, mixed], [mixed, second]])
    traceBound = abs(1 - square) / 4
  }
}
