import NumericCore
import Testing

@Test func gslIsLinked() { #expect(!NumericLibraries.gslVersion.isEmpty) }
