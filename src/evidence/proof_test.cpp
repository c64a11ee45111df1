#include "evidence/proof.h"

#include "evidence/scratch_workspace.h"

#include <doctest/doctest.h>

namespace corridor::proof_test {
namespace {

const std::string stock =
    "orig,dest,year,male,female,total\n"
    "BGD,MYS,2020,6,4,10\n"
    "IDN,MYS,2020,3,2,5\n"
    "XXX,MYS,2020,,7,7\n"
    "BGD,IND,2020,1,1,2\n"
    "BGD,MYS,2015,1,1,2\n";

std::vector<Figure> ask(ScratchWorkspace& store, std::string_view subject) {
  const auto query = parse_series_query(*store, "migrant_stock", subject);
  REQUIRE(query.has_value());
  auto figures = series(*store, *query);
  REQUIRE(figures.has_value());
  return std::move(*figures);
}

std::vector<std::string> ids(ScratchWorkspace& store) {
  std::vector<std::string> found;
  for (const auto subject : {"BGD-MYS", "MYS", "BGD-_W", "_W", "BGD-ASEAN", "142"}) {
    for (const auto& figure : ask(store, subject)) found.push_back(proof_id(figure));
  }
  return found;
}

}  // namespace

TEST_CASE("every figure's proof id leads back to the same figure") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  for (const auto subject : {"BGD-MYS", "MYS", "BGD-_W", "_W", "BGD-ASEAN", "142"}) {
    for (const auto& figure : ask(store, subject)) {
      const auto proof = prove(*store, proof_id(figure));
      CAPTURE(proof_id(figure));
      REQUIRE(proof.has_value());
      CHECK(proof->figure.value() == figure.value());
      CHECK(proof->figure.has_value() == figure.has_value());
      CHECK(proof->figure.observation.key.period == figure.observation.key.period);
      CHECK(proof->figure.observation.key.sex == figure.observation.key.sex);
      CHECK(proof_id(proof->figure) == proof_id(figure));
    }
  }
}

TEST_CASE("the same file in another workspace, after others and under another name: same ids") {
  ScratchWorkspace one, other;
  REQUIRE(one.load(stock));
  REQUIRE(other.load("indicator,iso3,country,year,value\nSP.POP.TOTL,MYS,Malaysia,2021,2\n"));
  REQUIRE(load_file(*other, other.write("renamed.txt", stock), {}));
  const auto first = ids(one);
  CHECK(first.size() > 20);
  CHECK(first == ids(other));
}

TEST_CASE("a cell's proof reads the publisher's file again") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const auto figure = ask(store, "BGD-MYS").front();
  const auto id = proof_id(figure);
  CHECK(id == figure.edition.sha256.substr(0, 12) + ".6.6");
  const auto proof = prove(*store, id);
  REQUIRE(proof.has_value());
  CHECK(proof->column_name == "total");
  CHECK(proof->step == "taken as it is");
  CHECK(proof->parents.empty());
  CHECK(proof->in_file.same_bytes);
  CHECK(proof->in_file.cell == "2");
  CHECK(proof->in_file.record == std::vector<std::string>{"BGD", "MYS", "2015", "1", "1", "2"});
}

TEST_CASE("a file changed or gone since is told, the figure stays provable") {
  ScratchWorkspace store;
  const std::string path = store.write("f.csv", stock);
  REQUIRE(load_file(*store, path, {}));
  const auto id = proof_id(ask(store, "BGD-MYS").front());
  store.write("f.csv", stock + "CHN,MYS,2020,1,1,2\n");
  const auto changed = prove(*store, id);
  REQUIRE(changed.has_value());
  CHECK(changed->in_file.found);
  CHECK_FALSE(changed->in_file.same_bytes);
  CHECK(changed->in_file.cell.empty());
  std::filesystem::remove(path);
  const auto gone = prove(*store, id);
  REQUIRE(gone.has_value());
  CHECK_FALSE(gone->in_file.found);
  CHECK(gone->figure.value() == 2);
}

TEST_CASE("a sum's proof lists its parents, largest first, and they make the sum") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  for (const auto subject : {"MYS", "BGD-_W", "_W", "BGD-ASEAN", "142", "034-035"}) {
    for (const auto& sum : ask(store, subject)) {
      if (!sum.derived) continue;
      CAPTURE(proof_id(sum));
      const auto proof = prove(*store, proof_id(sum));
      REQUIRE(proof.has_value());
      double value = 0, last = 1e300;
      for (const auto& parent : proof->parents) {
        CHECK(parent.value() <= last);
        last = parent.value();
        CHECK_FALSE(parent.derived);
        CHECK(prove(*store, proof_id(parent)).has_value());
        if (parent.has_value()) value += parent.value();
      }
      CHECK(value == sum.value());
      CHECK(static_cast<std::int64_t>(proof->parents.size()) == sum.parents);
    }
  }
}

TEST_CASE("what is no proof id is a usage error, what proves nothing here is not found") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const std::string edition = ask(store, "MYS").front().edition.short_id();
  for (const std::string& id :
       {std::string(), std::string("x"), edition, edition + ".1", edition + ".0.6",
        edition + ".2.0", edition + ".2.99999", edition + ".4294967298.6", edition + ".-2.6",
        edition + ".2.6.1", "sum:" + edition, "sum:" + edition + ":migrant_stock:MYS:2020:total",
        "sum:" + edition + ":migrant_stock:MYS:2020:x:total",
        "sum:" + edition + ":migrant_stock:MYS:20:total:total", std::string(5000, '.')}) {
    CAPTURE(id);
    REQUIRE_FALSE(prove(*store, id).has_value());
    CHECK(prove(*store, id).error().kind == ErrorKind::usage);
  }
  for (const std::string& id :
       {edition + ".2.1", edition + ".999.6", std::string("abcdefabcdef.2.6"),
        "sum:" + edition + ":migrant_stock:_W-SGP:2020:total:total",
        "sum:" + edition + ":migrant_stock:_W-MYS:2020:total:0-4",
        std::string("sum:abcdefabcdef:migrant_stock:_W-MYS:2020:total:total"),
        "sum:" + edition + ":no_such:_W-MYS:2020:total:total"}) {
    CAPTURE(id);
    REQUIRE_FALSE(prove(*store, id).has_value());
    CHECK(prove(*store, id).error().kind == ErrorKind::not_found);
  }
}

}  // namespace corridor::proof_test
