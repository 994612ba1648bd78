/// One check of one exercise, tried on a worker that runs.
struct CheckTrial: Sendable {
  let check: Check
  let problem: Problem
  let signature: Signature
  /// Whether what refutes the claim is made as small as it can be: a person reads it, and waits for it.
  var shrinks = true

  /// Tries every case, until one refutes the claim; then makes that one smaller.
  func refutation(_ session: WorkerSession, _ draws: Draws) async throws(WorkerFailure) -> Refutation? {
    if case .coverage(let share) = check.relation { return try await uncovered(session, draws, atLeast: share) }
    guard let family = problem.inputs[check.inputs] else {
      throw .grader("The problem \(problem.name) has no inputs '\(check.inputs)'")
    }
    var draws = draws
    for number in 0..<check.cases {
      let calls = family(&draws, number)
      guard let found = try await refutation(session, calls: calls, &draws) else { continue }
      return shrinks ? try await smallest(found, session, &draws) : found
    }
    return nil
  }

  private var tolerance: Tolerance { Tolerance(check) }

  /// Whether these calls refute the claim.
  private func refutation(
    _ session: WorkerSession, calls: [[Value]], _ draws: inout Draws
  ) async throws(WorkerFailure) -> Refutation? {
    func answer(_ arguments: [Value]) async throws(WorkerFailure) -> Value { try await session.call(arguments) }
    func wrong(_ calls: [[Value]], _ expected: String, _ objection: String) -> Refutation {
      Refutation(calls: calls, expected: expected, objection: objection)
    }
    switch check.relation {
    case .equals:
      guard let oracle = problem.oracle else { throw missing("oracle") }
      for arguments in calls {
        let right = oracle(arguments)
        if let objection = tolerance.objection(to: try await answer(arguments), expected: right) {
          return wrong([arguments], right.text, objection)
        }
      }
    case .invariant(let name):
      guard let transformation = problem.transformations[name] else { throw missing("transformation '\(name)'") }
      for arguments in calls {
        let other = transformation(arguments, &draws)
        let (first, second) = (try await answer(arguments), try await answer(other))
        if let objection = tolerance.objection(to: second, expected: first) {
          return wrong([arguments, other], "the same answer to both", objection)
        }
      }
    case .monotone:
      var before = -Double.infinity
      for (place, arguments) in calls.enumerated() {
        let now = try await answer(arguments).number
        guard now >= before - (check.absolute ?? 0) else {
          return wrong(Array(calls[max(0, place - 1)...place]), "an answer of \(before) at least", "\(now) came back")
        }
        before = now
      }
    case .bounded:
      guard let bounds = problem.bounds else { throw missing("bounds") }
      for arguments in calls {
        let (range, number) = (bounds(arguments), try await answer(arguments).number)
        let slack = check.absolute ?? 0
        guard number >= range.lowerBound - slack, number <= range.upperBound + slack else {
          return wrong([arguments], "from \(range.lowerBound) to \(range.upperBound)", "\(number) came back")
        }
      }
    case .certifies:
      guard let verifier = problem.objection else { throw missing("verifier") }
      for arguments in calls {
        let instance = try await answer(arguments)
        if let objection = verifier(arguments, instance) {
          return wrong([arguments], "an instance that passes", "\(objection); it was \(instance.text)")
        }
      }
    case .accepts: return try await judged(session, calls, by: "right", expecting: true)
    case .rejects(let variant): return try await judged(session, calls, by: variant, expecting: false)
    case .coverage: break
    }
    return nil
  }

  /// Plays a function to the student's property.
  private func judged(
    _ session: WorkerSession, _ calls: [[Value]], by variant: String, expecting: Bool
  ) async throws(WorkerFailure) -> Refutation? {
    guard let played = problem.variants[variant] else { throw missing("variant '\(variant)'") }
    for arguments in calls {
      let verdict = try await session.call(arguments, played: played)
      guard verdict != .truth(expecting) else { continue }
      return Refutation(
        calls: [], expected: "\(expecting), because the function that it was given is \(expecting ? "right" : "wrong")",
        objection: "\(verdict.text) came back")
    }
    return nil
  }

  /// Counts the draws that the answers cover; the alarm is false once in a million times.
  private func uncovered(
    _ session: WorkerSession, _ draws: Draws, atLeast share: Double
  ) async throws(WorkerFailure) -> Refutation? {
    guard let family = problem.inputs[check.inputs], let covers = problem.covers else { throw missing("coverage") }
    var draws = draws
    for arguments in family(&draws, 0) {
      let answer = try await session.call(arguments)
      let misses = (0..<check.cases).count { _ in !covers(arguments, answer, &draws) }
      let chance = BinomialTail(count: check.cases, probability: 1 - share).atLeast(misses)
      guard chance < 1e-6 else { continue }
      return Refutation(
        calls: [arguments], expected: "to cover \(share) of all draws",
        objection: "\(answer.text) missed \(misses) of \(check.cases), which happens by chance with probability \(chance)")
    }
    return nil
  }

  /// Goes on to smaller arguments as long as they refute the claim too.
  private func smallest(
    _ found: Refutation, _ session: WorkerSession, _ draws: inout Draws
  ) async throws(WorkerFailure) -> Refutation {
    guard let smaller = problem.smaller, found.calls.count == 1 else { return found }
    session.closeDigest()
    var (best, tries) = (found, 0)
    // A person waits for the answer; numbers sent, not seconds, so that the answer is the same every time.
    var sent = 0
    search: while tries < 200 {
      for arguments in smaller(best.calls[0]) {
        tries += 1
        sent += arguments.reduce(0) { $0 + $1.size }
        guard tries < 200, sent < 1_000_000 else { break search }
        guard let next = try? await refutation(session, calls: [arguments], &draws) else { continue }
        best = next
        continue search
      }
      break
    }
    return best
  }

  private func missing(_ what: String) -> WorkerFailure { .grader("The problem \(problem.name) has no \(what)") }
}

/// The upper tail of a binomial distribution, summed term by term.
struct BinomialTail {
  let count: Int
  let probability: Double

  /// The probability of this many events or more.
  ///
  /// - Complexity: O(*n*)
  func atLeast(_ least: Int) -> Double {
    guard least > 0 else { return 1 }
    guard probability > 0 else { return 0 }
    // Terms relative to that at `least`, so that none underflows before it matters.
    var (term, sum) = (1.0, 1.0)
    for events in least..<max(least, count) {
      term *= Double(count - events) / Double(events + 1) * probability / (1 - probability)
      sum += term
    }
    return min(1, mass(least) * sum)
  }

  /// The probability of this many events.
  private func mass(_ events: Int) -> Double {
    var product = ScaledProduct()
    for step in 0..<events {
      product.multiply(by: Double(count - step) / Double(step + 1) * probability)
    }
    for _ in events..<count { product.multiply(by: 1 - probability) }
    return product.value
  }
}

/// A product of many factors, kept as a significand and an exponent of two, so that it does not underflow on the way.
private struct ScaledProduct {
  private var significand = 1.0
  private var exponent = 0

  mutating func multiply(by factor: Double) {
    let product = significand * factor
    significand = product == 0 ? 0 : product.significand
    exponent += product == 0 ? 0 : Int(product.exponent)
  }

  var value: Double { significand * Double(sign: .plus, exponent: max(exponent, -1074), significand: 1) }
}
