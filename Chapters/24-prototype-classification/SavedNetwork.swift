import ChapterKit
import Foundation
import Learning
import Worlds

/// An embedding of glyphs in a file.
enum SavedNetwork {
  /// The shape of every embedding of glyphs.
  private static let shape = EmbeddingTraining.shape(
    inputCount: GlyphWorld.pixelCount, hidden: GlyphTrial.hidden, width: GlyphTrial.width)

  /// Reads a network.
  ///
  /// - Throws: `InvalidInput` where the file cannot be read, or does not hold an undamaged network of the right shape and version.
  static func network(at path: String) throws(InvalidInput) -> Network {
    // A network has some hundred thousand bytes; what is longer, or never ends, is none.
    guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: 1 << 24), !data.isEmpty else {
      throw InvalidInput("'\(path)' cannot be read, or is empty; name a file that --save-network wrote.")
    }
    do {
      return try Network(decoding: [UInt8](data), expecting: shape)
    } catch {
      throw InvalidInput("'\(path)': \(error)")
    }
  }
}
