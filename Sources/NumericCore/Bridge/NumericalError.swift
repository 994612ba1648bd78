/// Why a numerical routine could not give its result.
///
/// `operation` names what was being done, `cause` why it failed; `description` says both in a sentence for a person, with what to
/// try.
public struct NumericalError: Error, Sendable, Hashable {
  /// The kinds of numerical failure.
  public enum Cause: Sendable, Hashable {
    /// A matrix that must be invertible, or have full column rank, is singular to working precision.
    case singular
    /// A matrix that must be positive definite (or semidefinite, where the operation says so) has a pivot or eigenvalue that
    /// forbids it.
    case notPositiveDefinite
    /// The iteration used up its budget, or can make no more progress.
    case notConverged
    /// An input is NaN or infinite.
    case nonFinite
    /// An argument lies outside the domain of the function.
    case outsideDomain
    /// The result exceeds the largest double.
    case overflow
    /// The result is smaller than the smallest double.
    case underflow
    /// Rounding errors have destroyed the result's accuracy.
    case lossOfAccuracy
    /// There is not enough memory.
    case outOfMemory
    /// Another status of the library, with the library's own words.
    case other(status: Int, reason: String)
  }

  /// Why it failed.
  public let cause: Cause
  /// What was being done, such as "Cholesky decomposition".
  public let operation: String

  /// The error that `operation` failed for `cause`.
  public init(_ cause: Cause, in operation: String) {
    self.cause = cause
    self.operation = operation
  }
}

extension NumericalError: CustomStringConvertible {
  /// A sentence for a person: what failed, why, and what to try.
  public var description: String { "\(operation): \(cause)" }
}

extension NumericalError.Cause: CustomStringConvertible {
  /// The cause in words, with what to try.
  public var description: String {
    switch self {
    case .singular:
      "the matrix is singular to working precision; "
        + "look for duplicate or constant columns, or add a small multiple of the identity."
    case .notPositiveDefinite:
      "the matrix is not positive definite; use more samples than features, or add a small multiple of the identity."
    case .notConverged:
      "the iteration did not converge; allow more iterations, loosen the tolerance, or start closer to the solution."
    case .nonFinite: "the input contains NaN or infinite values; remove or replace them first."
    case .outsideDomain: "an argument lies outside the domain of the function; check its range."
    case .overflow: "the result is too large for a double; rescale the input, or work with logarithms."
    case .underflow: "the result is too small for a double; rescale the input, or work with logarithms."
    case .lossOfAccuracy: "rounding errors destroyed the accuracy of the result; rescale the input."
    case .outOfMemory: "there is not enough memory; use a smaller problem."
    case .other(let status, let reason): "GSL reports status \(status) (\(reason))."
    }
  }
}
