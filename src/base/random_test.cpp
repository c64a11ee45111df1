#include "base/random.h"

#include <set>

#include <doctest/doctest.h>

namespace corridor::random_test {

TEST_CASE("Philox4x32-10 gives the answers its authors publish") {
  using Words = std::array<std::uint32_t, 4>;
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  constexpr std::uint32_t ones = 0xffffffff;
  CHECK(philox({ones, ones, ones, ones}, {ones, ones}) ==
        Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a stream repeats by its name, and differs where any part of the name does") {
  std::set<std::uint32_t> firsts;
  for (const std::uint64_t seed : {1ULL, 2ULL, 1ULL << 32}) {
    for (const StreamName name : {StreamName{}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}) {
      RandomStream one(seed, name), again(seed, name);
      for (int i = 0; i < 9; ++i) CHECK(one.next() == again.next());
      firsts.insert(RandomStream(seed, name).next());
    }
  }
  CHECK(firsts.size() == 12);
}

TEST_CASE("uniform numbers lie in [0, 1) around a half, those below a bound below it") {
  RandomStream stream(7, {});
  double sum = 0;
  std::array<int, 6> faces{};
  for (int i = 0; i < 60'000; ++i) {
    const double u = stream.uniform();
    CHECK((u >= 0 && u < 1));
    sum += u;
    ++faces[stream.below(6)];
  }
  CHECK(sum / 60'000 == doctest::Approx(0.5).epsilon(0.01));
  for (const int face : faces) CHECK(face == doctest::Approx(10'000).epsilon(0.05));
  CHECK(stream.below(1) == 0);
}

}  // namespace corridor::random_test
