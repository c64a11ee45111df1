#include "base/late_library.h"

#include <doctest/doctest.h>

namespace corridor::late_library_test {

TEST_CASE("a library that is there is loaded when asked for, and its functions can be called") {
  auto library = LateLibrary::open("libm.so.6", "");
  REQUIRE(library);
  double (*cube_root)(double) = nullptr;
  REQUIRE(library->find(cube_root, "cbrt"));
  CHECK(cube_root(27) == doctest::Approx(3));
}

TEST_CASE("a library or function that is not there is told by name, with what to do") {
  const auto none = LateLibrary::open("libnowhere.so.1", "Install it.");
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == ErrorKind::io);
  CHECK(none.error().message.contains("libnowhere.so.1"));
  CHECK(none.error().hint == "Install it.");
  auto library = LateLibrary::open("libm.so.6", "");
  void (*function)() = nullptr;
  const auto found = library->find(function, "no_such_function");
  REQUIRE_FALSE(found);
  CHECK(found.error().message.contains("no_such_function"));
  CHECK((function == nullptr));
}

}  // namespace corridor::late_library_test
