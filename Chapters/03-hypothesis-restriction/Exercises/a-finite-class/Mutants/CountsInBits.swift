func examples(bits: Int, epsilon: Double, delta: Double) -> Int {
  Int(((Double(bits) - log(delta) / log(2)) / epsilon).rounded(.up))
}
