#include "models/gravity/gravity.h"

namespace corridor {
namespace {

struct Pair {
  Pair(int a, int b, int c, int d) : a_{a}, b_(b), c_{c}, d_(d) {}
  Pair(const Pair&) = delete;
  template <typename A, typename B, typename C, typename D, typename E>
  auto four(std::map<A, std::pair<B, C>> a, D b, E c, int d = f(1, 2, 3, 4, 5)) -> int {
    return a < b, c;
  }
  int a_, b_, c_, d_;
};

const std::vector<Pair> table = {
    {1, 2, 3, 4},
    {5, 6, 7, 8},
};

}  // namespace
}  // namespace corridor
