func examples(bits: Int, epsilon: Double, delta: Double) -> Int {
  Int(((Double(bits) * log(2) - log(delta)) / (2 * epsilon * epsilon)).rounded(.up))
}
