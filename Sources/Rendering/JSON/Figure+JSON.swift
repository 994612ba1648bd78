public import Report

extension Figure {
  /// The figure's data as an object: `title caption kind`, then the members of its kind.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [.init("title", .string(title)), .init("caption", .string(caption))]
    let (kind, data): (String, [JSONValue.Member]) =
      switch content {
      case .plot(let plot): ("plot", plot.jsonMembers)
      case .histogram(let histogram): ("histogram", histogram.jsonMembers)
      case .densities(let densities): ("densities", densities.jsonMembers)
      case .bars(let bars): ("bars", bars.jsonMembers)
      case .heatMap(let map): ("heat_map", map.jsonMembers)
      case .decisionRegion(let region): ("decision_region", region.jsonMembers)
      case .transportPlan(let plan): ("transport_plan", plan.jsonMembers)
      case .pictureGrid(let grid): ("picture_grid", grid.jsonMembers)
      case .forest(let forest): ("forest", forest.jsonMembers)
      }
    members.append(.init("kind", .string(kind)))
    return .object(members + data)
  }
}

extension Axis {
  fileprivate var json: JSONValue {
    [
      "label": .string(label),
      "unit": unit.map(JSONValue.string) ?? .null,
      "scale": .string(scale.rawValue),
      "range": range.map { [.number($0.lowerBound), .number($0.upperBound)] } ?? .null,
    ]
  }
}

extension Reference {
  fileprivate var json: JSONValue {
    ["name": .string(name), "value": .number(value), "direction": .string(direction.rawValue)]
  }
}

extension Plot {
  fileprivate var jsonMembers: [JSONValue.Member] {
    [.init("x", x.json), .init("y", y.json), .init("series", .array(series.map(\.json))), .init(references)]
  }
}

extension Densities {
  fileprivate var jsonMembers: [JSONValue.Member] { [.init("x", x.json), .init("curves", .array(curves.map(\.json)))] }
}

extension Series {
  /// The coordinates as parallel lists; `lower` and `upper` only where a point has them.
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(name)), .init("style", .string(style.rawValue)),
      .init("x", .array(points.map { .number($0.x) })), .init("y", .array(points.map { .number($0.y) })),
    ]
    if points.contains(where: { $0.lower != nil || $0.upper != nil }) {
      members.append(.init("lower", .array(points.map { $0.lower.map(JSONValue.number) ?? .null })))
      members.append(.init("upper", .array(points.map { $0.upper.map(JSONValue.number) ?? .null })))
    }
    if let bandMeaning { members.append(.init("band", .string(bandMeaning))) }
    return .object(members)
  }
}

extension Histogram {
  fileprivate var jsonMembers: [JSONValue.Member] {
    [
      .init("x", x.json), .init("values", .array(values.map(JSONValue.number))),
      .init("bins", binCount.map(JSONValue.integer) ?? .null), .init(references),
    ]
  }
}

extension Bars {
  fileprivate var jsonMembers: [JSONValue.Member] {
    [
      .init("value", value.json), .init("parts", .array(parts.map(JSONValue.string))),
      .init(
        "rows",
        .array(rows.map { ["name": .string($0.name), "values": .array($0.values.map(JSONValue.number))] })),
      .init(references),
    ]
  }
}

extension HeatMap {
  fileprivate var jsonMembers: [JSONValue.Member] {
    [
      .init("x", x.json), .init("y", y.json), .init("column_names", .array(columnNames.map(JSONValue.string))),
      .init("row_names", .array(rowNames.map(JSONValue.string))), .init("values", JSONValue(matrix: values)),
    ]
  }
}

extension DecisionRegion {
  fileprivate var jsonMembers: [JSONValue.Member] {
    [
      .init("x", x.json), .init("y", y.map(\.json) ?? .null), .init("label_names", .array(labelNames.map(JSONValue.string))),
      .init("grid", .array(grid.map { .array($0.map(JSONValue.integer)) })),
      .init(
        "points",
        .array(
          points.map {
            ["x": .number($0.x), "y": .number($0.y), "label": .integer($0.label), "group": .string($0.group)]
          })),
    ]
  }
}

extension TransportPlan {
  fileprivate var jsonMembers: [JSONValue.Member] {
    [
      .init("source_names", .array(sourceNames.map(JSONValue.string))),
      .init("target_names", .array(targetNames.map(JSONValue.string))), .init("mass", JSONValue(matrix: mass)),
    ]
  }
}

extension PictureGrid {
  fileprivate var jsonMembers: [JSONValue.Member] {
    [
      .init("value", value.json),
      .init(
        "rows",
        .array(
          rows.map { row in
            ["name": .string(row.name), "pictures": .array(row.pictures.map { $0.map(\.json) ?? .null })]
          })),
    ]
  }
}

extension PictureGrid.Picture {
  fileprivate var json: JSONValue { ["caption": .string(caption), "values": JSONValue(matrix: values)] }
}

extension Forest {
  fileprivate var jsonMembers: [JSONValue.Member] {
    [
      .init("x", x.json),
      .init(
        "rows",
        .array(
          rows.map {
            [
              "name": .string($0.name), "estimate": .number($0.estimate), "lower": .number($0.lower),
              "upper": .number($0.upper),
            ]
          })),
      .init("interval", .string(intervalMeaning)), .init(references),
    ]
  }
}

extension JSONValue {
  fileprivate init(matrix: [[Double]]) { self = .array(matrix.map { .array($0.map(JSONValue.number)) }) }
}

extension JSONValue.Member {
  fileprivate init(_ references: [Reference]) {
    self.init("references", .array(references.map(\.json)))
  }
}
