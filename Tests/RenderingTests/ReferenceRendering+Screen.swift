import Rendering
import Report

extension ReferenceRendering {
  /// Figures as a screen has room for them.
  static let screen: [ReferenceRendering] = [
    ReferenceRendering(
      SampleFigures.risks, .block, 80, rows: 12,
      #"""
      The two risks exchange their places
      1.0 ┤●                                                   ╔═════□ □ R_T
          │┗╌━╌━╌━╌━╌━●╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌═╌═╌═╌═╌═╌□╌╌╌╌╌╌ best sum = 0.8
          │           ┃                             ║
          │           ┗━━━━━━━━━━━●     ╔═══════════□
      0.5 ┤                       ┃     ║
          │                 ╔═════╩━═━═━□━━━━━●
          │                 ║                 ┃
          │      ╔══════════□                 ┗━━━━━━━━━━━●
      0.0 ┤□═════□                                        ┗━━━━━━━━━━● ● R_S
          └┬────────────────────────────┬────────────────────────────┬
          0.0                          0.5            t             1.0

      """#),
    ReferenceRendering(
      SampleFigures.risks, .ascii, 80, rows: 12,
      #"""
      The two risks exchange their places
      1.0 +o                                                   .=====x x R_T
          |'~-~-~-~-~-~o~~~~~~~~~~~~~~~~~~~~~~~~~~~~~=~=~=~=~=~x~~~~~~ best sum = 0.8
          |            |                            |
          |            '----------o     .===========x
      0.5 +                       |     |
          |                 .=====+-=-=-x-----o
          |                 |                 |
          |      .==========x                 '----------o
      0.0 +x=====x                                       '-----------o o R_S
          ++----------------------------+----------------------------+
          0.0                          0.5            t             1.0

      """#),
    ReferenceRendering(
      SampleFigures.risks, .braille, 40, rows: 12,
      #"""
      The two risks exchange their places
      1.0 ┤●                        ⡏⠉□ □ R_T
          │⠧╌⠤╌⠤●╌╌╌╌╌╌╌╌╌╌╌╌╌╌⠤╌⠤╌⠤□╌╌
          │     ⢸             ⢸
          │     ⠈⠉⠉⠉⠉⠉●  ⡏⠉⠉⠉⠉□
      0.5 ┤        ⢀⣀⣀⣇⣀⣀□⣀●
          │        ⢸       ⢸
          │   ⡖⠒⠒⠒⠒□       ⠘⠒⠒⠒⠒⠒●
      0.0 ┤□⣀⣀□                  ⣇⣀⣀⣀⣀● ● R_S
          └┬─────────────┬────────────┬
          0.0           0.5    t     1.0
      ╌╌╌ best sum = 0.8

      """#),
    ReferenceRendering(
      SampleFigures.distributions, .block, 60, rows: 12,
      #"""
      Distribution functions
      F(x)
      1.0 ┤                                      ●━□═●═□ ● source
          │                                  ●━□═┻═╝     □ target
          │                             ●━━□═┻═╝
          │                         ●━□━╩══╝
      0.5 ┤                 ●━□━●━□━╩═╝
          │            ●━━□━╩═╝
          │        ●━□═┻══╝
      0.0 ┤●━□═●═□═┻═╝
          └┬────────────────────┬────────────────────┬──
           0                    5         x         10

      """#),
    ReferenceRendering(
      SampleFigures.coverage, .block, 80, rows: 12,
      #"""
      Only the term makes it a guarantee
      coverage                       enough = 400
      1.0 ┤●▀▀▀▀▀▀▀▀▀▀▀▀▀▀●▀▀▀▀▀▀▀▀▀▀▀▀●▀▀▀┊▀▀▀▀▀▀▀▀▀▀●▀▀▀▀▀▀▀▀▀▀▀▀● ● with the term
          │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┊╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 1 - delta = 0.95
      0.9 ┤□▄▄░░░░░░░░░░                   ┊
          │░░░░▀▀▀░▀▀▀░▄▄▄□▄▄▖░░░░░░░      ┊
      0.8 ┤         ░░░░░░░░░▝░▀▀▀░▀▚▄░□▄▄░┊░░░░░░░░░░░░░
          │                      ░░░░░░░░░░▝▀▀░▀▀▀░▄▄▄□▄▄▄░▄▄░░░░░░░
      0.7 ┤                                ┊      ░░░░░░░░░░░▀░▀▀▀░□ □ without it
          └┬──────────────┬────────────┬──────────────┬────────────┬
          30             100  m (points a domain)   1000         3000
      ░ 95 % interval over 200 samples

      """#),
    ReferenceRendering(
      SampleFigures.coverage, .ascii, 80, rows: 12,
      #"""
      Only the term makes it a guarantee
      coverage                      enough = 400
      1.0 +o''''''''''''''o''''''''''''o''''''''''''''o''''''''''''o o with the term
          |~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~:~~~~~~~~~~~~~~~~~~~~~~~~~ 1 - delta = 0.95
      0.9 +x-. ..                         :
          ||     ' ''- --.x..             :
      0.8 +               |  ' ''- --. x..:           |
          |                            |  :''' ''' ---x--- ... .   |
      0.7 +                               :           |         '' x x without it
          ++--------------+------------+--------------+------------+
          30             100  m (points a domain)   1000         3000
      | 95 % interval over 200 samples

      """#),
    ReferenceRendering(
      SampleFigures.sweep, .block, 80, rows: 12,
      #"""
      Bound and target risk against the threshold
      risk (probability)  optimum = 0.3
      1.0 ┤                ┊
          │▄               ┊                                     ▄ ▲ bound
          │  ▀ ▀▲▄ ▄       ┊                             ▄ ▄▲▀ ▀
          │          ▀ ▀ ▚ ▲ ▄ ▄ ▄ ▄ ▄ ▄ ▄ ▄ ▄ ▄ ▲ ▞ ▀ ▀
      0.5 ┤╌╌╌╌╌╌╌▗╌▄╌▄●▞╌▀┊▀╌▀╌▀╌●╌▀╌▲╌▀╌▀╌▀●▀╌▀╌▀╌▚╌▄╌●╌▖╌╌╌╌╌╌╌ chance level = 0.5
          │▄●▄▞▀▀▀▘        ┊                              ▝▀▀▀▚▄▄▄ ● target risk
          │ ▀▀□▀▚▄ ▄▄▖     ┊                           ▗▄▄□▄▞▀ ▀▀  □ source risk
      0.0 ┤          ▝ ▀▀□ ▀▚▄ ▄▄▄ ▄□▄ ▄▄▄ ▄▄▄ □▞▀ ▀▀▀ ▘
          └┬──────────────────────────┬──────────────────────────┬
          0.0                        0.5     threshold (ξ)      1.0

      """#),
    ReferenceRendering(
      SampleFigures.sweep, .braille, 120, rows: 12,
      #"""
      Bound and target risk against the threshold
      risk (probability)         optimum = 0.3
      1.0 ┤                            ┊
          │⢄ ⣀                         ┊                                                               ⣀ ⡠ ▲ bound
          │    ⠉ ⠒ ⠒▲⠤ ⠤ ⣀ ⡀           ┊                                                 ⢀ ⣀ ⠤ ⠤▲⠒ ⠒ ⠉
          │                ⠈ ⠉ ⠑ ⠒ ⠒ ⠤ ▲ ⠤ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⣀ ⠤ ▲ ⠤ ⠒ ⠒ ⠊ ⠉ ⠁
      0.5 ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⣀╌⣀╌⠤●⠤╌⠔╌⠒╌⠒┊⠒╌⠉╌⠉╌⠉╌⠉╌●╌⠉╌⠉╌⠉╌▲╌⠉╌⠉╌⠉╌⠉╌⠉●⠉╌⠉╌⠉╌⠒╌⠒╌⠒╌⠢╌⠤╌⠤╌●╌⣀╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ chance level = 0.5
          │⣀●⣀⠤⠤⠤⠔⠒⠒⠊⠉⠉⠉⠉              ┊                                                    ⠉⠉⠉⠉⠑⠒⠒⠢⠤⠤⠤⣀⣀⣀ ● target risk
          │⠈⠉⠉ ⠑□⠒ ⠤⠤⠤ ⣀⣀⣀             ┊                                                   ⣀□⣀ ⠤⠤⠤ ⠒⠒⠊ ⠉⠉⠁ □ source risk
      0.0 ┤                ⠉⠉⠉ ⠑⠒⠒ □⠒⠒ ⠤⠤⠤ ⠤⠤⠤ ⣀⣀⣀ ⣀⣀⣀□⣀⣀⣀ ⣀⣀⣀ ⣀⣀⣀ ⣀⣀⣀ ⠤⠤□ ⠤⠤⠤ ⠒⠒⠒ ⠒⠒⠊ ⠉⠉⠉
          └┬──────────────────────────────────────────────┬──────────────────────────────────────────────┬
          0.0                                            0.5               threshold (ξ)                1.0

      """#),
    ReferenceRendering(
      SampleFigures.accuracy, .block, 40, rows: 12,
      #"""
      Accuracy by method
      source only  0.61
      │███████████████████┊███
      importance weighting  0.745
      │███████████████████┊████████▌
      CORAL  0.78
      │███████████████████┊█████████▌
      └┬──────────────────┬─────────────────┬
      0.0    accuracy    0.5               1.0
      █ accuracy on the target
      ┊ chance level = 0.5
      Not shown for want of room: 1 of 4 bars.

      """#),
    ReferenceRendering(
      SampleFigures.slack, .ascii, 60, rows: 12,
      #"""
      Slack of the bound over 1000 instances
      count
      100 +:                             ..##
          |:                         ##..####
          |:                       ##############
       50 +:                     ..################
          |:               ....######################....
        0 +:         ......##############################........
          ++--------------+---------------+--------------+-------
          0.0            0.2    slack (probability)     0.6
      # 1000 values, bins 0.0254 wide   : attained = 0
      Not shown: 1 value is undefined or infinite.

      """#),
    ReferenceRendering(
      SampleFigures.kernel, .ascii, 60, rows: 12,
      #"""
      Kernel matrix
      first point
      0  @@@@@@@@@@%#*==-::.....
      9  :--=+*#@@@@@@@@@@@@%#*==-::.....
      18     ....::--=+*#@@@@@@@@@@@@%#*==-::.....
      27              ....::--=+*#@@@@@@@@@@@@%#*==-::.....
      36                       ....::--=+*#@@@@@@@@@@@@%#*=
      45                                ....::--=+*#@@@@@@@
         0    10   20   30   40   50   60   70   80   90
         second point
      Shades .:-=+*#%@ from 0.0101 (blank) to 1 (@).
      Each mark is the greatest of 9 × 2 values.

      """#),
    ReferenceRendering(
      SampleFigures.strip, .block, 60, rows: 5,
      #"""
      The interleaved points
      predicted  ::: label 1 ::::....... label 0 ........
      source     □       □       □      □       □         label 1
      target         ●       ●       ●      ●       ●     label 0
                0.0                 0.5       x        1.0

      """#),
    ReferenceRendering(
      SampleFigures.marginals, .block, 80, rows: 6,
      #"""
      The marginals
                                  ▃▅▇███████▇▅▂
      source            ▁▁▁▁▂▂▃▄▆███████████████▆▄▃▂▁▁▁▁
                                                         ▃▃▃▃▃▃▃▃▃▃
      target                                     ▃▃▃▃▃▃▃▃██████████▅▅▅▅▅▅▅▅
             -4               -2                 0       x        2                4

      """#),
    ReferenceRendering(
      SampleFigures.marginals, .ascii, 40, rows: 6,
      #"""
      The marginals
                      .####:
      source        .:#######:.
                                .....
      target                 ...#####:::
             -4     -2       0  x   2      4

      """#),
    ReferenceRendering(
      SampleFigures.marginals, .block, 60, rows: 4,
      #"""
      The marginals
      source           ▁▁▁▂▄▅▇██████▇▅▃▂▁▁▁
      target                           ▂▂▂▂▂▂▆▆▆▆▆▆▆▂▂▂▂▂▂
             -4          -2            0     x     2           4

      """#),
    ReferenceRendering(
      SampleFigures.plane, .block, 80, rows: 12,
      #"""
      A linear classifier
      x2
       2 ┤       predicted cat       ●                      ▗▄▄▞▀▀▀▘          ◊
         │                ●  ▲          ●▲           □▄▄▄▀▀▀▘     predicted dog
         │  ●          ▲          ▲●        ▲  ▗▄▄▞▀▀▀           □         &
       0 ┤      ●    ●     ●   ●   ●   ▲&▲▄▞▀▀▀▘        □        ◊◊ □ □ ◊  ◊
         │                        ▗▄▄▀▀▀▀         □         ◊◊ ◊            □     □
      -2 ┤                 ▲  ▞▀▀▀▘                     ▲   ◊
         └───────────────────┬──────────────────┬───────────────────┬────────────────
                            -2        x1        0                   2
      ● source, cat   □ source, dog   ▲ target, cat   ◊ target, dog
      & several kinds at one place

      """#),
    ReferenceRendering(
      SampleFigures.plane, .braille, 60, rows: 12,
      #"""
      A linear classifier
      x2
       2 ┤            ●       ●                ⣀⡠⠤⠊⠉       ◊
         │              ▲       ●▲        □⡠⠤⠒⠊  predicted dog
         │ ●       ▲        &      ▲  ⣀⠤⠔⠊⠁       □       &
       0 ┤    ●   ●   ●   ● ●  ▲&▲⡠⠔⠒⠉     □      ◊◊ □□◊ ◊
         │  predicted cat   ⢀⣀⠔⠒⠉⠁     □       ◊◊◊        □    □
      -2 ┤             ▲⢀⠤⠔⠉⠁               ▲  ◊
         └──────────────┬─────────────┬──────────────┬───────────
                       -2     x1      0              2
      ● source, cat   □ source, dog   ▲ target, cat
      ◊ target, dog   & several kinds at one place

      """#),
    ReferenceRendering(
      SampleFigures.plan, .ascii, 40, rows: 12,
      #"""
      The optimal plan
      mass from the source
      s1 @@ 0.25  -- 0.083    0        0
      s2    0     ** 0.17  ** 0.17     0
      s3    0        0     -- 0.083 @@ 0.25
         t1       t2       t3       t4
         to the target
      Shades .:-=+*#%@ from 0 (blank) to 0.25
      (@).
      1 of mass between 6 pairs, most of it
      (0.25) from s1 to t1.

      """#),
    ReferenceRendering(
      SampleFigures.pictures, .block, 80, rows: 12,
      #"""
      Prototypes
      sevens
      support 1      support 2      prototype      query, nearest to the sevens
      ▓▓████████▓▓     ▓▓▓▓██▓▓     ░░▓▓██████░░   ▒▒▒▒▓▓▓▓▓▓▒▒
              ▒▒▓▓       ░░  ██▒▒           ▓▓▓▓           ▓▓██
              ██░░         ░░██             ██           ░░▓▓
            ▒▒██         ░░████▓▓         ▓▓██░░       ??██
            ██░░           ██░░           ██░░           ██
          ▒▒██             ██           ░░██           ░░▓▓
          ▓▓░░           ▒▒▓▓           ▓▓▒▒           ▒▒▒▒
      Shades ░▒▓█ for ink (share) from 0 (blank) to 1 (█). ? is no number (1 of them).
      Without room: 2 of 6 pictures.

      """#),
    ReferenceRendering(
      SampleFigures.forest, .ascii, 40, rows: 12,
      #"""
      Error of each method
      target error of 3 rows; in brackets the
        95 % t-interval over 20 seeds.
      bound is 0.45: below it lies source
        only, importance weighting and oracle.
      - source only: 0.390 [0.350, 0.430]
      - importance weighting: 0.255 [0.210,
          0.300]
      - oracle: 0.070 [0.060, 0.085]

      """#),
    ReferenceRendering(
      SampleFigures.learners, .block, 60, rows: 12,
      #"""
      Seven learners
      Across: epoch, from 0 to 40. Up: loss (nats), from 0.03448
        to 1.
      learner 1 (41 points) falls from 1 to 0.2.
      learner 2 (41 points) falls from 1 to 0.1111.
      learner 3 (41 points) falls from 1 to 0.07692.
      learner 4 (41 points) falls from 1 to 0.05882.
      learner 5 (41 points) falls from 1 to 0.04762.
      learner 6 (41 points) falls from 1 to 0.04.
      learner 7 (41 points) falls from 1 to 0.03448.
      (Without room: 6 more sentences.)

      """#),
    ReferenceRendering(
      SampleFigures.coverage, .none, 60, rows: 12,
      #"""
      Only the term makes it a guarantee
      Across: m (points a domain), from 30 to 3000. Up: coverage,
        from 0.7035 to 1.
      with the term (5 points) is 1 everywhere. Its 95 % interval
        over 200 samples is 0.03 wide.
      without it (5 points) falls from 0.8909 to 0.7335. Its 95 %
        interval over 200 samples is 0.06 wide.
      with the term stays above without it; they are closest,
        0.1091 apart, at m 30.
      with the term stays above 1 - delta (0.95); they are
        closest, 0.05 apart, at m 30.
      (Without room: 2 more sentences.)

      """#),
  ]
}
