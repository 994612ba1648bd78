import Foundation

/// `Kernels` lists the rows; `Kernels ROW FOLDER` writes the row's inputs to the folder, and prints what it measured as JSON.
@main
struct Kernels {
  static var rows: [Row] { basicRows + divergenceRows + transportRows + learnerRows + labelShiftRows + networkRows + growthRows }

  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    guard let name = words.first else { return rows.forEach { print($0.name) } }
    guard let row = rows.first(where: { $0.name == name }), let path = words.dropFirst().first else {
      FileHandle.standardError.write(Data("Kernels: type a row and a folder; without both, all rows are listed.\n".utf8))
      exit(64)
    }
    let folder = URL(filePath: path)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let measurement = try Measurement(budget: 1, of: row.prepare(Inputs(folder: folder)))
    print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
  }
}
