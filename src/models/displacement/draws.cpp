#include "models/displacement/draws.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace corridor::displacement {
namespace {

constexpr std::uint32_t model_number = 8;
constexpr std::int64_t most_by_bits = 128;  // trials, up to which they are drawn bit by bit
constexpr double few = 10;                  // expected, up to which inversion is quicker

/// log(k!) less Stirling's formula for it.
double stirling_rest(double k) {
  static constexpr double table[] = {0.0810614667953272, 0.0413406959554092, 0.0276779256849983,
                                     0.0207906721037650, 0.0166446911898211, 0.0138761288230707,
                                     0.0118967099458917, 0.0104112652619720, 0.0092554621827127,
                                     0.0083305634333628};
  if (k < 10) return table[static_cast<int>(k)];
  const double square = (k + 1) * (k + 1);
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
}

std::int64_t count_bits(std::uint64_t x) {
  x -= x >> 1 & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<std::int64_t>(x * 0x0101010101010101u >> 56);
}

/// Up to `width` trials side by side, a bit of each trial's uniform number at a time: a trial is
/// decided where its bit first differs from the bit of p (of 2^64).
template <int width> std::int64_t binomial_of_bits(Draws& draws, std::int64_t n, std::uint64_t p) {
  std::uint64_t undecided = n >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1, hits = 0;
  while (undecided != 0 && p != 0) {
    std::uint64_t bits = draws.next();
    for (int used = 0; used < 64; used += width) {
      const std::uint64_t is_one = 0 - (p >> 63);
      const std::uint64_t same = bits ^ ~is_one;
      hits |= undecided & ~same & is_one;
      undecided &= same;
      p <<= 1;
      if constexpr (width < 64) bits >>= width;
    }
  }
  return count_bits(hits);
}

std::int64_t binomial_by_bits(Draws& draws, std::int64_t n, double p) {
  const auto bound = static_cast<std::uint64_t>(p * 0x1p64);
  if (n == 1) return draws.next() < bound ? 1 : 0;
  if (n <= 16) return binomial_of_bits<16>(draws, n, bound);
  if (n <= 32) return binomial_of_bits<32>(draws, n, bound);
  std::int64_t successes = 0;
  for (; n > 0; n -= 64) successes += binomial_of_bits<64>(draws, n, bound);
  return successes;
}

std::int64_t binomial_by_inversion(Draws& draws, std::int64_t n, double p) {
  // Goes up the probabilities of 0, 1, 2 ... successes.
  const double ratio = p / (1 - p);
  double chance = std::exp(static_cast<double>(n) * std::log1p(-p)), left = draws.uniform();
  std::int64_t successes = 0;
  while (left >= chance && successes < n) {
    left -= chance;
    ++successes;
    chance *= ratio * static_cast<double>(n - successes + 1) / static_cast<double>(successes);
  }
  return successes;
}

std::int64_t binomial_by_rejection(Draws& draws, double n, double p) {
  const double q = 1 - p, ratio = p / q, spread = std::sqrt(n * p * q);
  const double b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double centre = n * p + 0.5, quick = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * spread;
  const double mode = std::floor((n + 1) * p);
  for (;;) {
    const double u = draws.uniform() - 0.5;
    double v = draws.uniform();
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + centre);
    if (us >= 0.07 && v <= quick) return static_cast<std::int64_t>(k);
    if (k < 0 || k > n) continue;
    v = std::log(v * alpha / (a / (us * us) + b));
    const double bound = (mode + 0.5) * std::log((mode + 1) / (ratio * (n - mode + 1))) +
                         (n + 1) * std::log((n - mode + 1) / (n - k + 1)) +
                         (k + 0.5) * std::log(ratio * (n - k + 1) / (k + 1)) + stirling_rest(mode) +
                         stirling_rest(n - mode) - stirling_rest(k) - stirling_rest(n - k);
    if (v <= bound) return static_cast<std::int64_t>(k);
  }
}

}  // namespace

std::uint64_t stream_key(std::uint64_t seed, std::uint32_t replicate, std::uint32_t purpose) {
  RandomStream stream(seed, {model_number, replicate, purpose});
  const std::uint64_t high = stream.next();
  return (high << 32) | stream.next();
}

std::int64_t draw_binomial(Draws& draws, std::int64_t n, double p) {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (n <= most_by_bits) return binomial_by_bits(draws, n, p);
  if (p > 0.5) return n - draw_binomial(draws, n, 1 - p);
  if (static_cast<double>(n) * p < few) return binomial_by_inversion(draws, n, p);
  return binomial_by_rejection(draws, static_cast<double>(n), p);
}

std::int64_t draw_poisson(Draws& draws, double mean) {
  // A sum of Poisson numbers is one: large means in pieces small enough for products of uniforms.
  std::int64_t count = 0;
  for (; mean > 0; mean -= 500) {
    const double floor = std::exp(-std::min(mean, 500.0));
    double product = draws.uniform();
    for (; product > floor; product *= draws.uniform()) ++count;
  }
  return count;
}

void draw_multinomial(Draws& draws, std::int64_t n, std::span<const double> weights,
                      std::vector<std::int64_t>& counts) {
  counts.assign(weights.size(), 0);
  double left = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0) last = i;
  }
  for (std::size_t i = 0; i < last && n > 0; ++i) {
    const auto part = draw_binomial(draws, n, std::min(1.0, weights[i] / left));
    counts[i] = part;
    n -= part;
    left = std::max(left - weights[i], 1e-300);
  }
  counts[last] += n;
}

}  // namespace corridor::displacement
