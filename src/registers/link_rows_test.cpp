#include "registers/link_rows.h"

#include <doctest/doctest.h>

namespace corridor::link_rows_test {

TEST_CASE("addresses: kind and code, the code with its colons") {
  CHECK(address_parts("provision:icrmw/art_25").kind == "provision");
  CHECK(address_parts("provision:icrmw/art_25").code == "icrmw/art_25");
  CHECK(address_parts("proof:a:b").code == "a:b");
  CHECK(address_parts("icrmw").kind.empty());
  CHECK(address_parts("icrmw").code == "icrmw");
  CHECK(address_of("place", "BGD") == "place:BGD");
}

}  // namespace corridor::link_rows_test
