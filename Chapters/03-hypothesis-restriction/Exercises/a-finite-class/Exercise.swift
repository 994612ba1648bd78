// 3a · What a class of so many bits asks for
//
// A learner returns any hypothesis that is consistent with m examples. There are 2^bits of them, and by the union bound a bad
// one, of risk ε or more, is still consistent with probability at most 2^bits e^(−εm). Return the fewest examples with which
// this is at most δ. A class may have 20,000 bits, and δ may be 1e-300. The starter is what is left if one remembers “bits, and
// a logarithm of 1/δ, over ε”.

func examples(bits: Int, epsilon: Double, delta: Double) -> Int {
  Int((Double(bits) + log(1 / delta)) / epsilon)
}
