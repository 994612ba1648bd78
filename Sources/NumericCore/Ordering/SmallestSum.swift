internal import CProduct

/// Where `first[k] + second[k]` is smallest, if it is smaller than `bound` anywhere; the first such place among equals.
///
/// Scanning a row of costs against potentials is what solvers of transport and assignment problems spend their time on,
/// hence the loop in C, with the vectors of the processor.
///
/// - Precondition: both spans are equally long and hold no NaN.
/// - Complexity: O(*n*) for *n* elements.
public func smallestSum(_ first: Span<Double>, _ second: Span<Double>, below bound: Double) -> (offset: Int, value: Double)? {
  precondition(first.count == second.count, "A sum needs equally many terms, not \(first.count) and \(second.count).")
  return first.withUnsafeBufferPointer { first in
    second.withUnsafeBufferPointer { second in
      let smallest = transferlab_smallest_sum(first.baseAddress, second.baseAddress, first.count)
      guard smallest < bound else { return nil }
      return (transferlab_first_sum(first.baseAddress, second.baseAddress, first.count, smallest), smallest)
    }
  }
}
