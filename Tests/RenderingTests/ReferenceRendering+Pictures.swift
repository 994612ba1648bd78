import Rendering
import Report

extension ReferenceRendering {
  /// Pictures side by side, wrapped, and in words.
  static let pictures: [ReferenceRendering] = [
    ReferenceRendering(
      SampleFigures.pictures, .ascii, 40,
      #"""
      Prototypes
      sevens
      support 1          support 2
      ##%%%%%%%%**         **##%%##..
      ..      ++##         ..::..@@++
              %%--             ::@@
            ++%%             --@@@@**
            @@::               @@--
          ==%%               ..%%
          ##--               ++**
                         query, nearest
      prototype          to the sevens
      --##%%%%%%--       ==++**####++
          ..  ##**               **%%
            ..@@..             ::##
          ..##@@--           ??%%
            @@::               %%
          ::%%               --##
          **++               ++==

      ones
      support 1
            @@
          --@@
        ::##@@
            @@
            @@
            @@
          ::@@@@::
      prototype
            @@
          --@@
        ::##@@
            @@
            @@
            @@
          ::@@@@::
      Shades .:-=+*#%@ for ink (share) from 0
      (blank) to 1 (@).
      ? stands for 1 missing, undefined or
      infinite value.
      A prototype is the mean of its class.

      """#),
    ReferenceRendering(
      SampleFigures.pictures, .block, 80,
      #"""
      Prototypes
      sevens
                                                               query, nearest
      support 1          support 2          prototype          to the sevens
      ▓▓████████▓▓         ▓▓▓▓██▓▓         ░░▓▓██████░░       ▒▒▒▒▓▓▓▓▓▓▒▒
              ▒▒▓▓           ░░  ██▒▒               ▓▓▓▓               ▓▓██
              ██░░             ░░██                 ██               ░░▓▓
            ▒▒██             ░░████▓▓             ▓▓██░░           ??██
            ██░░               ██░░               ██░░               ██
          ▒▒██                 ██               ░░██               ░░▓▓
          ▓▓░░               ▒▒▓▓               ▓▓▒▒               ▒▒▒▒

      ones
      support 1                             prototype
            ██                                    ██
          ░░██                                  ░░██
        ░░▓▓██                                ░░▓▓██
            ██                                    ██
            ██                                    ██
            ██                                    ██
          ░░████░░                              ░░████░░
      Shades ░▒▓█ for ink (share) from 0 (blank) to 1 (█).
      ? stands for 1 missing, undefined or infinite value.
      A prototype is the mean of its class.

      """#),
    ReferenceRendering(
      SampleFigures.pictures, .braille, 40,
      #"""
      Prototypes
      sevens
      support 1          support 2
      ▓▓████████▓▓         ▓▓▓▓██▓▓
              ▒▒▓▓           ░░  ██▒▒
              ██░░             ░░██
            ▒▒██             ░░████▓▓
            ██░░               ██░░
          ▒▒██                 ██
          ▓▓░░               ▒▒▓▓
                         query, nearest
      prototype          to the sevens
      ░░▓▓██████░░       ▒▒▒▒▓▓▓▓▓▓▒▒
              ▓▓▓▓               ▓▓██
              ██               ░░▓▓
            ▓▓██░░           ??██
            ██░░               ██
          ░░██               ░░▓▓
          ▓▓▒▒               ▒▒▒▒

      ones
      support 1
            ██
          ░░██
        ░░▓▓██
            ██
            ██
            ██
          ░░████░░
      prototype
            ██
          ░░██
        ░░▓▓██
            ██
            ██
            ██
          ░░████░░
      Shades ░▒▓█ for ink (share) from 0
      (blank) to 1 (█).
      ? stands for 1 missing, undefined or
      infinite value.
      A prototype is the mean of its class.

      """#),
    ReferenceRendering(
      SampleFigures.pictures, .ascii, 120,
      #"""
      Prototypes
      sevens
                                                               query, nearest
      support 1          support 2          prototype          to the sevens
      ##%%%%%%%%**         **##%%##..       --##%%%%%%--       ==++**####++
      ..      ++##         ..::..@@++           ..  ##**               **%%
              %%--             ::@@               ..@@..             ::##
            ++%%             --@@@@**           ..##@@--           ??%%
            @@::               @@--               @@::               %%
          ==%%               ..%%               ::%%               --##
          ##--               ++**               **++               ++==

      ones
      support 1                             prototype
            @@                                    @@
          --@@                                  --@@
        ::##@@                                ::##@@
            @@                                    @@
            @@                                    @@
            @@                                    @@
          ::@@@@::                              ::@@@@::
      Shades .:-=+*#%@ for ink (share) from 0 (blank) to 1 (@).
      ? stands for 1 missing, undefined or infinite value.
      A prototype is the mean of its class.

      """#),
    ReferenceRendering(
      SampleFigures.pictures, .none, 80,
      #"""
      Prototypes
      6 pictures in 2 rows, of 7 × 6 values.
      ink (share): from 0 to 1.
      Not shown: 1 value is undefined or infinite.
      - sevens: support 1 (mean 0.304), support 2 (mean 0.31), prototype (mean 0.307),
          query, nearest to the sevens (mean 0.249)
      - ones: support 1 (mean 0.233), prototype (mean 0.233)
      A prototype is the mean of its class.

      """#),
  ]
}
