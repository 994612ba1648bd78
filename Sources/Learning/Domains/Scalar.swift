/// A number that masses are measured in: `Double` for samples, `Int` or `NumericCore.Rational` where a result must be exact.
///
/// With `Int`, masses are counts over a common denominator that the caller keeps: uniform weights on *n* and *m* points become *m*
/// and *n* over *nm*.
public typealias Scalar = Comparable & Hashable & Sendable & SignedNumeric
