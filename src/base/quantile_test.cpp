#include "base/quantile.h"

#include <array>

#include <doctest/doctest.h>

namespace corridor::quantile_test {

TEST_CASE("a quantile lies between its neighbours in proportion, the ends at the ends") {
  constexpr std::array values{1.0, 2.0, 4.0, 8.0, 16.0};
  CHECK(quantile(values, 0) == 1);
  CHECK(quantile(values, 0.5) == 4);
  CHECK(quantile(values, 0.625) == 6);
  CHECK(quantile(values, 1) == 16);
  CHECK(quantile(std::array{3.0}, 0.3) == 3);
}

}  // namespace corridor::quantile_test
