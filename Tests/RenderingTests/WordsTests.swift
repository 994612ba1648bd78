import Rendering
import Report
import Testing

@Suite("Figures in words")
struct WordsTests {
  private func words(_ figure: Figure) -> String { figure.rendered(as: .text, style: .init(canvas: .none, width: 160)) }

  private func words(_ values: [(String, [Double])], references: [Reference] = []) -> String {
    let series = values.map { name, values in
      Series(name, points: values.enumerated().map { Series.Point(Double($0), $1) })
    }
    let plot = Plot(x: Axis("t"), y: Axis("risk"), series: series, references: references)
    return words(Figure(title: "T", caption: "", content: .plot(plot)))
  }

  @Test("lines that cross say where")
  func crossing() {
    #expect(words([("a", [0, 1, 2]), ("b", [1, 1, 1])]).contains("a begins below b and crosses it at t 1."))
    #expect(words([("a", [0, 4]), ("b", [1, 1])]).contains("a begins below b and crosses it at t 0.25."))
    #expect(words([("a", [0, 2, 0]), ("b", [1, 1, 1])]).contains("a begins below b and crosses it at t 0.5 and 1.5."))
  }

  @Test("lines that touch without crossing say where, and on which side they stay")
  func touching() {
    #expect(words([("a", [2, 1, 2]), ("b", [1, 1, 1])]).contains("a is never below b; they are equal at t 1."))
    #expect(words([("a", [0, 1, 1, 0]), ("b", [1, 1, 1, 1])]).contains("a is never above b; they are equal at t 1 to 2."))
  }

  @Test("lines that never meet say where they are closest")
  func apart() {
    #expect(words([("a", [3, 2, 4]), ("b", [1, 1, 1])]).contains("a stays above b; they are closest, 1 apart, at t 1."))
    #expect(words([("a", [1, 2]), ("b", [1, 2])]).contains("a and b are equal everywhere."))
  }

  @Test("a line is compared with each reference line")
  func references() {
    let text = words([("a", [0, 4])], references: [Reference("chance", at: 1), Reference("stop", at: 0.5, .vertical)])
    #expect(text.contains("a begins below chance (1) and crosses it at t 0.25."))
    #expect(text.contains("At stop (0.5), a is 2."))
  }

  @Test("a trend is a rise, a fall, a constant, or its extremes")
  func trends() {
    #expect(words([("a", [1, 2, 2])]).contains("a (3 points) rises from 1 to 2."))
    #expect(words([("a", [2, 1, 0])]).contains("a (3 points) falls from 2 to 0."))
    #expect(words([("a", [2, 2, 2])]).contains("a (3 points) is 2 everywhere."))
    #expect(words([("a", [2, 0, 3])]).contains("begins at 2 and ends at 3, lowest 0 at 1, highest 3 at 2."))
  }

  @Test("a histogram tells mean and median")
  func histogram() {
    let histogram = Histogram(x: Axis("slack"), values: [4, 1, 2, 9, .nan], references: [Reference("zero", at: 1.5)])
    let text = words(Figure(title: "T", caption: "", content: .histogram(histogram)))
    #expect(text.contains("slack of 4 values, from 1 to 9, mean 4, median 3."))
    #expect(text.contains("1 of them lie below zero (1.5)."))
    #expect(text.contains("Not shown: 1 value is undefined or infinite."))
  }

  @Test("a strip tells where each label is predicted and how many points disagree")
  func strip() {
    let text = words(SampleFigures.strip)
    #expect(text.contains("Predicted: label 1 from 0 to 0.389, label 0 from 0.389 to 1."))
    #expect(text.contains("source: 5 points, 5 label 1; 3 of them where another label is predicted."))
  }

  @Test("a plan tells its moves, the greatest first")
  func plan() {
    #expect(words(SampleFigures.plan).contains("- from s1 to t1: 0.25\n- from s3 to t4: 0.25\n- from s2 to t2: 0.167"))
  }
}
