func examples(bits: Int, epsilon: Double, delta: Double) -> Int {
  Int(((Double(bits) * log(2) - log(delta)) / epsilon).rounded())
}
