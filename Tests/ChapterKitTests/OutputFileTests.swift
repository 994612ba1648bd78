import ArgumentParser
import ChapterKit
import Foundation
import Testing

@Suite struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("old", to: "old")
  }

  @Test("A new file holds the bytes, with the permissions that the shell gives, and nothing lies beside it")
  func new() throws {
    try OutputFile(folder["new"], replacesExisting: false).write("new".utf8)
    try folder.write("", to: "plain")
    #expect(try folder.text("new") == "new")
    #expect(try permissions("new") == permissions("plain"))
    #expect(folder.names == ["new", "old", "plain"])
  }

  @Test("An existing file is refused without --force, also one that comes between the look and the writing")
  func existing() throws {
    #expect(throws: ValidationError.self) { try OutputFile(folder["old"], replacesExisting: false) }
    let late = try OutputFile(folder["late"], replacesExisting: false)
    try folder.write("late", to: "late")
    #expect(throws: ValidationError.self) { try late.write("new".utf8) }
    #expect(try folder.text("late") == "late")
    #expect(folder.names == ["late", "old"])
  }

  @Test("A replaced file keeps its permissions", arguments: [0o600, 0o640, 0o755])
  func replaced(mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder["old"])
    try OutputFile(folder["old"], replacesExisting: true).write("new".utf8)
    #expect(try folder.text("old") == "new")
    #expect(try permissions("old") == mode)
    #expect(folder.names == ["old"])
  }

  @Test(
    "An input is never replaced, under whatever name",
    arguments: ["./old", "../{}/old", "link", "hard", "linked folder/old", "chain"], [false, true])
  func input(name: String, force: Bool) throws {
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder["link"], withDestinationPath: "old")
    try manager.createSymbolicLink(atPath: folder["chain"], withDestinationPath: folder["link"])
    try manager.createSymbolicLink(atPath: folder["linked folder"], withDestinationPath: ".")
    try manager.linkItem(atPath: folder["old"], toPath: folder["hard"])
    let last = URL(fileURLWithPath: folder.path).lastPathComponent
    let path = folder[name.replacingOccurrences(of: "{}", with: last)]
    let error = #expect(throws: ValidationError.self) {
      try OutputFile(path, replacesExisting: force, inputs: ["/none", folder["old"]]).write("new".utf8)
    }
    #expect(error?.message.contains("which this run reads") == true)
    #expect(try folder.text("old") == "old")
  }

  @Test("A symbolic link stays one, and its file is written, whether it is there or not")
  func symbolicLink() throws {
    for (link, destination) in [("to old", "old"), ("to new", folder["new"])] {
      try FileManager.default.createSymbolicLink(atPath: folder[link], withDestinationPath: destination)
      try OutputFile(folder[link], replacesExisting: true).write("through".utf8)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder[link]) == destination)
    }
    #expect(try folder.text("old") == "through")
    #expect(try folder.text("new") == "through")
    #expect(folder.names == ["new", "old", "to new", "to old"])
  }

  @Test("A chain of 39 links is followed to its file")
  func chain() throws {
    for number in 1...39 {
      let destination = number == 1 ? "old" : "link \(number - 1)"
      try FileManager.default.createSymbolicLink(atPath: folder["link \(number)"], withDestinationPath: destination)
    }
    try OutputFile(folder["link 39"], replacesExisting: true).write("through".utf8)
    #expect(try folder.text("old") == "through")
  }

  @Test("A device stays one and takes the bytes")
  func device() throws {
    try FileManager.default.createSymbolicLink(atPath: folder["null"], withDestinationPath: "/dev/null")
    for path in ["/dev/null", folder["null"]] { try OutputFile(path, replacesExisting: false).write("gone".utf8) }
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("A named pipe stays one, and its reader gets the bytes")
  func pipe() async throws {
    let path = folder["pipe"]
    #expect(mkfifo(path, 0o600) == 0)
    // Open for both ends, so that neither waits for the other.
    let descriptor = open(path, O_RDWR)
    try OutputFile(path, replacesExisting: false).write("through".utf8)
    var bytes = [UInt8](repeating: 0, count: 100)
    #expect(read(descriptor, &bytes, 100) == 7)
    close(descriptor)
    #expect(String(decoding: bytes.prefix(7), as: UTF8.self) == "through")
    #expect(folder.names == ["old", "pipe"])
  }

  @Test(
    "What cannot be written is told in a sentence that blames the right thing",
    arguments: [
      ("none/new", "its folder does not exist"), ("old/new", "no folder"), (".", "it is a folder"), ("new/", "it is a folder"),
      ("circle", "in a circle"), (String(repeating: "n", count: 300), "too long"),
    ])
  func refused(name: String, reason: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder["circle"], withDestinationPath: "circle")
    let error = #expect(throws: InvalidInput.self) {
      try OutputFile(folder[name], replacesExisting: true).write("new".utf8)
    }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    #expect(folder.names == ["circle", "old"])
  }

  @Test("A full disk is blamed on the disk", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let error = #expect(throws: InvalidInput.self) { try OutputFile("/dev/full", replacesExisting: false).write("new".utf8) }
    #expect(error?.description == "'/dev/full' cannot be written, because the disk is full.")
  }

  @Test("Of a name, a message shows no control character and no more than a line")
  func names() throws {
    let error = #expect(throws: InvalidInput.self) {
      try OutputFile(folder["\u{1B}[2J\n" + String(repeating: "x", count: 5000) + "/new"], replacesExisting: false)
    }
    let message = error?.description ?? ""
    #expect(message.count < 200 && !message.contains("\u{1B}") && !message.contains("\n"))
  }

  private func permissions(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder[name])[.posixPermissions] as? Int
  }
}
