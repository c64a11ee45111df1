#pragma once
// Random draws of the engines. A stream is named by seed, replicate and what it is for; inside it,
// numbers are a mixed counter (SplitMix64: G. Steele, D. Lea, C. Flood, OOPSLA 2014), so that a
// person's draws of a day are found without drawing anyone else's.

#include <cstdint>
#include <span>
#include <vector>

namespace corridor::displacement {

inline std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

class Draws {
 public:
  explicit Draws(std::uint64_t key) : state_(key) {}
  std::uint64_t next() { return mix(state_ += 0x9E3779B97F4A7C15u); }
  /// In [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

/// Random bytes, eight from a number.
struct Bytes {
  std::uint64_t bits = 0;
  int left = 0;

  std::uint8_t next(Draws& draws) {
    if (left == 0) {
      bits = draws.next();
      left = 8;
    }
    --left;
    const auto byte = static_cast<std::uint8_t>(bits);
    bits >>= 8;
    return byte;
  }
};

/// The key of the stream of a day.
std::uint64_t stream_key(std::uint64_t seed, std::uint32_t replicate, std::uint32_t purpose);
/// The draws of one person in the stream of a day.
inline Draws person_draws(std::uint64_t key, std::uint64_t person) {
  return Draws(mix(key ^ ((person + 1) * 0xD1342543DE82EF95u)));
}

/// How many of n, each with chance p. Exact: inversion where few are expected, else transformed
/// rejection (W. Hormann, "The generation of binomial random variates", 1993).
std::int64_t draw_binomial(Draws& draws, std::int64_t n, double p);
std::int64_t draw_poisson(Draws& draws, double mean);
/// Shares n out by weights (some above 0), added to `counts`.
void draw_multinomial(Draws& draws, std::int64_t n, std::span<const double> weights,
                      std::vector<std::int64_t>& counts);

}  // namespace corridor::displacement
