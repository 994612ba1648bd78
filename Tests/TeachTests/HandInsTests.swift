import Exercises
import Foundation
import Testing

@testable import teach

@Suite("What is handed in is read with care, or refused in a sentence")
struct HandInsTests {
  /// As zlib deflates the text below: a dynamic code, and the fixed one.
  private static let dynamic = """
    dZXNSitBEEb39yl6eQWFVFf13wVd+RbiQuMogkTwJiL48gbU1Bmo3oXkmzk1p2u+PB522/Tw/L68PS277fL3/+vhbbv8SzfXr4f7l+X2PO3vjj
    /t/ZuzdHGVvj+nzz8pvSz79LFJl+n70pvNbbr4uej4+TcgHhAE2imQPWAIiJ0S6omBRJZTwgCpjPRTpHgkF0QcUz2hvIk4p2FWjiLO6R6pfJ4j
    9DcyPNLpxDkCrYqEYwRe88qbc4RqG2fJnoHclpkZnoFeRkCCXV09EkjwW3kbAQmCB08pV8/AsFIOUDDcuJZOyjAsq2mclOG4rEjqGTge3Br1Vy
    DDsfGsgILisRIIFCTbahygIHms1g8vHCQX2gEKjjunAQmOK49KnKSQnFcLiJcbknsPK0ThuFhYIgrFOU9qBI77pEgUjqvETaIsirhKFIpF4i5R
    Oq5xmSgl17hNDJKth3VicKw57BODY+lxnxgk17hOjHuscZ0YHPcS9olBcRtxnxgctxL3icFx07hPbMwy/t+xmaCcVGQ2sZNKnjw4+qToRCD6pF
    h8DiCV2WmCVCdLgTopbbJbqJPSJzsK1Jit+hH1BQ==
    """
  private static let fixed = "S0xKThxFtEcA"

  private static let text =
    "func divergence(source: [Double], target: [Double]) -> Double {\n"
    + (0..<60).map { "  let x\($0) = source[\($0 * $0 % 97)] - target[\($0 * 7 % 31)]\n" }.joined()

  private static func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64.filter { !$0.isWhitespace })))
  }

  @Test("Deflate is undone, and what is cut off, goes on, or is another is damage")
  func inflation() throws {
    let packed = try Self.bytes(Self.dynamic)
    let count = Self.text.utf8.count
    #expect(try Inflation.inflated(packed[...], count: count) == Array(Self.text.utf8))
    #expect(try Inflation.inflated(Self.bytes(Self.fixed)[...], count: 360) == Array(String(repeating: "abc", count: 120).utf8))
    #expect(try Inflation.inflated([1, 3, 0, 252, 255, 7, 8, 9], count: 3) == [7, 8, 9])
    for wrong in [0, count - 1, count + 1] {
      #expect(throws: Inflation.Damage.self) { try Inflation.inflated(packed[...], count: wrong) }
    }
    for end in stride(from: 0, to: packed.count, by: 7) {
      #expect(throws: Inflation.Damage.self) { try Inflation.inflated(packed[..<end], count: count) }
    }
    // Damage of one byte traps nowhere, whatever comes of it.
    for place in packed.indices {
      var other = packed
      other[place] ^= 0x55
      _ = try? Inflation.inflated(other[...], count: count)
    }
  }

  /// What a student's archive comes to: its files' paths, or the reason of a refusal.
  private static func outcome(_ archive: [UInt8]) throws -> String {
    let folder = try Scratch()
    try Data(archive).write(to: folder.url.appendingPathComponent("s.zip"))
    do {
      return try Submission(of: "s", in: folder.url)?.files.map(\.path).joined(separator: " ") ?? "nothing"
    } catch { return error.reason }
  }

  @Test("Archives")
  func archives() throws {
    let plain = 0o100644
    #expect(try Self.outcome(ZipArchive.stored([("b/7a.swift", [1], plain), ("a.md", [], plain)])) == "a.md b/7a.swift")
    #expect(try Self.outcome(ZipArchive.stored([("__MACOSX/._a", [1], plain), (".DS_Store", [], plain)])) == "")
    for path in ["../a", "/a", "a/../../b", "a\\..\\b", "C:a", "a//b", "a\u{7}"] {
      #expect(try Self.outcome(ZipArchive.stored([(path, [1], plain)])).contains("outside"), "\(path)")
    }
    #expect(try Self.outcome(ZipArchive.stored([("a", Array("/etc/passwd".utf8), 0o120777)])).contains("a link"))
    #expect(try Self.outcome(ZipArchive.stored((0...20).map { ("\($0)", [], plain) })).contains("21 files"))
    #expect(try Self.outcome(ZipArchive.stored([("a", .init(repeating: 0, count: 1 << 20 + 1), plain)])).contains("1 MiB"))
    #expect(try Self.outcome(ZipArchive.stored([("a", [], plain), ("a", [], plain)])).contains("one name"))
    let sound = ZipArchive.stored([("a", [1, 2, 3], plain)])
    var encrypted = sound
    encrypted[sound.count - 22 - 47 + 8] = 1
    #expect(try Self.outcome(encrypted).contains("encrypted"))
    // No damage of a byte, and no end, is more than a refusal.
    for place in sound.indices {
      var other = sound
      other[place] ^= 0xff
      _ = try Self.outcome(other)
      #expect(try Self.outcome(Array(sound[..<place])).contains("zip archive"))
    }
  }

  @Test("Folders: what is no file is refused, and what is no student's is nobody's")
  func folders() throws {
    let folder = try Scratch()
    let manager = FileManager.default
    func outcome(_ student: String) -> String {
      do {
        return try Submission(of: student, in: folder.url)?.files.map(\.path).joined(separator: " ") ?? "nothing"
      } catch { return error.reason }
    }
    #expect(outcome("s") == "nothing")
    try folder.write("x", to: "s/Chapters/07-a/7A.swift")
    #expect(outcome("s") == "Chapters/07-a/7A.swift")
    try manager.createSymbolicLink(atPath: folder.url.path + "/s/link", withDestinationPath: "/etc/passwd")
    #expect(outcome("s").contains("a link or a device: link"))
    try manager.createSymbolicLink(atPath: folder.url.path + "/t", withDestinationPath: "s")
    #expect(outcome("t").contains("is a link"))
    for number in 0...20 { try folder.write("x", to: "u/\(number)") }
    #expect(outcome("u").contains("more than 20 files"))
    try folder.write("x", to: "v/a")
    try folder.write("x", to: "v.zip")
    #expect(outcome("v").contains("there twice"))
  }

  @Test("A file is for an exercise by its name, or by its folder in the course")
  func places() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL
    let exercise = try #require(ExerciseCourse(root).exercises.first { $0.exercise.id == "7a" })
    let title = exercise.url.lastPathComponent
    let names = [
      "7a.swift", "x/7A.swift", "\(title)/Exercise.swift", "Exercises/\(title)/Exercise.swift",
      "Chapters/07-interleaved-counterexample/Exercises/\(title)/Exercise.swift", "mine/\(title)/Exercise.swift",
    ]
    let others = ["Exercise.swift", "7b.swift", "06-other/Exercises/\(title)/Exercise.swift", "\(title)/Solution.swift", "7a.md"]
    let folder = try Scratch()
    for name in names + others { try folder.write("x", to: "s/\(name)") }
    let submission = try #require(try Submission(of: "s", in: folder.url))
    #expect(Set(submission.files(for: exercise, isWritten: false).map(\.path)) == Set(names))
    #expect(submission.files(for: exercise, isWritten: true).map(\.path) == ["7a.md"])
  }
}

/// A folder that is gone when the test is over.
final class Scratch: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("teach-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func write(_ text: String, to path: String) throws {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
