extension Int {
  /// The number with a noun whose plural ends in s: `1 point`, `2 points`.
  public func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
