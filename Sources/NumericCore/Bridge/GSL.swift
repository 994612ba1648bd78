internal import CGSL
internal import CProduct

/// The gate through which every call into GSL and BLAS passes.
enum GSL {
  /// Touching this constant, before the first call, sets the libraries up once for the whole process.
  ///
  /// GSL's default error handler aborts the program; without it, every routine returns its status. OpenBLAS runs on one thread,
  /// because the order of its sums, and so the last digits of its results, depends on the number of threads.
  static let isReady: Bool = {
    gsl_set_error_handler_off()
    openBLAS?.set_num_threads(1)
    return true
  }()

  /// What OpenBLAS has beside the CBLAS interface; nil where the program is linked with another BLAS.
  static let openBLAS: transferlab_openblas? = {
    var found = transferlab_openblas()
    return transferlab_find_openblas(&found) ? found : nil
  }()

  /// Makes a call that returns a GSL status.
  ///
  /// - Parameter domainError: what the status GSL_EDOM means in this call; factorisations report an indefinite or singular matrix
  ///   so.
  /// - Throws: the status as a ``NumericalError`` if it is not GSL_SUCCESS.
  static func call(
    _ operation: String, domainError: NumericalError.Cause = .outsideDomain, _ body: () -> CInt
  ) throws(NumericalError) {
    precondition(isReady)
    let status = body()
    guard Int(status) != Int(GSL_SUCCESS) else { return }
    throw NumericalError(cause(of: status, domainError: domainError), in: operation)
  }

  /// Makes a call that allocates, and owns up to a lack of memory.
  ///
  /// - Throws: ``NumericalError`` with the cause `outOfMemory` if the call returns a null pointer.
  static func allocate<Pointer>(_ operation: String, _ body: () -> Pointer?) throws(NumericalError) -> Pointer {
    precondition(isReady)
    guard let pointer = body() else { throw NumericalError(.outOfMemory, in: operation) }
    return pointer
  }

  private static func cause(of status: CInt, domainError: NumericalError.Cause) -> NumericalError.Cause {
    switch Int(status) {
    case GSL_EDOM: domainError
    case GSL_ESING: .singular
    case GSL_EMAXITER, GSL_ENOPROG, GSL_ENOPROGJ, GSL_EFAILED, GSL_ERUNAWAY, GSL_EDIVERGE, GSL_CONTINUE: .notConverged
    case GSL_EBADFUNC: .nonFinite
    case GSL_EOVRFLW: .overflow
    case GSL_EUNDRFLW: .underflow
    case GSL_ELOSS, GSL_EROUND: .lossOfAccuracy
    case GSL_ENOMEM: .outOfMemory
    default: .other(status: Int(status), reason: String(cString: gsl_strerror(status)))
    }
  }
}
