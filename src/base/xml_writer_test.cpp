#include "base/xml_writer.h"

#include "base/xml_document.h"

#include <doctest/doctest.h>

namespace corridor::xml_writer_test {

TEST_CASE("what is written as XML reads back the same") {
  std::string out;
  XmlWriter xml(out);
  xml.declaration().open("a").attribute("b", "1 < 2 & \"3\"").element("c", "x > y");
  xml.open("d").close().text("end").close_to(0);
  const auto document = XmlDocument::parse("made", out);
  REQUIRE(document.has_value());
  const auto root = document->root();
  CHECK(root.name() == "a");
  CHECK(*root.attribute("b") == "1 < 2 & \"3\"");
  CHECK(root.child("c").text() == "x > y");
  CHECK(out.ends_with("<d/>end</a>"));
}

TEST_CASE("what XML cannot hold is left out") {
  std::string out;
  append_xml_escaped(out, std::string_view("a\x01"
                                           "b\tc\0d",
                                           7));
  CHECK(out == "ab\tcd");
}

}  // namespace corridor::xml_writer_test
