/// The parts of the chapter, by the names of `--part`.
enum Part: String, CaseIterable, Sendable {
  /// What a prototype is, exactly.
  case identities
  /// Accuracy against shots and dimension, in theory.
  case shots
  /// Handwritten digits: five base classes, five novel ones.
  case digits
  /// Random-stroke glyphs: hundreds of base classes.
  case glyphs

  /// Its heading.
  var title: String {
    switch self {
    case .identities: "What a prototype is"
    case .shots: "Shots and dimensions, in theory"
    case .digits: "Handwritten digits: five base classes, five novel ones"
    case .glyphs: "Glyphs: many base classes, 50 novel ones"
    }
  }
}
