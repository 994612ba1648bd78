func examples(bits: Int, epsilon: Double, delta: Double) -> Int {
  Int(((Double(bits) * log(2) + 1 / delta) / epsilon).rounded(.up))
}
