/// The works that the course cites, in the order of their years: each is written here once.
public enum Bibliography {
  /// Domain adaptation: what it takes, by three examples.
  public static let impossibility = Source(
    "S. Ben-David, T. Lu, T. Luu and D. Pál", "Impossibility theorems for domain adaptation", "AISTATS 2010, PMLR 9, 129–136",
    isSeen: true)
  /// The bound with the divergence of HΔH.
  public static let theory = Source(
    "S. Ben-David, J. Blitzer, K. Crammer, A. Kulesza, F. Pereira and J. W. Vaughan", "A theory of learning from different domains",
    "Machine Learning 79 (2010), 151–175")
  /// An introduction to the bounds, with the interleaved example as a program.
  public static let homer = Source("I. Redko", "Why transfer learning works or fails?", "online article", isSeen: true)
}
