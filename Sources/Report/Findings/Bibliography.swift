/// The works that the course cites: each is written here once.
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
  public static let homer = Source("I. Redko", "Why transfer learning works or fails?", "online article")
  /// Distances of probability laws, and which bound which.
  public static let metrics = Source(
    "A. L. Gibbs and F. E. Su", "On choosing and bounding probability metrics",
    "International Statistical Review 70 (2002), 419–435")
  /// The kernel two-sample test: MMD, its two forms, and the dual of W₁.
  public static let kernelTest = Source(
    "A. Gretton, K. M. Borgwardt, M. J. Rasch, B. Schölkopf and A. Smola", "A kernel two-sample test",
    "Journal of Machine Learning Research 13 (2012), 723–773", isSeen: true)
  /// W₁ on the line as the area between distribution functions.
  public static let vallender = Source(
    "S. S. Vallender", "Calculation of the Wasserstein distance between probability distributions on the line",
    "Theory of Probability and its Applications 18 (1974), 784–786")
  /// The moments' lower bound of W₂.
  public static let gelbrich = Source(
    "M. Gelbrich", "On a formula for the L² Wasserstein metric between measures on Euclidean and Hilbert spaces",
    "Mathematische Nachrichten 147 (1990)")
  /// Second moments made equal.
  public static let deepCORAL = Source(
    "B. Sun and K. Saenko", "Deep CORAL: correlation alignment for deep domain adaptation", "ECCV 2016 Workshops, 443–450")
  /// Discrepancy for general losses.
  public static let discrepancyBound = Source(
    "Y. Mansour, M. Mohri and A. Rostamizadeh", "Domain adaptation: learning bounds and algorithms", "COLT 2009")
  /// The bound with W₁ for Lipschitz functions.
  public static let guidedRepresentation = Source(
    "J. Shen, Y. Qu, W. Zhang and Y. Yu", "Wasserstein distance guided representation learning for domain adaptation", "AAAI 2018")
  /// How fast samples near their law in W₁.
  public static let empiricalRate = Source(
    "R. M. Dudley", "The speed of mean Glivenko–Cantelli convergence", "Annals of Mathematical Statistics 40 (1969), 40–50")
  /// How many labellings a hyperplane divides.
  public static let counting = Source(
    "T. M. Cover",
    "Geometrical and statistical properties of systems of linear inequalities with applications in pattern recognition",
    "IEEE Transactions on Electronic Computers EC-14 (1965), 326–334")
  /// Networks cut at every layer in turn, and trained again above the cut.
  public static let layerTransfer = Source(
    "J. Yosinski, J. Clune, Y. Bengio and H. Lipson", "How transferable are features in deep neural networks?",
    "NIPS 27 (2014), 3320–3328", isSeen: true)
  /// Weights p_T/p_S for likelihoods under covariate shift.
  public static let shimodaira = Source(
    "H. Shimodaira", "Improving predictive inference under covariate shift by weighting the log-likelihood function",
    "Journal of Statistical Planning and Inference 90 (2000), 227–244")
  /// The second moment of weighted losses, and bounds with it.
  public static let cortes = Source(
    "C. Cortes, Y. Mansour and M. Mohri", "Learning bounds for importance weighting",
    "Advances in Neural Information Processing Systems 23 (2010)")
  /// What weighted examples are worth.
  public static let kong = Source(
    "A. Kong", "A note on importance sampling using standardized weights",
    "University of Chicago, Department of Statistics, report 348 (1992)")
  /// The weighted average in place of the weighted sum.
  public static let hesterberg = Source(
    "T. Hesterberg", "Weighted average importance sampling and defensive mixture distributions", "Technometrics 37 (1995), 185–194")
  /// The survey whose definitions of domain, task and settings are the common ones.
  public static let transferSurvey = Source(
    "S. J. Pan and Q. Yang", "A survey on transfer learning",
    "IEEE Transactions on Knowledge and Data Engineering 22 (2010), 1345–1359", isSeen: true)
  /// A later survey, with classes of solutions.
  public static let laterTransferSurvey = Source(
    "K. Weiss, T. M. Khoshgoftaar and D. Wang", "A survey of transfer learning", "Journal of Big Data 3 (2016), article 9")
  /// A company's introduction to kinds of transfer, with reweighting.
  public static let georgian = Source("Georgian", "An introduction to transfer learning", "online article (2019)")
  /// Kernel mean matching.
  public static let meanMatching = Source(
    "J. Huang, A. J. Smola, A. Gretton, K. M. Borgwardt and B. Schölkopf", "Correcting sample selection bias by unlabeled data",
    "Advances in Neural Information Processing Systems 19 (2006), 601–608")
  /// Weights from a classifier of domains.
  public static let discriminativeWeights = Source(
    "S. Bickel, M. Brückner and T. Scheffer", "Discriminative learning under covariate shift",
    "Journal of Machine Learning Research 10 (2009)")
  /// Cross-validation with importance weights.
  public static let weightedValidation = Source(
    "M. Sugiyama, M. Krauledat and K.-R. Müller", "Covariate shift adaptation by importance weighted cross validation",
    "Journal of Machine Learning Research 8 (2007), 985–1005")
  /// Relative density ratios, which are bounded.
  public static let relativeRatio = Source(
    "M. Yamada, T. Suzuki, T. Kanamori, H. Hachiya and M. Sugiyama",
    "Relative density-ratio estimation for robust distribution comparison", "Neural Computation 25 (2013), 1324–1370")
  /// A model and weights, of which one may be wrong.
  public static let doublyRobust = Source(
    "M. Dudík, J. Langford and L. Li", "Doubly robust policy evaluation and learning", "ICML 2011")
  /// The first form of the bound, and the proxy of the divergence.
  public static let representations = Source(
    "S. Ben-David, J. Blitzer, K. Crammer and F. Pereira", "Analysis of representations for domain adaptation",
    "Advances in Neural Information Processing Systems 19 (2006), 137–144")
  /// Features that a classifier of domains cannot tell apart; restates the bound of 2006 with the divergence of H.
  public static let domainAdversarial = Source(
    "Y. Ganin et al.", "Domain-adversarial training of neural networks", "Journal of Machine Learning Research 17 (2016)",
    isSeen: true)
  /// Kuiper's statistic.
  public static let kuiper = Source(
    "N. H. Kuiper", "Tests concerning random points on a circle", "Proceedings KNAW A 63 (1960), 38–47")
  /// The dimension of a class, and uniform convergence.
  public static let uniformConvergence = Source(
    "V. N. Vapnik and A. Ya. Chervonenkis", "On the uniform convergence of relative frequencies of events to their probabilities",
    "Theory of Probability and its Applications 16 (1971), 264–280")
  /// How many sets a class of finite dimension has.
  public static let sauer = Source(
    "N. Sauer", "On the density of families of sets", "Journal of Combinatorial Theory A 13 (1972), 145–147")
  /// How well a class follows random signs, and what that says of its risks.
  public static let rademacher = Source(
    "P. L. Bartlett and S. Mendelson", "Rademacher and Gaussian complexities: risk bounds and structural results",
    "Journal of Machine Learning Research 3 (2002), 463–482")
  /// A course on the bounds, with experiments.
  public static let deepDive = Source(
    "iq-ai-lab", "Statistical learning theory deep dive", "online course, chapter 4, on VC dimension (2026)", isSeen: true)
  /// Slides of a lecture with a bound of the same kind.
  public static let learningTheorySlides = Source("S. Dean", "Learning theory", "lecture slides, slides.com", isSeen: true)
  /// Prototypes: the mean of a class's embedded examples, trained on episodes.
  public static let prototypical = Source(
    "J. Snell, K. Swersky and R. Zemel", "Prototypical networks for few-shot learning", "NIPS 30 (2017), 4077–4087", isSeen: true)
  /// The mean as the best centre of every Bregman divergence.
  public static let bregmanClustering = Source(
    "A. Banerjee, S. Merugu, I. S. Dhillon and J. Ghosh", "Clustering with Bregman divergences",
    "Journal of Machine Learning Research 6 (2005), 1705–1749")
  /// Embeddings trained on episodes.
  public static let matching = Source(
    "O. Vinyals, C. Blundell, T. Lillicrap, K. Kavukcuoglu and D. Wierstra", "Matching networks for one shot learning",
    "NIPS 29 (2016), 3630–3638")
  /// Plain classification beside training on episodes.
  public static let closerLook = Source(
    "W.-Y. Chen, Y.-C. Liu, Z. Kira, Y.-C. F. Wang and J.-B. Huang", "A closer look at few-shot classification", "ICLR 2019")
  /// Several means shrunk together.
  public static let jamesStein = Source(
    "W. James and C. Stein", "Estimation with quadratic loss",
    "Proceedings of the Fourth Berkeley Symposium on Mathematical Statistics and Probability 1 (1961), 361–379")
  /// The same as empirical Bayes, and towards the mean.
  public static let steinCompetitors = Source(
    "B. Efron and C. Morris", "Stein's estimation rule and its competitors: an empirical Bayes approach",
    "Journal of the American Statistical Association 68 (1973), 117–130")
  /// Priors for several related means.
  public static let linearModel = Source(
    "D. V. Lindley and A. F. M. Smith", "Bayes estimates for the linear model",
    "Journal of the Royal Statistical Society B 34 (1972), 1–41")
  /// Posteriors corrected to new shares of the classes, and the shares by EM.
  public static let newPriors = Source(
    "M. Saerens, P. Latinne and C. Decaestecker",
    "Adjusting the outputs of a classifier to new a priori probabilities: a simple procedure",
    "Neural Computation 14 (2002), 21–41")
  /// Shares of the classes from a confusion matrix.
  public static let blackBoxShift = Source(
    "Z. C. Lipton, Y.-X. Wang and A. J. Smola", "Detecting and correcting for label shift with black box predictors",
    "ICML 2018, PMLR 80, 3122–3130", isSeen: true)
  /// The same, regularised.
  public static let regularisedShift = Source(
    "K. Azizzadenesheli, A. Liu, F. Yang and A. Anandkumar",
    "Regularized learning for domain adaptation under label shifts", "ICLR 2019")
  /// New examples between old ones.
  public static let smote = Source(
    "N. V. Chawla, K. W. Bowyer, L. O. Hall and W. P. Kegelmeyer", "SMOTE: synthetic minority over-sampling technique",
    "Journal of Artificial Intelligence Research 16 (2002), 321–357")
  /// A textbook with a section on label shift.
  public static let diveIntoDeepLearning = Source(
    "A. Zhang, Z. C. Lipton, M. Li and A. J. Smola", "Dive into deep learning", "online book, d2l.ai", isSeen: true)
  /// Optimal transport in mathematics: order on the line, duality, convex functions.
  public static let santambrogio = Source("F. Santambrogio", "Optimal transport for applied mathematicians", "Birkhäuser 2015")
  /// The entropic plan, and Sinkhorn's iteration for it.
  public static let sinkhornDistances = Source(
    "M. Cuturi", "Sinkhorn distances: lightspeed computation of optimal transport", "NIPS 26 (2013), 2292–2300")
  /// The Sinkhorn divergence.
  public static let sinkhornDivergence = Source(
    "J. Feydy, T. Séjourné, F.-X. Vialard, S. Amari, A. Trouvé and G. Peyré",
    "Interpolating between optimal transport and MMD using Sinkhorn divergences", "AISTATS 2019, PMLR 89")
  /// The source carried over by a transport plan, with class regularisation.
  public static let transportAdaptation = Source(
    "N. Courty, R. Flamary, D. Tuia and A. Rakotomamonjy", "Optimal transport for domain adaptation",
    "IEEE Transactions on Pattern Analysis and Machine Intelligence 39 (2017), 1853–1865")
  /// The same where the classes' proportions differ.
  public static let targetShift = Source(
    "I. Redko, N. Courty, R. Flamary and D. Tuia", "Optimal transport for multi-source domain adaptation under target shift",
    "AISTATS 2019, PMLR 89", isSeen: true)
  /// Rotations as transport.
  public static let rotations = Source(
    "B. Britos and M. Bourel", "Geometric domain adaptation via optimal transport for linear regression in R²",
    "arXiv 2606.14023 (2026)")
  /// Rates of samples on the line.
  public static let lineRates = Source(
    "S. Bobkov and M. Ledoux", "One-dimensional empirical measures, order statistics, and Kantorovich transport distances",
    "Memoirs of the American Mathematical Society 261 (2019)")
  /// Distance and map of normal distributions.
  public static let normalTransport = Source(
    "D. C. Dowson and B. V. Landau", "The Fréchet distance between multivariate normal distributions",
    "Journal of Multivariate Analysis 12 (1982), 450–455")
  /// How many examples a finite class needs.
  public static let occam = Source(
    "A. Blumer, A. Ehrenfeucht, D. Haussler and M. K. Warmuth", "Occam's razor",
    "Information Processing Letters 24 (1987), 377–380")
  /// A class of hypotheses learnt from several tasks.
  public static let inductiveBias = Source(
    "J. Baxter", "A model of inductive bias learning", "Journal of Artificial Intelligence Research 12 (2000), 149–198")
  /// What features of equal distribution cannot promise.
  public static let invariantRepresentations = Source(
    "H. Zhao, R. Tachet des Combes, K. Zhang and G. J. Gordon", "On learning invariant representations for domain adaptation",
    "ICML 2019, PMLR 97")
  /// What features shared by tasks cost, and what they save.
  public static let multitaskBenefit = Source(
    "A. Maurer, M. Pontil and B. Romera-Paredes", "The benefit of multitask representation learning",
    "Journal of Machine Learning Research 17 (2016), article 81, 1–32")
  /// Restates that bound, and extends it to features of three stages.
  public static let sharedKnowledge = Source(
    "C. D'Eramo, D. Tateo, A. Bonarini, M. Restelli and J. Peters", "Sharing knowledge in multi-task deep reinforcement learning",
    "ICLR 2020", isSeen: true)
  /// A representation from many small tasks, with a rate in all their examples.
  public static let fewShotRepresentation = Source(
    "S. S. Du, W. Hu, S. M. Kakade, J. D. Lee and Q. Lei", "Few-shot learning via learning the representation, provably",
    "ICLR 2021", isSeen: true)
  /// The shared subspace from moments.
  public static let linearMetaLearning = Source(
    "N. Tripuraneni, C. Jin and M. I. Jordan", "Provable meta-learning of linear representations",
    "ICML 2021, PMLR 139, 10434–10443")
}
