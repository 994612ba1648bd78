#pragma once

#include "lanes.h"

// e^x = 2^k e^r with k the integer next to x / log 2 and |r| <= log 2 / 2. Taylor's polynomial of degree 13 leaves out r^14 / 14!,
// less than 5e-18; its even and odd terms apart are two chains of half the length, which the processor works on at the same time.
INLINED double exponential(double x) {
  // Adding 1.5 x 2^52 leaves k, rounded, in the low bits of the sum.
  const double rounding = 0x1.8p52;
  const double bounded = x < -708 ? -708 : (x > 710 ? 710 : x);
  const double shifted = bounded * 1.4426950408889634 + rounding;
  const double k = shifted - rounding;
  // log 2 in two parts; the first has 32 bits, so that its product with k is exact.
  const double r = (bounded - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33;
  const double square = r * r;
  double even = 1 / 479001600.0;
  even = even * square + 1 / 3628800.0;
  even = even * square + 1 / 40320.0;
  even = even * square + 1 / 720.0;
  even = even * square + 1 / 24.0;
  even = even * square + 0.5;
  double odd = 1 / 6227020800.0;
  odd = odd * square + 1 / 39916800.0;
  odd = odd * square + 1 / 362880.0;
  odd = odd * square + 1 / 5040.0;
  odd = odd * square + 1 / 120.0;
  odd = odd * square + 1 / 6.0;
  const double sum = 1 + (r + square * (even + r * odd));
  union {
    double number;
    unsigned long long bits;
  } word = {shifted}, shift = {rounding}, power;
  // 2^k as 2^(k - 1) 2, because k may be 1024; its low bits become the exponent of a double.
  power.bits = (word.bits - shift.bits + 1022) << 52;
  const double result = sum * power.number * 2;
  return x < -708 ? 0 : (x == x ? result : x);
}
