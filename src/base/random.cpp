#include "base/random.h"

#include "base/check.h"

#include <cmath>
#include <numbers>

namespace corridor {
namespace {

constexpr std::uint32_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t key_step_0 = 0x9E3779B9, key_step_1 = 0xBB67AE85;
constexpr int rounds = 10;

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t a = std::uint64_t{multiplier_0} * counter[0];
    const std::uint64_t b = std::uint64_t{multiplier_1} * counter[2];
    counter = {
        static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
        static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key[0] += key_step_0;
    key[1] += key_step_1;
  }
  return counter;
}

RandomStream::RandomStream(std::uint64_t seed, StreamName name)
    : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
      counter_{0, name.model, name.replicate, name.entity} {}

std::uint32_t RandomStream::next() {
  if (used_ == block_.size()) {
    block_ = philox(counter_, key_);
    ENSURE(++counter_[0] != 0, "a stream is shorter than 2^34 numbers");
    used_ = 0;
  }
  return block_[used_++];
}

double RandomStream::uniform() {
  const std::uint64_t high = next() >> 5, low = next() >> 6;
  return static_cast<double>((high << 26) | low) * 0x1p-53;
}

std::uint64_t RandomStream::below(std::uint64_t bound) {
  ENSURE(bound > 0, "there is a number to draw");
  // Numbers at the top that would make some answers likelier are drawn again.
  const std::uint64_t unfair = -bound % bound;
  for (;;) {
    const std::uint64_t number = (std::uint64_t{next()} << 32) | next();
    if (number >= unfair) return number % bound;
  }
}

double NormalStream::next() {
  if (has_second_) {
    has_second_ = false;
    return second_;
  }
  const double radius = std::sqrt(-2 * std::log(1 - stream_.uniform()));
  const double angle = 2 * std::numbers::pi * stream_.uniform();
  second_ = radius * std::sin(angle);
  has_second_ = true;
  return radius * std::cos(angle);
}

}  // namespace corridor
