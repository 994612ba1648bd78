/// The line that a student types at the root of the package to run a chapter.
public struct CommandLineText {
  let chapter: String
  let arguments: [String]

  /// Without the record that the driver asks for, which is no part of the run.
  var text: String {
    let words = [chapter] + arguments.filter { !$0.hasPrefix("--record=") }
    return "./lab run " + words.map(Self.quoted).joined(separator: " ")
  }

  /// `word` so that a POSIX shell reads it back unchanged.
  public static func quoted(_ word: String) -> String {
    let needsNoQuotes = !word.isEmpty && word.utf8.allSatisfy(isPlain)
    return needsNoQuotes
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-_=+./:,@%".utf8.contains(byte)
    }
  }
}
