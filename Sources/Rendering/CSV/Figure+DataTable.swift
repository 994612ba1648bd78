public import Report

extension Figure {
  /// The figure's data as one table, a row for each point, bar, value or estimate.
  public var dataTable: Table {
    switch content {
    case .plot(let plot): plot.dataTable(title: title)
    case .histogram(let histogram):
      Table(title: title, columns: [histogram.x.label], rows: histogram.values.map { [.number($0)] })
    case .densities(let densities): densities.plot.dataTable(title: title)
    case .bars(let bars):
      Table(title: title, columns: ["bar", "part", bars.value.label], rows: bars.dataRows)
    case .heatMap(let map): map.dataTable(title: title, value: "value")
    case .decisionRegion(let region):
      Table(
        title: title, columns: ["group", "label", region.x.label, region.y?.label ?? "row"],
        rows: region.points.map { [.text($0.group), .text(region.labelName($0.label)), .number($0.x), .number($0.y)] })
    case .transportPlan(let plan): plan.heatMap.dataTable(title: title, value: "mass")
    case .pictureGrid(let grid):
      Table(title: title, columns: ["row", "picture", "line", "column", grid.value.label], rows: grid.dataRows)
    case .forest(let forest):
      Table(
        title: title, columns: ["name", "estimate", "lower", "upper"],
        rows: forest.rows.map { [.text($0.name), .number($0.estimate), .number($0.lower), .number($0.upper)] })
    }
  }
}

extension Plot {
  fileprivate func dataTable(title: String) -> Table {
    let rows: [[Cell]] = series.flatMap { series in
      series.points.map { point in
        [
          .text(series.name), .number(point.x), .number(point.y), point.lower.map { .number($0) } ?? .missing,
          point.upper.map { .number($0) } ?? .missing,
        ]
      }
    }
    return Table(title: title, columns: ["series", x.label, y.label, "lower", "upper"], rows: rows)
  }
}

extension Bars {
  fileprivate var dataRows: [[Cell]] {
    rows.flatMap { row in
      row.values.enumerated().map { part, value in
        [.text(row.name), .text(part < parts.count ? parts[part] : String(part + 1)), .number(value)]
      }
    }
  }
}

extension HeatMap {
  fileprivate func dataTable(title: String, value: String) -> Table {
    let rows: [[Cell]] = values.enumerated().flatMap { row, line in
      line.enumerated().map { column, entry in
        [
          .text(row < rowNames.count ? rowNames[row] : String(row + 1)),
          .text(column < columnNames.count ? columnNames[column] : String(column + 1)), .number(entry),
        ]
      }
    }
    return Table(title: title, columns: [y.label, x.label, value], rows: rows)
  }
}

extension PictureGrid {
  fileprivate var dataRows: [[Cell]] {
    rows.flatMap { row in
      row.pictures.compactMap(\.self).flatMap { picture in
        picture.values.enumerated().flatMap { line, values in
          values.enumerated().map { column, value in
            [.text(row.name), .text(picture.caption), .integer(line + 1), .integer(column + 1), .number(value)]
          }
        }
      }
    }
  }
}
