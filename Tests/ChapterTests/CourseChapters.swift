import ChapterKit

// The chapters, by their numbers.
@testable import vc_bound
@testable import transfer_settings
@testable import hypothesis_restriction
@testable import source_prior
@testable import shared_representation
@testable import ben_david_bound
@testable import interleaved_counterexample
@testable import domain_divergences
@testable import optimal_transport
@testable import discrepancy_bound
@testable import instance_reweighting
@testable import label_shift
@testable import layer_transfer
@testable import prototype_classification

/// The chapters' programs as types, so that what can be asked of them in process is asked in process.
enum CourseChapters {
  /// In the order of their numbers.
  static let all: [any ChapterCommand.Type] = [
    vc_bound.Chapter.self,
    transfer_settings.Chapter.self,
    hypothesis_restriction.Chapter.self,
    source_prior.Chapter.self,
    shared_representation.Chapter.self,
    ben_david_bound.Chapter.self,
    interleaved_counterexample.Chapter.self,
    domain_divergences.Chapter.self,
    optimal_transport.Chapter.self,
    discrepancy_bound.Chapter.self,
    instance_reweighting.Chapter.self,
    label_shift.Chapter.self,
    layer_transfer.Chapter.self,
    prototype_classification.Chapter.self,
  ]
}
