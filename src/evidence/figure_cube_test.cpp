#include "evidence/figure_cube.h"

#include "evidence/scratch_workspace.h"

#include <doctest/doctest.h>

namespace corridor::figure_cube_test {

TEST_CASE("a cube has the values that an edition's figures take, each once") {
  ScratchWorkspace scratch;
  REQUIRE(load_embedded_default(*scratch).has_value());
  const auto names = StoreNames::read(*scratch);
  REQUIRE(names.has_value());
  const auto editions = all_editions(*scratch);
  REQUIRE(editions.has_value());
  FigureCube together;
  std::int64_t counted = 0;
  for (const auto& edition : *editions) {
    const auto cube = figure_cube(*scratch, *names, edition, "migrant_stock");
    REQUIRE(cube.has_value());
    together.add(*cube);
    counted += cube->figures;
  }
  CHECK(counted == 89805);  // as `corridor init` says of the dataset
  CHECK(together.sexes == std::set<Sex>{Sex::total, Sex::female, Sex::male});
  CHECK(together.periods.size() == 7);
  CHECK(together.periods.begin()->text() == "1990");
  CHECK(together.places.contains(Place("MYS")));
  CHECK(together.origins.contains(Place("BGD")));
  const auto none = figure_cube(*scratch, *names, editions->front(), "unheard");
  CHECK(none->figures == 0);
}

}  // namespace corridor::figure_cube_test
