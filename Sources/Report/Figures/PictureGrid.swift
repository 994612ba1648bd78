/// Gray-scale pictures in named rows: examples of a class, their prototype, a query.
public struct PictureGrid: Sendable, Hashable {
  /// One picture.
  public struct Picture: Sendable, Hashable {
    /// What it shows, in a word or two.
    public let caption: String
    /// The values, `values[line][column]`, first line on top. Lines that end early lack values.
    public let values: [[Double]]

    /// A picture.
    public init(_ caption: String, values: [[Double]]) {
      self.caption = caption
      self.values = values
    }

    /// A picture from its pixels, line by line.
    ///
    /// - Precondition: the width is positive.
    public init(_ caption: String, pixels: [Double], width: Int) {
      precondition(width > 0, "A line of a picture has at least one pixel.")
      let starts = stride(from: 0, to: pixels.count, by: width)
      self.init(caption, values: starts.map { Array(pixels[$0..<min($0 + width, pixels.count)]) })
    }
  }

  /// Pictures side by side.
  public struct Row: Sendable, Hashable {
    /// What they have in common.
    public let name: String
    /// The pictures from left to right; nil leaves a place free.
    public let pictures: [Picture?]

    /// A row.
    public init(_ name: String, pictures: [Picture?]) {
      self.name = name
      self.pictures = pictures
    }
  }

  /// What a value is, and the range from paper to full ink, which all pictures share; without one it is that of the values. Shades
  /// are linear on either scale.
  public let value: Axis
  /// The rows, first on top.
  public let rows: [Row]

  /// Pictures in rows.
  public init(value: Axis, rows: [Row]) {
    self.value = value
    self.rows = rows
  }
}
