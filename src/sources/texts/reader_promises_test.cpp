// The seeds of the fuzz target, and what becomes of them when they are cut, damaged and mixed.

#include "sources/texts/reader_promises.h"

#include "base/random.h"
#include "test_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::reader_promises_test {
namespace {

std::vector<std::string> read_seeds() {
  const std::filesystem::path folder = "src/sources/fuzz_seeds/texts";
  std::vector<std::string> seeds;
  if (!std::filesystem::exists(folder)) {
    skip_test(folder.string() + " below the folder it runs in");
    return seeds;
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  std::ranges::sort(seeds);
  return seeds;
}

/// One to four cuts, damages or repetitions, or a piece of another seed.
std::string damaged(std::string text, const std::string& other, RandomStream& random) {
  const auto place = [&](const std::string& in) {
    return static_cast<std::size_t>(random.below(in.size() + 1));
  };
  for (auto times = random.below(4) + 1; times > 0; --times) {
    const auto at = place(text);
    const auto length = static_cast<std::size_t>(random.below(80));
    switch (random.below(5)) {
      case 0:
        text.resize(at);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(place(text), length));
        break;
      case 3:
        text.insert(at, other.substr(place(other), length));
        break;
      default:
        text.insert(at, 1, static_cast<char>(random.below(256)));
    }
  }
  return text;
}

}  // namespace

TEST_CASE("damaged texts are read or refused, and what is read keeps its promises") {
  const auto seeds = read_seeds();
  if (seeds.empty()) return;
  std::size_t read = 0, refused = 0;
  RandomStream random(20'260'101, {});
  for (const auto& seed : seeds) {
    CHECK(keeps_promises(static_cast<std::uint8_t>(seed[0]), std::string_view(seed).substr(1)));
    for (int times = 0; times < 500; ++times) {
      const auto& other = seeds[static_cast<std::size_t>(random.below(seeds.size()))];
      const auto text = damaged(seed.substr(1), other, random);
      (keeps_promises(static_cast<std::uint8_t>(seed[0]), text) ? read : refused) += 1;
    }
  }
  CHECK(read > 100);
  CHECK(refused > 100);
}

}  // namespace corridor::reader_promises_test
