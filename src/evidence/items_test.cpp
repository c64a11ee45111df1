#include "evidence/items.h"

#include "evidence/scratch_workspace.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace corridor::items_test {
namespace {

const std::string airports =
    "airport_id,name,city,country,iata,icao,lat,lon,altitude_ft,tz_offset,dst,tz,type,source\n"
    "1,Guarulhos,São Paulo,Brazil,GRU,SBGR,-23,-46,2459,-3,S,America/Sao_Paulo,airport,Ours\n"
    "2,Congonhas,São Paulo,Brazil,CGH,SBSP,-23,-46,2631,-3,S,America/Sao_Paulo,airport,Ours\n"
    "3,Gru Field,Gru,Fiji,,,0,0,0,12,U,,airport,Ours\n";
const std::string framework =
    "goal,goal_name,target,target_text,indicator,indicator_text\n"
    "10,Reduce inequality,10.7,Facilitate migration,10.7.4,Refugees by origin\n";

FoundItems found(ScratchWorkspace& store, std::string_view text, std::size_t most = 10) {
  const auto items = find_items(*store, text, most);
  REQUIRE(items.has_value());
  return *items;
}

}  // namespace

TEST_CASE("entries are found by code, name and other names, whatever the case and accents") {
  ScratchWorkspace store;
  REQUIRE(store.load(airports).has_value());
  REQUIRE(store.load(framework).has_value());
  CHECK(found(store, "SAO PAULO").items.size() == 2);
  CHECK(found(store, "congonhas").items.front().code == "2");
  const auto gru = found(store, "gru").items;
  REQUIRE(gru.size() == 2);
  CHECK(gru[0].name == "Guarulhos");
  CHECK(found(store, "10.7.4").items.front().name == "Refugees by origin");
  CHECK(found(store, "atlantis").items.empty());
  CHECK(found(store, "...").items.empty());
}

TEST_CASE("a search is bounded by list, and says how many more there are") {
  ScratchWorkspace store;
  REQUIRE(store.load(airports).has_value());
  REQUIRE(store.load(framework).has_value());
  const auto some = found(store, "r", 1);
  CHECK(some.items.size() == 2);
  CHECK(some.more.at("airport") == 1);
  CHECK(some.more.at("sdg") == 2);
}

TEST_CASE("of an entry, what the current edition says counts") {
  ScratchWorkspace store;
  REQUIRE(store.load(framework, {.version = "2023"}).has_value());
  std::string newer = framework;
  newer.replace(newer.find("Refugees"), 8, "People");
  REQUIRE(store.load(newer, {.version = "2025"}).has_value());
  CHECK(found(store, "refugees").items.empty());
  CHECK(item_name(*store, "sdg", "10.7.4").value() == "People by origin");
  CHECK(item_names(*store, "sdg")->size() == 3);
  CHECK(item_name(*store, "sdg", "11").value() == std::nullopt);
}

}  // namespace corridor::items_test
