public import Report

extension MeasurementFindings {
  /// The findings as people read them: the conclusion, what to try, what cannot be known, then the figures behind it.
  public func page(command: String, weights: MeasuredWeights?) -> Page {
    var body: [ChapterReport.Item] = [.heading("What this looks like")]
    body += (reading + weightsReading(weights)).map(ChapterReport.Item.paragraph)
    body.append(.heading("What to try"))
    body += steps.enumerated().map { .paragraph("\($0.offset + 1). \($0.element.words)") }
    body += [.heading("What cannot be known from these files")] + unknown.map(ChapterReport.Item.paragraph)
    body += [.heading("The figures behind it"), .table(sampleTable)] + whole.tables(suffix: "").map(ChapterReport.Item.table)
    if let reduced {
      body += reduced.tables(suffix: ", without \(separatingNames.named)").map(ChapterReport.Item.table)
    }
    if let weights { body.append(.table(weights.table)) }
    body += figures(weights).map(ChapterReport.Item.figure)
    if !notes.isEmpty { body += [.heading("What was left out")] + notes.map(ChapterReport.Item.paragraph) }
    return Page(title: headline, items: body + [.paragraph("Seed \(seed). The same again: \(command)")])
  }

  private var sampleTable: Table {
    let data = whole.data
    func row(_ name: String, _ rows: Int, _ missing: Int, _ dropped: Int, _ isLabelled: Bool) -> [Cell] {
      [.text(name), .integer(rows), .integer(missing), .integer(dropped), .text(isLabelled ? data.labelKind : "no")]
    }
    return Table(
      title: "The samples, \(data.featureNames.count.counted("feature"))"
        + (data.frame.isStandardized ? ", standardised" : ""),
      columns: ["sample", "rows used", "missing values", "rows left out", "labels"],
      rows: [
        row("source", data.source.rowCount, data.missingCounts.source, data.droppedRowCounts.source, data.labels != nil),
        row(
          "target", data.target.rowCount, data.missingCounts.target, data.droppedRowCounts.target, data.labels?.hasTarget == true),
      ])
  }

  /// The files of which only some rows were measured.
  private var drawnRows: [String] {
    let (data, all) = (whole.data, whole.data.completeRowCounts)
    return [("source", data.source.rowCount, all.source), ("target", data.target.rowCount, all.target)].filter { $0.1 < $0.2 }.map {
      "Of the \($0.2) complete rows of the \($0.0), \($0.1) were drawn at random; everything is over these at most."
    }
  }

  /// What was taken over fewer rows, or not at all.
  private var notes: [String] {
    let data = whole.data
    let figures = Dictionary(grouping: subsampled.indices) { subsampled[$0].rows }.sorted { $0.value[0] < $1.value[0] }
    var notes =
      drawnRows
      + figures.map { entry in
        let names = entry.value.map { subsampled[$0].name }.joined(separator: ", ")
        return "Over \(entry.key.source) source and \(entry.key.target) target rows drawn at random: \(names)."
      }
    let needed = Int((Double(whole.tests.count) / SampleTest.level).rounded(.up))
    if plan.permutationCount < needed {
      notes.append(
        "With \(plan.permutationCount) relabellings no p-value by permutation can be beyond chance after correction for "
          + "\(whole.tests.count) tests; ask for --permutations \(needed) or more.")
    }
    if !whole.distances.bandwidthIsMedian {
      notes.append("More than half of the pairs of rows coincide, so σ is the mean distance, not the median.")
    }
    if !data.constantFeatures.isEmpty { notes.append("Constant in both files: \(data.constantFeatures.named).") }
    if data.featureNames.count > 1 { notes.append("No interval for W₁ and W₂: the bootstrap promises none in several dimensions.") }
    if case .numbers = data.labels {
      notes.append(
        "No terms of the bound: λ and d_HΔH are defined for classes. For numbers W₁ bounds what a Lipschitz rule risks (chapter 8)."
      )
    }
    return notes
  }
}

extension MeasurementData {
  fileprivate var labelKind: String {
    switch labels {
    case .classes(let classes): "\(classes.names.count) \(classes.names.count == 1 ? "class" : "classes")"
    case .numbers: "numbers"
    case nil: "no"
    }
  }
}
