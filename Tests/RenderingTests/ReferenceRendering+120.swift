import Rendering
import Report

extension ReferenceRendering {
  /// A bound, an estimate and its band at 120 columns.
  static let wide: [ReferenceRendering] = [
    ReferenceRendering(
      SampleFigures.simulation, .block, 120,
      #"""
      Error against sample size
      error
      0.4 ┤
          │
          │●▄
          │  ▀▄
          │░░  ▀▄
          │░░░░  ▀▄
      0.3 ┤░░░░░░░ ▀▄
          │□░░░░░░░░ ▀▄
          │░▀▚░░░░░░░░ ▀▄
          │░░░░▀▚▄░░░░░░░▀▄
          │░░░░░░░░▚▄░░░░░░●▚▄▖
          │░░░░░░░░░░▀░▄░░░░░░▝▀▚▄▖
      0.2 ┤░░░░░░░░░░░░░▀▚░░░░░░░░▝▀▚▄▖
          │    ░░░░░░░░░░░░□▀▄░▖░░░░░░▝▀▚▄▖
          │        ░░░░░░░░░░░░▝▀▀░▄▖░░░░░▝▀▚●▄
          │            ░░░░░░░░░░░░░▝▀░▄▄▖░░░░░▀▀▀▄▄▄▖
          │                ░░░░░░░░░░░░░░▝░▀▄□░▄░░░░░▝▀▀▀▄▄▄
      0.1 ┤                        ░░░░░░░░░░░░░▀▀░▀▀▚░▄▄▄░░▀●▀▀▚▄▄▄▄▄▖
          │                               ░░░░░░░░░░░░░░░░░▀▀□░▀▚▄░▄▄▄▝▀▀▀▀▀▚▄▄●▄▄▄▖░░░░
          │                                         ░░░░░░░░░░░░░░░░░░░▀▀▀░▀▚▄░□▄▄░▟██▀▛▀▀▀▚▄▄▄●▄▄▄▄▄▄▄▄▖░░░░░░░░░
          │                                                         ░░░░░░░░░░░░░░░░░░░▝▀▀░▀▀▀░□▀▀░▀▀▀░▀▀▀▀▀▀▀▀▀▀& ● bound
          │                                                                                               ░░░░░░░░ □ estimate
          │
      0.0 ┤
          └┬─────────────────────────────────┬─────────────────────────────────┬─────────────────────────────────┬
          10                                100                              1000                              10000
                                                    sample size (points)
      ░ 95 % t-interval over 20 seeds   & several series at one place
      The estimate approaches the bound from below.

      """#),
    ReferenceRendering(
      SampleFigures.simulation, .braille, 120,
      #"""
      Error against sample size
      error
      0.4 ┤
          │
          │●⢄
          │  ⠑⢄
          │░░  ⠑⢄
          │░░░░  ⠑⢄
      0.3 ┤░░░░░░░ ⠉⠢⡀
          │□░░░░░░░░ ⠈⠢⡀
          │⠈⠑⠤░░░░░░░░░⠈⠢⡀
          │░░░░⠑⠤⡀░░░░░░░⠈⠢⡀
          │░░░░░░⠈░⠤⡀░░░░░░●⠒⠤⣀
          │░░░░░░░░░⠈⠑░⡀░░░░░░░⠉⠒⢄⡀
      0.2 ┤░░░░░░░░░░░░⠈⠑⠤░░░░░░░░⠈⠑⠢⢄⡀
          │    ░░░░░░░░░░░░□⠢⢄░░░░░░░░⠈⠑⠤⣀
          │        ░░░░░░░░░░░░⠉⠒⠢░⣀░░░░░░⠉⠒⠤●
          │            ░░░░░░░░░░░░░⠉⠒░⢄⣀░░░░░⠉⠑⠒⠢⠤⣀⡀
          │                ░░░░░░░░░░░░░░⠉░⠢⢄□░░░░░░⠈⠉⠑⠒⠤⢄⣀⡀
      0.1 ┤                       ░░░░░░░░░░░░░⠉⠉⠒░⠤⠤⢄░⣀░░░⠈⠉●⠒⠤⠤⢄⣀⣀░░
          │                               ░░░░░░░░░░░░░░⠉⠉░⠒⠢□░⠤⣀⣀░⣀⡉⠉⠑⠒⠒⠢⠤⠤⣀⣀⡀░░░░░░░
          │                                        ░░░░░░░░░░░░░░░░░⠈⠉░⠉⠉⠒░⠒⠒⠢⠈&⠭⠭⠑⢖⣒⣒⠒⣢⣤⣤⠤⡤⠤⣀⣀●⣀⣀⣀⣀░░░░░░░░░░░░░░
          │                                                       ░░░░░░░░░░░░░░░░░░░░░░░░░⠈⠉⠉░□⠉⠉░⠉⠉⠉⠉⠉⠙⠛⠉⠛⠛⠒⠒⠒⠒& ● bound
          │                                                                                        ░░░░░░░░░░░░░░░ □ estimate
          │
      0.0 ┤
          └┬─────────────────────────────────┬─────────────────────────────────┬─────────────────────────────────┬
          10                                100                              1000                              10000
                                                    sample size (points)
      ░ 95 % t-interval over 20 seeds   & several series at one place
      The estimate approaches the bound from below.

      """#),
    ReferenceRendering(
      SampleFigures.simulation, .ascii, 120,
      #"""
      Error against sample size
      error
      0.4 +
          |
          |o.
          |  '.
          ||   '.
          ||     '.
      0.3 +|       '.
          |x         '.
          ||'-         '.
          ||   '-.       '.
          ||       -.      o-..
          ||         ' .   |   '-..
      0.2 +|            '- |       '-.
          |                x-- .      ''-.
          |                |    '- .      ''-o
          |                |        '' -.    |''--..
          |                |             ' --x      ''--..
      0.1 +                                  | ''' --. .. ''-o-....
          |                                  |           ' '-x -.. :::----.... |
          |                                                  |         ''' '--'&'''...-...-....o........         |
          |                                                                    |           ''' x'' ''' ''''''''''& o bound
          |                                                                                                      | x estimate
          |
      0.0 +
          ++---------------------------------+---------------------------------+---------------------------------+
          10                                100                              1000                              10000
                                                    sample size (points)
      | 95 % t-interval over 20 seeds   & several series at one place
      The estimate approaches the bound from below.

      """#),
    ReferenceRendering(
      SampleFigures.simulation, .none, 120,
      #"""
      Error against sample size
      Across: sample size (points), from 10 to 10000. Up: error, from 0.045 to 0.3662.
      bound (7 points) falls from 0.3662 to 0.06.
      estimate (7 points) falls from 0.2714 to 0.057. Its 95 % t-interval over 20 seeds is 0.0235 to 0.1307 wide.
      bound stays above estimate; they are closest, 0.003 apart, at sample size 10000.
      - sample size 10: bound = 0.3662, estimate = 0.2714
      - sample size 30: bound = 0.2326, estimate = 0.1778
      - sample size 100: bound = 0.15, estimate = 0.12
      - sample size 300: bound = 0.1077, estimate = 0.09041
      - sample size 1000: bound = 0.08162, estimate = 0.07214
      - sample size 3000: bound = 0.06826, estimate = 0.06278
      - sample size 10000: bound = 0.06, estimate = 0.057
      The estimate approaches the bound from below.

      """#),
  ]
}
