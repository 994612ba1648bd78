#include "CLoops.h"
#include "exponential.h"
#include "lanes.h"

#include <string.h>

// Each number is computed by itself, so that the compiler may put as many side by side as the vectors of a processor hold.

// Where the condition holds the first, elsewhere the second.
INLINED flags chooseFlags(flags condition, flags first, flags second) { return (condition & first) | (~condition & second); }

INLINED void exponentiate(double *x, long count, double scale) {
  INTERLEAVED for (long index = 0; index < count; index++) x[index] = exponential(scale * x[index]);
}

INLINED void exponentiateSingles(float *x, long count) {
  INTERLEAVED for (long index = 0; index < count; index++) x[index] = singleExponential(x[index]);
}

INLINED void takeTangents(float *x, long count) {
  INTERLEAVED for (long index = 0; index < count; index++) x[index] = 1 - 2 / (singleExponential(2 * x[index]) + 1);
}

// `across` vectors of examples at the same time, because each waits for its last addition.
INLINED void mixtureLanes(const int across, double *sums, const double *p, const double *weights, long classes, long count) {
  lanes mixture[4] = {0};
  for (long k = 0; k < classes; k++) {
    UNROLLED for (int part = 0; part < across; part++) mixture[part] += weights[k] * load(p + k * count + part * laneCount);
  }
  UNROLLED for (int part = 0; part < across; part++) mixture[part] = 1 / mixture[part];
  for (long k = 0; k < classes; k++) {
    lanes sum = load(sums + k * laneCount);
    UNROLLED for (int part = 0; part < across; part++) sum += mixture[part] * load(p + k * count + part * laneCount);
    store(sums + k * laneCount, sum);
  }
}

INLINED void mixtureGradient(double *sums, const double *p, const double *weights, long classes, long count) {
  for (long index = 0; index < classes * laneCount; index++) sums[index] = 0;
  long example = 0;
  for (; example + 4 * laneCount <= count; example += 4 * laneCount) mixtureLanes(4, sums, p + example, weights, classes, count);
  for (; example + laneCount <= count; example += laneCount) mixtureLanes(1, sums, p + example, weights, classes, count);
  for (; example < count; example++) {
    double mixture = 0;
    for (long k = 0; k < classes; k++) mixture += weights[k] * p[k * count + example];
    for (long k = 0; k < classes; k++) sums[k * laneCount + example % laneCount] += 1 / mixture * p[k * count + example];
  }
}

// The method of four Russians: of four rows there are sixteen sums, and each choice takes one of them.

// Adds, for eight columns or the `width` that are left, the sums over the chosen of 64 rows, whose tables stay near the processor.
INLINED void addChosenRows(transferlab_selection s, long row, long column, long width, double *columnSums) {
  lanes tables[16][16] __attribute__((aligned(sizeof(lanes))));
  for (int table = 0; table < 16; table++) {
    tables[table][0] = all(0);
    UNROLLED for (int bit = 0; bit < 4; bit++) {
      const long place = row + 4 * table + bit;
      const lanes next = place < s.rows ? loadFirst(s.elements + place * s.columns + column, width) : all(0);
      UNROLLED for (int sum = 0; sum < 1 << bit; sum++) tables[table][1 << bit | sum] = tables[table][sum] + next;
    }
  }
  const unsigned long long *words = s.words + row / 64 * s.choices;
  for (long choice = 0; choice < s.choices; choice++) {
    const unsigned long long word = words[choice];
    lanes sum = load(columnSums + choice * laneCount);
    UNROLLED for (int table = 0; table < 16; table += 2)
      sum += tables[table][word >> 4 * table & 15] + tables[table + 1][word >> 4 * (table + 1) & 15];
    store(columnSums + choice * laneCount, sum);
  }
}

INLINED void selectedSums(transferlab_selection s, double *scratch, double *sums) {
  for (long column = 0; column < s.columns; column += laneCount) {
    const long width = s.columns - column < laneCount ? s.columns - column : laneCount;
    for (long index = 0; index < s.choices * laneCount; index++) scratch[index] = 0;
    for (long row = 0; row < s.rows; row += 64) addChosenRows(s, row, column, width, scratch);
    const long thing = s.firstColumn + column;
    const unsigned long long *words = s.words + thing / 64 * s.choices;
    for (long choice = 0; choice < s.choices; choice++)
      UNROLLED for (int lane = 0; lane < laneCount; lane++)
        sums[choice] += words[choice] >> (thing % 64 + lane) & 1 ? scratch[choice * laneCount + lane] : 0;
  }
}

// The largest magnitude, and the least sum.

INLINED double least(lanes numbers) {
  double result = numbers[0];
  UNROLLED for (int lane = 1; lane < laneCount; lane++) result = numbers[lane] < result ? numbers[lane] : result;
  return result;
}

INLINED double largestMagnitude(const double *x, long count) {
  // Two vectors, because each comparison waits for the last one.
  lanes largest[2] = {{0}, {0}};
  flags unordered = {0};
  for (long index = 0; index < count; index += 2 * laneCount) {
    UNROLLED for (int part = 0; part < 2; part++) {
      const long place = index + part * laneCount;
      const lanes numbers = loadFirst(x + place, count - place), magnitudes = magnitude(numbers);
      largest[part] = choose(magnitudes > largest[part], magnitudes, largest[part]);
      unordered |= numbers != numbers;
    }
  }
  UNROLLED for (int lane = 0; lane < laneCount; lane++) {
    if (unordered[lane]) return __builtin_nan("");
  }
  return -least(choose(largest[0] > largest[1], -largest[0], -largest[1]));
}

INLINED double smallestSum(const double *a, const double *b, long count) {
  lanes smallest[4];
  UNROLLED for (int part = 0; part < 4; part++) smallest[part] = all(__builtin_inf());
  long index = 0;
  for (; index + 4 * laneCount <= count; index += 4 * laneCount) {
    UNROLLED for (int part = 0; part < 4; part++) {
      const lanes sum = load(a + index + part * laneCount) + load(b + index + part * laneCount);
      smallest[part] = choose(sum < smallest[part], sum, smallest[part]);
    }
  }
  for (; index + laneCount <= count; index += laneCount) {
    const lanes sum = load(a + index) + load(b + index);
    smallest[0] = choose(sum < smallest[0], sum, smallest[0]);
  }
  UNROLLED for (int part = 1; part < 4; part++)
    smallest[0] = choose(smallest[part] < smallest[0], smallest[part], smallest[0]);
  double result = least(smallest[0]);
  for (; index < count; index++) result = a[index] + b[index] < result ? a[index] + b[index] : result;
  return result;
}

INLINED long firstSum(const double *a, const double *b, long count, double value) {
  long index = 0;
  for (; index + laneCount <= count; index += laneCount) {
    const flags equal = load(a + index) + load(b + index) == all(value);
    long found = 0;
    UNROLLED for (int lane = 0; lane < laneCount; lane++) found |= equal[lane];
    if (found) break;
  }
  while (index < count && a[index] + b[index] != value) index++;
  return index;
}

// The same in single precision, for whole vectors.

INLINED float leastSingle(singles s) {
  const singles eight = __builtin_shufflevector(s, s, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  s = chooseSingles(eight < s, eight, s);
  const singles four = __builtin_shufflevector(s, s, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3);
  s = chooseSingles(four < s, four, s);
  const singles two = __builtin_shufflevector(s, s, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1);
  s = chooseSingles(two < s, two, s);
  return s[1] < s[0] ? s[1] : s[0];
}

INLINED long placeOfLeast(const float *a, const float *b, long count, float bound) {
  singles smallest[2];
  UNROLLED for (int part = 0; part < 2; part++) smallest[part] = __builtin_inff() - (singles){0};
  long index = 0;
  for (; index + 2 * singleCount <= count; index += 2 * singleCount) {
    UNROLLED for (int part = 0; part < 2; part++) {
      const singles sum = loadSingles(a + index + part * singleCount) + loadSingles(b + index + part * singleCount);
      smallest[part] = chooseSingles(sum < smallest[part], sum, smallest[part]);
    }
  }
  if (index < count) {
    const singles sum = loadSingles(a + index) + loadSingles(b + index);
    smallest[0] = chooseSingles(sum < smallest[0], sum, smallest[0]);
  }
  const float value = leastSingle(chooseSingles(smallest[1] < smallest[0], smallest[1], smallest[0]));
  if (!(value < bound)) return -1;
  index = 0;
  for (;; index += singleCount) {
    const singleFlags equal = loadSingles(a + index) + loadSingles(b + index) == value - (singles){0};
    int found = 0;
    UNROLLED for (int lane = 0; lane < singleCount; lane++) found |= equal[lane];
    if (found) break;
  }
  while (a[index] + b[index] != value) index++;
  return index;
}

INLINED void roundRows(const double *rows, long rowCount, long columns, double scale, float *rounded, long stride) {
  for (long row = 0; row < rowCount; row++, rows += columns, rounded += stride) {
    for (long column = 0; column < columns; column++) rounded[column] = (float)(scale * rows[column]);
    for (long column = columns; column < stride; column++) rounded[column] = __builtin_inff();
  }
}

// The two loops of sequential minimal optimisation.

// How much is gained, difference^2 / curvature: a fraction, because fractions compare by products, which take less than divisions.
typedef struct {
  double square, curvature;
  long place;
} gain;

INLINED gain larger(gain a, gain b) {
  const double left = a.square * b.curvature, right = b.square * a.curvature;
  return left > right || (left == right && a.place < b.place) ? a : b;
}

INLINED long partner(transferlab_pairs p, long i, const double *row) {
  const double gradient = p.gradients[i], diagonal = p.diagonal[i];
  // Two vectors of the best so far, because each comparison waits for the last one.
  lanes squares[2] = {all(-1), all(-1)}, curvatures[2] = {all(1), all(1)};
  flags places[2] = {{0}, {0}}, place = {0, 1, 2, 3, 4, 5, 6, 7};
  long index = 0;
  for (; index + 2 * laneCount <= p.count; index += 2 * laneCount) {
    UNROLLED for (int part = 0; part < 2; part++, place += laneCount) {
      const long at = index + part * laneCount;
      const lanes difference = gradient - (load(p.gradients + at) + load(p.falling + at));
      const lanes curvature = diagonal + load(p.diagonal + at) - 2 * load(row + at);
      const lanes bounded = choose(curvature > 1e-12, curvature, all(1e-12)), square = difference * difference;
      const flags better = (difference > 0) & (square * curvatures[part] > squares[part] * bounded);
      squares[part] = choose(better, square, squares[part]);
      curvatures[part] = choose(better, bounded, curvatures[part]);
      places[part] = chooseFlags(better, place, places[part]);
    }
  }
  gain best = {-1, 1, i};
  UNROLLED for (int part = 0; part < 2; part++) {
    for (int lane = 0; lane < laneCount; lane++)
      if (squares[part][lane] >= 0) best = larger((gain){squares[part][lane], curvatures[part][lane], places[part][lane]}, best);
  }
  for (; index < p.count; index++) {
    const double difference = gradient - (p.gradients[index] + p.falling[index]);
    if (!(difference > 0)) continue;
    const double curvature = diagonal + p.diagonal[index] - 2 * row[index];
    best = larger((gain){difference * difference, curvature > 1e-12 ? curvature : 1e-12, index}, best);
  }
  return best.place;
}

INLINED transferlab_extremes move(transferlab_pairs p, double *gradients, double step, const double *rowI, const double *rowJ) {
  lanes highest = all(-__builtin_inf()), lowest = all(__builtin_inf());
  flags places = {0}, place = {0, 1, 2, 3, 4, 5, 6, 7};
  long index = 0;
  for (; index + laneCount <= p.count; index += laneCount, place += laneCount) {
    const lanes gradient = load(gradients + index) - step * (load(rowI + index) - load(rowJ + index));
    store(gradients + index, gradient);
    const lanes raised = gradient + load(p.rising + index), lowered = gradient + load(p.falling + index);
    const flags higher = raised > highest;
    highest = choose(higher, raised, highest);
    places = chooseFlags(higher, place, places);
    lowest = choose(lowered < lowest, lowered, lowest);
  }
  transferlab_extremes result = {-__builtin_inf(), 0, least(lowest)};
  for (int lane = 0; lane < laneCount; lane++) {
    const int isEqual = highest[lane] == result.largestRising && highest[lane] > -__builtin_inf();
    if (highest[lane] > result.largestRising || (isEqual && places[lane] < result.risingPlace)) {
      result.largestRising = highest[lane];
      result.risingPlace = places[lane];
    }
  }
  for (; index < p.count; index++) {
    const double gradient = gradients[index] - step * (rowI[index] - rowJ[index]);
    gradients[index] = gradient;
    if (gradient + p.rising[index] > result.largestRising) {
      result.largestRising = gradient + p.rising[index];
      result.risingPlace = index;
    }
    if (gradient + p.falling[index] < result.smallestFalling) result.smallestFalling = gradient + p.falling[index];
  }
  return result;
}

INLINED void momentumStep(
    float *restrict v, float *restrict w, const float *g, long count, float momentum, float stepSize, float decay) {
  for (long index = 0; index < count; index++) {
    v[index] = momentum * v[index] - stepSize * (g[index] + decay * w[index]);
    w[index] += v[index];
  }
}

INLINED void rectify(float *z, long count) {
  for (long index = 0; index < count; index++) z[index] = z[index] < 0 ? 0 : z[index];
}

INLINED void gate(float *restrict d, const float *restrict values, long count) {
  for (long index = 0; index < count; index++) d[index] = 0 < values[index] ? d[index] : 0;
}

// The `count` numbers from here on, of an array that stops at `end`, and whatever fills the vector.
INLINED singles loadPart(const float *from, long count, const float *end) {
  if (end - from >= singleCount) return loadSingles(from);
  singles part = {0};
  memcpy(&part, from, count * sizeof *from);
  return part;
}

// `across` vectors of columns at the same time, because each waits for its last addition; the last may be filled in part.
INLINED void sumVectors(const int across, float *sums, const float *rows, const float *end, long columns, long width) {
  singles sum[4] = {0};
  for (const float *row = rows; row < end; row += columns) {
    UNROLLED for (int part = 0; part < across; part++)
      sum[part] += loadPart(row + part * singleCount, width - part * singleCount, end);
  }
  memcpy(sums, sum, width * sizeof *sums);
}

INLINED void sumColumns(float *sums, const float *rows, long rowCount, long columns) {
  const float *end = rows + rowCount * columns;
  long column = 0;
  for (; column + 4 * singleCount <= columns; column += 4 * singleCount)
    sumVectors(4, sums + column, rows + column, end, columns, 4 * singleCount);
  for (; column < columns; column += singleCount)
    sumVectors(1, sums + column, rows + column, end, columns, columns - column < singleCount ? columns - column : singleCount);
}

VERSIONS(void, exponentiate, (double *x, long count, double scale), exponentiate(x, count, scale);)
VERSIONS(void, exponentiateSingles, (float *x, long count), exponentiateSingles(x, count);)
VERSIONS(void, takeTangents, (float *x, long count), takeTangents(x, count);)
VERSIONS(
    void, combineRows, (double *sums, const double *rows, const double *factors, long count, long columns),
    combineRows(sums, rows, factors, count, columns);)
VERSIONS(
    void, mixtureGradient, (double *sums, const double *p, const double *weights, long classes, long count),
    mixtureGradient(sums, p, weights, classes, count);)
VERSIONS(
    void, selectedSums, (transferlab_selection selection, double *scratch, double *sums), selectedSums(selection, scratch, sums);)
VERSIONS(double, largestMagnitude, (const double *x, long count), return largestMagnitude(x, count);)
VERSIONS(double, smallestSum, (const double *a, const double *b, long count), return smallestSum(a, b, count);)
VERSIONS(long, firstSum, (const double *a, const double *b, long count, double value), return firstSum(a, b, count, value);)
VERSIONS(
    long, placeOfLeast, (const float *a, const float *b, long count, float bound), return placeOfLeast(a, b, count, bound);)
VERSIONS(
    void, roundRows, (const double *rows, long rowCount, long columns, double scale, float *rounded, long stride),
    roundRows(rows, rowCount, columns, scale, rounded, stride);)
VERSIONS(long, partner, (transferlab_pairs p, long i, const double *row), return partner(p, i, row);)
VERSIONS(
    transferlab_extremes, move, (transferlab_pairs p, double *gradients, double step, const double *rowI, const double *rowJ),
    return move(p, gradients, step, rowI, rowJ);)

VERSIONS(
    void, momentumStep,
    (float *restrict v, float *restrict w, const float *g, long count, float momentum, float stepSize, float decay),
    momentumStep(v, w, g, count, momentum, stepSize, decay);)

VERSIONS(void, rectify, (float *z, long count), rectify(z, count);)
VERSIONS(void, gate, (float *restrict d, const float *restrict values, long count), gate(d, values, count);)
VERSIONS(
    void, sumColumns, (float *sums, const float *rows, long rowCount, long columns), sumColumns(sums, rows, rowCount, columns);)

void transferlab_exponentiate(double *x, long count, double scale) { CALL(exponentiate, (x, count, scale)); }

void transferlab_exponentiate_singles(float *x, long count) { CALL(exponentiateSingles, (x, count)); }

void transferlab_take_tangents(float *x, long count) { CALL(takeTangents, (x, count)); }

void transferlab_combine_rows(double *sums, const double *rows, const double *factors, long count, long columns) {
  CALL(combineRows, (sums, rows, factors, count, columns));
}

void transferlab_mixture_gradient(double *sums, const double *p, const double *weights, long classes, long count) {
  CALL(mixtureGradient, (sums, p, weights, classes, count));
}

void transferlab_selected_sums(transferlab_selection selection, double *scratch, double *sums) {
  CALL(selectedSums, (selection, scratch, sums));
}

double transferlab_largest_magnitude(const double *x, long count) { return CALL(largestMagnitude, (x, count)); }

double transferlab_smallest_sum(const double *a, const double *b, long count) { return CALL(smallestSum, (a, b, count)); }

long transferlab_first_sum(const double *a, const double *b, long count, double value) {
  return CALL(firstSum, (a, b, count, value));
}

long transferlab_place_of_least(const float *a, const float *b, long count, float bound) {
  return CALL(placeOfLeast, (a, b, count, bound));
}

void transferlab_round_rows(const double *rows, long rowCount, long columns, double scale, float *rounded, long stride) {
  CALL(roundRows, (rows, rowCount, columns, scale, rounded, stride));
}

long transferlab_partner(transferlab_pairs p, long i, const double *row) { return CALL(partner, (p, i, row)); }

transferlab_extremes transferlab_move(
    transferlab_pairs p, double *gradients, double step, const double *rowI, const double *rowJ) {
  return CALL(move, (p, gradients, step, rowI, rowJ));
}

void transferlab_momentum_step(
    float *v, float *w, const float *g, long count, float momentum, float stepSize, float decay) {
  CALL(momentumStep, (v, w, g, count, momentum, stepSize, decay));
}

void transferlab_rectify(float *z, long count) { CALL(rectify, (z, count)); }

void transferlab_gate(float *d, const float *values, long count) { CALL(gate, (d, values, count)); }

void transferlab_sum_columns(float *sums, const float *rows, long rowCount, long columns) {
  CALL(sumColumns, (sums, rows, rowCount, columns));
}
