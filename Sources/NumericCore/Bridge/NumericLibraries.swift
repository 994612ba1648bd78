internal import CGSL
internal import CProduct

/// Facts about the numerical libraries that this build is linked with.
public enum NumericLibraries {
  /// The version of the GNU Scientific Library in use, such as "2.7.1".
  public static var gslVersion: String { String(cString: transferlab_gsl_version()) }

  /// The BLAS that this build is linked with: "OpenBLAS" or "gslcblas".
  public static var blas: String { GSL.openBLAS == nil ? "gslcblas" : "OpenBLAS" }

  /// What OpenBLAS says of itself: its version, such as "0.3.21", and the processor for which it chose its kernels when it was
  /// loaded, such as "Haswell"; nil with another BLAS.
  public static var openBLAS: (version: String, kernels: String)? {
    guard let openBLAS = GSL.openBLAS, let configuration = openBLAS.get_config(), let kernels = openBLAS.get_corename() else {
      return nil
    }
    let words = String(cString: configuration).split(separator: " ")
    return (words.first { $0.first?.isNumber == true }.map(String.init) ?? "of unknown version", String(cString: kernels))
  }

  /// The vector instructions of this processor with which ``SinglePrecisionProduct`` multiplies: "AVX-512", "AVX2" or "NEON"; nil
  /// where it has none that multiply and add with one rounding, and BLAS multiplies.
  public static let vectorInstructions: String? = transferlab_vector_instructions().map { String(cString: $0) }

  /// The number of threads on which BLAS runs: always 1, so that results do not depend on the machine.
  public static var blasThreadCount: Int {
    precondition(GSL.isReady)
    return GSL.openBLAS.map { Int($0.get_num_threads()) } ?? 1
  }
}
