import Foundation
import Testing

@testable import ChapterKit

@Suite struct CommandLineTextTests {
  @Test("Plain words are left as they are; the driver's record is no part of the command")
  func plain() {
    #expect(CommandLineText(chapter: "maml", arguments: []).text == "./lab run maml")
    #expect(CommandLineText(chapter: "maml", arguments: ["--xi", "1/10"]).text == "./lab run maml --xi 1/10")
    #expect(CommandLineText(chapter: "maml", arguments: ["--record=/tmp/x", "--full"]).text == "./lab run maml --full")
  }

  @Test(
    "A shell reads every quoted word back",
    arguments: ["", "a b", "it's", "'", "$HOME", "`id`", "a\\b", "*", "a\nb", "\"x\"", "ξ", "!x", "~"])
  func quoting(word: String) throws {
    let shell = Process()
    let pipe = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "printf %s \(CommandLineText.quoted(word))"]
    shell.standardOutput = pipe
    try shell.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    #expect(String(decoding: output, as: UTF8.self) == word)
  }
}
