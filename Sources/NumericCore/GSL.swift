internal import CGSL

/// Facts about the numerical libraries that this build is linked with.
public enum NumericLibraries {
  /// The version of the GNU Scientific Library in use, such as "2.7.1".
  public static var gslVersion: String { String(cString: transferlab_gsl_version()) }

  /// The BLAS that this build is linked with: "OpenBLAS" or "gslcblas".
  public static var blas: String {
    #if OPENBLAS
      "OpenBLAS"
    #else
      "gslcblas"
    #endif
  }

  /// The number of threads on which BLAS runs: always 1, so that results do not depend on the machine.
  public static var blasThreadCount: Int {
    precondition(GSL.isReady)
    #if OPENBLAS
      return Int(openblas_get_num_threads())
    #else
      return 1
    #endif
  }
}
