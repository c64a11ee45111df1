#include "base/xml_document.h"

#include <doctest/doctest.h>

namespace corridor::xml_document_test {

TEST_CASE("XML is walked by names without prefixes") {
  const auto parsed = XmlDocument::parse(
      "f.xml",
      "<?xml version=\"1.0\"?>\n<m:Data xmlns:m=\"urn:x\">\n  <!-- note -->\n"
      "  <g:Obs g:id=\"A&amp;B\" v=\"1\"/>text<Obs v=\"2\">deux &#233;</Obs><Other/>\n</m:Data>");
  REQUIRE(parsed.has_value());
  const auto root = parsed->root();
  CHECK(root.name() == "Data");
  CHECK(root.prefix() == "m");
  const auto obs = root.child("Obs");
  CHECK(obs.attribute("id") == "A&B");
  CHECK(parsed->where(obs).line == 4);
  CHECK(obs.next("Obs").text() == "deux é");
  CHECK(obs.next().next().name() == "Other");
  CHECK_FALSE(obs.next().next().next());
  CHECK(obs.parent().name() == "Data");
  CHECK_FALSE(root.parent());
  CHECK_FALSE(root.child("None").child("Deeper").attribute("x").has_value());
  std::string all;
  obs.attributes([&](auto name, auto prefix, auto value) {
    all += std::string(prefix) + ":" + std::string(name) + "=" + std::string(value) + " ";
  });
  CHECK(all == "g:id=A&B :v=1 ");
}

TEST_CASE("XML that is not well formed is refused with line and column") {
  const auto cut = XmlDocument::parse("f.xml", "<a>\n <b>\n");
  REQUIRE_FALSE(cut.has_value());
  CHECK(cut.error().kind == ErrorKind::malformed);
  CHECK(cut.error().where.line >= 2);
  CHECK_FALSE(XmlDocument::parse("f.xml", "").has_value());
  CHECK_FALSE(XmlDocument::parse("f.xml", "<a></b>").has_value());
}

TEST_CASE("documents that declare entities are refused, whatever the entities are") {
  for (const std::string_view declared :
       {"<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]><x>&lol2;</x>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE x SYSTEM \"http://127.0.0.1/x.dtd\"><x/>"}) {
    const auto parsed = XmlDocument::parse("f.xml", declared);
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().message.contains("<!DOCTYPE"));
  }
}

TEST_CASE("XML deeper than the limit is refused without exhausting the stack") {
  std::string deep;
  for (int i = 0; i < 500'000; ++i) deep += "<a>";
  std::string closed = deep;
  for (int i = 0; i < 500'000; ++i) closed += "</a>";
  CHECK(XmlDocument::parse("f.xml", closed).error().kind == ErrorKind::limit);
  CHECK_FALSE(XmlDocument::parse("f.xml", deep).has_value());
}

}  // namespace corridor::xml_document_test
