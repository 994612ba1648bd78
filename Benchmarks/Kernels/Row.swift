/// One row of the comparison: fixed work on inputs that the peers read too.
struct Row {
  /// The name, the same as in `peers.py`.
  let name: String
  /// Draws the inputs, which takes no part in the time, and returns the work.
  ///
  /// The work returns its objective value, which is compared with the peers'.
  let prepare: (Inputs) throws -> () throws -> Double

  init(_ name: String, prepare: @escaping (Inputs) throws -> () throws -> Double) {
    self.name = name
    self.prepare = prepare
  }
}
