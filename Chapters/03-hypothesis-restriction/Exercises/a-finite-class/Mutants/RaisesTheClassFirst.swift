func examples(bits: Int, epsilon: Double, delta: Double) -> Int {
  let need = (log(pow(2, Double(bits))) - log(delta)) / epsilon
  return need.isFinite ? Int(need.rounded(.up)) : Int.max
}
