func prediction(n: Int) -> [Double] {
  n == 9 ? [8.0 / 9, 1.0 / 9, 1.0 / 18] : [0.9, 0.1, 0.05]
}
