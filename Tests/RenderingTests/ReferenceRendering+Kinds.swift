import Rendering
import Report

extension ReferenceRendering {
  /// The other kinds of figure.
  static let kinds: [ReferenceRendering] = [
    ReferenceRendering(
      SampleFigures.slack, .block, 40,
      #"""
      Slack of the bound over 1000 instances
      count
      150 ┤┊
          │┊                   ▄▄
          │┊                  ███
      100 ┤┊               █  ███
          │┊               ██████▄
          │┊              █████████▄▄
       50 ┤┊            ▄▄███████████
          │┊           ▄█████████████▄
          │┊         ██████████████████
        0 ┤┊     ▄▄███████████████████████▄▄▄
          └┬─────────┬────────┬─────────┬────
          0.0       0.2      0.4       0.6
                  slack (probability)
      █ 1000 values in 20 bins of width 0.0279
        (as many as can be shown)
      ┊ attained = 0
      Not shown: 1 value is undefined or
      infinite.
      It is never negative.

      """#),
    ReferenceRendering(
      SampleFigures.accuracy, .block, 80,
      #"""
      Accuracy by method
      source only          │█████████████████████████┊█████                     0.61
      importance weighting │█████████████████████████┊████████████              0.745
      CORAL                │█████████████████████████┊██████████████            0.78
      oracle               │█████████████████████████┊█████████████████████▌    0.93
                           └┬─────────┬─────────┬─────────┬─────────┬─────────┬
                           0.0       0.2       0.4       0.6       0.8       1.0
                                                 accuracy
      █ accuracy on the target   ┊ chance level = 0.5
      Alignment closes half of the gap.

      """#),
    ReferenceRendering(
      SampleFigures.terms, .ascii, 80,
      #"""
      The three terms of the bound
      mean shift |#####=============+++                              :           0.4
      rotation   |###====================+                           :           0.47
      label flip |+++++++++++++++++++++++++++++++++++++++++++++++++++:++++++++++ 1.2
                 ++---------+---------+----------+---------+---------+---------+
                 0.0       0.2       0.4        0.6       0.8       1.0       1.2
                                       bound (probability)
      # source risk   = half the divergence   + ideal joint risk
      : vacuous from here = 1
      Each can be the cause of failure.

      """#),
    ReferenceRendering(
      SampleFigures.confusion, .ascii, 40,
      #"""
      Accuracy between domains
      source
      books   %% 0.9  ** 0.8  :: 0.6  == 0.7
      dvd     ++ 0.75 @@ 0.92 .. 0.55 :: 0.6
      kitchen    0.5     0.52 @@ 0.95 ??
      music   == 0.7  -- 0.66    0.5  @@ 0.91
              books   dvd     kitchen music
              target
      Shades .:-=+*#%@ from 0.5 (blank) to
      0.95 (@).
      ? stands for 1 undefined or infinite
      value.
      The diagonal is best.

      """#),
    ReferenceRendering(
      SampleFigures.strip, .block, 80,
      #"""
      The interleaved points
      predicted │::::::: label 1 :::::::.............. label 0 ..............
      source    │□           □           □          □           □             label 1
      target    │      ●           ●           ●          ●           ●       label 0
                └┬───────────┬───────────┬──────────┬───────────┬───────────┬
                0.0         0.2         0.4        0.6         0.8         1.0
                                              x
      Every target point lies between two source points.

      """#),
    ReferenceRendering(
      SampleFigures.plane, .ascii, 40,
      #"""
      A linear classifier
      x2
       2 +     cat     o          .-'    *
         |       o      +        .'
       1 +         +    o     x.'
         |      +    +    +  .'    x
         | o          o    .-'          &
       0 +          o  ++ .'       **x  *
         |   o o  o   o x'  x  x      &
      -1 +            .'         **     x
         |          .-'          **        x
      -2 +        +.'          +     dog
         +----+----+---+----+---+----+---+---
             -3   -2  -1    0   1    2   3
                          x1
      o source, cat   x source, dog
      + target, cat   * target, dog
      & several kinds at one place
      It is right on most points.

      """#),
    ReferenceRendering(
      SampleFigures.plan, .ascii, 80,
      #"""
      The optimal plan
      mass from the source
      s1 @@ 0.25  -- 0.083    0        0
      s2    0     ** 0.17  ** 0.17     0
      s3    0        0     -- 0.083 @@ 0.25
         t1       t2       t3       t4
         to the target
      Shades .:-=+*#%@ from 0 (blank) to 0.25 (@).
      1 of mass between 6 pairs, most of it (0.25) from s1 to t1.
      Mass never crosses.

      """#),
    ReferenceRendering(
      SampleFigures.forest, .block, 80,
      #"""
      Error of each method
      source only          │                         ├─o──┤ ┊    0.390 [0.350, 0.430]
      importance weighting │               ├──o──┤          ┊    0.255 [0.210, 0.300]
      oracle               │    ├o┤                         ┊    0.070 [0.060, 0.085]
                           └┬──────┬──────┬──────┬──────┬──────┬
                           0.0    0.1    0.2    0.3    0.4    0.5
                                        target error
      o estimate   ├──┤ 95 % t-interval over 20 seeds   ┊ bound = 0.45
      All stay below the bound.

      """#),
    ReferenceRendering(
      SampleFigures.forest, .ascii, 40,
      #"""
      Error of each method
      source only  0.390 [0.350, 0.430]
      |                          |--o--|:
      importance weighting
      0.255 [0.210, 0.300]
      |                |--o--|          :
      oracle  0.070 [0.060, 0.085]
      |    |o|                          :
      ++------+-------+------+-------+------+
      0.0    0.1     0.2    0.3     0.4    0.5
                    target error
      o estimate
      |--| 95 % t-interval over 20 seeds
      : bound = 0.45
      All stay below the bound.

      """#),
  ]
}
