import Foundation

/// The bytes of a file, a part at a time.
struct FileChunks {
  private let file: String
  private let handle: FileHandle

  init(path: String) throws(CSVError) {
    file = path
    var isDirectory: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    // What is not UTF-8 in an argument has become U+FFFD, so that the file cannot be found by it any more.
    guard exists || !path.unicodeScalars.contains("\u{FFFD}") else {
      throw CSVError(path, .unreadable("its name is not UTF-8 text; give the file another, or hand it over as /dev/stdin"))
    }
    guard exists else { throw CSVError(path, .unreadable("there is no such file")) }
    guard !isDirectory.boolValue else { throw CSVError(path, .unreadable("it is a folder")) }
    guard let handle = FileHandle(forReadingAtPath: path) else { throw CSVError(path, .unreadable("permission is denied")) }
    self.handle = handle
  }

  func next() throws(CSVError) -> [UInt8] {
    do {
      return [UInt8](try handle.read(upToCount: 1 << 18) ?? Data())
    } catch {
      throw CSVError(file, .unreadable("the system reports an error"))
    }
  }
}
