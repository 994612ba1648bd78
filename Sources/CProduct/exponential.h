#pragma once

#include "lanes.h"

// For loops over exponentials: each is one long chain, and processors look too few instructions ahead to work on several by
// themselves.
#define INTERLEAVED _Pragma("clang loop interleave_count(4)")

// e^x = 2^k e^r with k the integer next to x / log 2 and |r| <= log 2 / 2, and e^r = 1 + r + r^2 p(r). The polynomial p of degree 9
// is the one with the least largest error there, by Remez' algorithm: 4e-18 of e^r, and 1e-17 with its coefficients rounded. NaN
// stays NaN: neither comparison holds.
INLINED double exponential(double x) {
  // Adding 1.5 x 2^52 leaves k, rounded, in the low bits of the sum.
  const double rounding = 0x1.8p52;
  const double bounded = x < -708 ? -708 : (x > 710 ? 710 : x);
  const double shifted = bounded * 1.4426950408889634 + rounding;
  const double k = shifted - rounding;
  // log 2 in two parts; the first has 32 bits, so that its product with k is exact.
  const double r = (bounded - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33;
  const double square = r * r, fourth = square * square;
  // Terms are summed in pairs, because a sum one by one waits for each.
  const double low = (0x1.000000000000ap-1 + r * 0x1.55555555554fap-3) + square * (0x1.555555555088cp-5 + r * 0x1.1111111127b9bp-7);
  const double middle =
      (0x1.6c16c184266c3p-10 + r * 0x1.a01a012a69caap-13) + square * (0x1.a0199a16e3df0p-16 + r * 0x1.71df253a0e399p-19);
  const double high = 0x1.28ad68a125f17p-22 + r * 0x1.ad7f7b0d8184cp-26;
  const double sum = 1 + (r + square * (low + fourth * (middle + fourth * high)));
  union {
    double number;
    unsigned long long bits;
  } word = {shifted}, shift = {rounding}, power;
  // 2^k as 2^(k - 1) 2, because k may be 1024; its low bits become the exponent of a double.
  power.bits = (word.bits - shift.bits + 1022) << 52;
  return x < -708 ? 0 : sum * power.number * 2;
}

// e^x in single precision to within 2 units in the last place: e^x = 2^k e^r as above, where e^r is a polynomial of degree 6 whose
// remainder is below 2e-9. Beyond -87 ... 88 a result would leave the normal numbers; NaN stays NaN.
INLINED float singleExponential(float x) {
  const float rounding = 0x1.8p23f;
  const float bounded = x < -87 ? -87 : (88 < x ? 88 : x);
  const float shifted = bounded * 1.442695041f + rounding;
  const float k = shifted - rounding;
  const float r = (bounded - k * 0.693359375f) + k * 2.12194440e-4f;
  float series = 1.0f / 720;
  series = series * r + 1.0f / 120;
  series = series * r + 1.0f / 24;
  series = series * r + 1.0f / 6;
  series = series * r + 0.5f;
  series = series * r * r + r + 1;
  union {
    float number;
    unsigned bits;
  } word = {shifted}, power;
  power.bits = (word.bits + 127) << 23;
  return series * power.number;
}
