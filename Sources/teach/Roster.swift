import Foundation

/// A student on the roster.
struct Student: Sendable, Hashable {
  /// What a hand-in is filed under, and what variants depend on.
  let id: String
  /// For people.
  let name: String
  /// The roster's other columns, such as `email`, by their titles.
  let others: [String: String]
}

/// The students of a class: a CSV file with the columns `id` and `name`, and any others.
struct Roster: Sendable {
  /// In the file's order.
  let students: [Student]

  /// A roster of these.
  init(students: [Student]) { self.students = students }

  /// Reads a roster.
  init(_ text: String, name: String) throws(TeachingError) {
    let table = try CommaSeparated(text, name: name)
    let (id, title) = (try table.column("id", name: name), try table.column("name", name: name))
    var (students, seen): ([Student], [String: Int]) = ([], [:])
    for (line, cells) in table.rows {
      let student = cells[id]
      if let objection = Self.objection(toID: student) {
        throw TeachingError("'\(name)' has an id in line \(line) that \(objection).")
      }
      // Results are files named after students, and some file systems take capitals for small letters.
      if let earlier = seen.updateValue(line, forKey: student.lowercased()) {
        throw TeachingError("'\(name)' has the same id in lines \(earlier) and \(line): '\(student)'.")
      }
      let others = Dictionary(zip(table.header, cells).filter { $0.0 != "id" && $0.0 != "name" }) { first, _ in first }
      // Canvas reads the digits before a letter, and takes '12a' for student 12.
      guard others["canvas id"]?.allSatisfy({ $0.isASCII && $0.isNumber }) ?? true else {
        throw TeachingError("'\(name)' has a canvas id in line \(line) that is no whole number.")
      }
      students.append(Student(id: student, name: cells[title], others: others))
    }
    guard !students.isEmpty else { throw TeachingError("'\(name)' has no students.") }
    self.students = students
  }

  /// The ids of students who share a name with another and have no number of Canvas: where Canvas finds nobody by an id, it takes
  /// the first of that name.
  var namesakesWithoutCanvasID: [String] {
    let named = Dictionary(grouping: students, by: \.name)
    return students.filter { (named[$0.name]?.count ?? 0) > 1 && ($0.others["canvas id"] ?? "").isEmpty }.map(\.id)
  }

  /// Why an id cannot be one; nil where it can.
  private static func objection(toID id: String) -> String? {
    if id.isEmpty { return "is empty" }
    if id.utf8.count > 100 { return "is longer than 100 bytes" }
    if id.first?.isWhitespace == true || id.last?.isWhitespace == true { return "begins or ends with a blank" }
    if id.hasPrefix(".") { return "begins with a dot" }
    let isPlain = id.unicodeScalars.allSatisfy { $0 != "/" && $0 != "\\" && $0.value >= 32 && !(127...159 ~= $0.value) }
    return isPlain ? nil : "has a slash or a control character in it"
  }
}

/// What an instructor keeps from students: the salt of the hidden inputs, the roster, and what is assigned; a folder outside the
/// package.
struct TeachingKey: Sendable {
  /// What hidden inputs depend on.
  let salt: [UInt8]
  /// The ids of the exercises that are graded.
  let exercises: [String]
  /// The class.
  let roster: Roster

  private struct Settings: Codable {
    let salt: String
    let exercises: [String]
  }

  /// Reads a key's folder.
  init(in folder: URL) throws(TeachingError) {
    let file = folder.appendingPathComponent("key.json")
    guard let data = try? Data(contentsOf: file) else {
      throw TeachingError("'\(file.path)' is not there; 'lab teach release' makes a key.")
    }
    guard let settings = try? JSONDecoder().decode(Settings.self, from: data), settings.salt.utf8.count == 64,
      !settings.exercises.isEmpty
    else {
      throw TeachingError("'\(file.path)' is damaged; bring it back from a copy, because no other key gives the same grades.")
    }
    salt = Array(settings.salt.utf8)
    exercises = settings.exercises
    let roster = folder.appendingPathComponent("roster.csv")
    self.roster = try Roster(Files.text(of: roster), name: roster.path)
  }

  /// The same key for one student of the roster.
  init(_ key: TeachingKey, only student: Student) {
    (salt, exercises, roster) = (key.salt, key.exercises, Roster(students: [student]))
  }

  /// Makes a key, or brings its roster and its exercises up to date; a salt that is there stays.
  ///
  /// - Throws: ``TeachingError`` where it would change and `replaces` is false
  static func make(in folder: URL, roster: String, exercises: [String], replaces: Bool) throws(TeachingError) -> TeachingKey {
    let file = folder.appendingPathComponent("key.json")
    var salt = SHA256Salt.random()
    if FileManager.default.fileExists(atPath: file.path) {
      let old = try TeachingKey(in: folder)
      salt = String(decoding: old.salt, as: UTF8.self)
      let oldRoster = try Files.text(of: folder.appendingPathComponent("roster.csv"))
      guard old.exercises == exercises && oldRoster == roster || replaces else {
        throw TeachingError(
          "'\(folder.path)' is the key of another roster or of other exercises; give another --key, or replace these with --force.")
      }
    }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw TeachingError("The folder '\(folder.path)' cannot be made.") }
    let settings = Settings(salt: salt, exercises: exercises)
    try Files.write(Files.json(settings), to: file, permissions: 0o600)
    try Files.write(Data(roster.utf8), to: folder.appendingPathComponent("roster.csv"), permissions: 0o600)
    return try TeachingKey(in: folder)
  }
}

/// Secrets.
private enum SHA256Salt {
  /// 256 bits from the system, in hexadecimal.
  static func random() -> String {
    var system = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(system.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
