#include "sources/flee_folder.h"

#include "sources/flee_table.h"
#include "sources/made_flee_folder.h"
#include "test_data.h"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::flee_folder_test {
namespace {

Result<FleeFolder> read(const FleeFiles& files, const FleeReading& reading = {}) {
  ScratchFolder scratch;
  write_flee_files(scratch.file("s"), files);
  return read_flee_folder(scratch.file("s"), reading);
}

TEST_CASE("a scenario folder is read whole: places, routes, conflicts, closures, counts") {
  const auto folder = read(made_flee_files());
  REQUIRE(folder.has_value());
  const auto& world = folder->world;
  CHECK(world.start_date == "2020-01-01");
  CHECK(world.days == 20);
  REQUIRE(world.places.size() == 5);
  CHECK(world.places[0].latitude == 10.0);
  CHECK(world.places[0].longitude == 1.0);
  CHECK(world.places[3].kind == displacement::Kind::camp);
  CHECK(world.routes.size() == 4);
  REQUIRE(world.conflicts.size() == 2);
  CHECK(world.conflicts[1].changes.front().day == 5);
  CHECK(world.closures.size() == 1);
  REQUIRE(world.camps.size() == 2);
  CHECK(folder->doubts.empty());
}

TEST_CASE(
    "two files of a camp add up on the dates of both; the reference looks ahead in the first") {
  const auto both = read(made_flee_files());
  REQUIRE(both.has_value());
  CHECK(both->world.camps[1].counts.size() == 3);
  CHECK(both->world.camps[1].counts[1].value == 50);
  CHECK(both->world.camps[1].counts[2].value == 300);
  const auto as_reference = read(made_flee_files(), {.repaired = false});
  REQUIRE(as_reference.has_value());
  // 50 on the 11th, and the 200 that the other file has on the 20th only.
  REQUIRE(as_reference->world.camps[1].counts.size() == 3);
  CHECK(as_reference->world.camps[1].counts[1].value == 250);
  CHECK(as_reference->world.camps[1].counts[2].value == 300);
}

TEST_CASE("a header without its mark is one, and so is one below a remark") {
  for (const auto* top : {"", "# made by hand\n#"}) {
    auto files = made_flee_files();
    for (auto& [name, text] : files) {
      if (text.starts_with('#')) text = top + text.substr(1);
    }
    const auto folder = read(files);
    REQUIRE(folder.has_value());
    CHECK(folder->world.places.size() == 5);
    CHECK(folder->world.conflicts.size() == 2);
    CHECK(folder->world.routes.size() == 4);
  }
}

TEST_CASE("a header that says gps_x first is believed") {
  auto files = made_flee_files();
  auto& places = files["input_csv/locations.csv"];
  places.replace(places.find("latitude,longitude"), 18, "gps_x,gps_y");
  const auto folder = read(files);
  REQUIRE(folder.has_value());
  CHECK(folder->world.places[0].longitude == 10.0);
}

TEST_CASE("a correction scales what was counted before its date") {
  auto files = made_flee_files();
  files["input_csv/registration_corrections.csv"] = "CampOne,2020-01-20,normalize\n";
  const auto folder = read(files);
  REQUIRE(folder.has_value());
  CHECK(folder->world.camps[0].counts[1].value == 300);
  CHECK(folder->world.camps[0].as_reported[1].value == 100);
}

struct Mistake {
  std::string file, text, message;
  std::uint64_t line, column;
};

TEST_CASE("every mistake in a file is told with file, line and column") {
  const std::string places =
      "#name,region,country,latitude,longitude,location_type,conflict_date,population\n";
  const std::string closures = "#closure_type,name1,name2,closure_start,closure_end\n";
  const std::vector<Mistake> mistakes{
      {"input_csv/sim_period.csv", "StartDate,1.1.2020\n", "a date", 1, 2},
      {"input_csv/sim_period.csv", "StartDate,2020-01-01\nLength,-4\n", "days", 2, 2},
      {"input_csv/sim_period.csv", "Length,20\n", "StartDate", 0, 0},
      {"input_csv/locations.csv", places + "A,,,north,1,town,,\n", "latitude", 2, 4},
      {"input_csv/locations.csv", places + "A,,,1,1,village?,,\n", "kind of place", 2, 6},
      {"input_csv/locations.csv", places + "A,,,1,1,camp,,-5\n", "0 or more", 2, 8},
      {"input_csv/locations.csv", places, "places", 0, 0},
      {"input_csv/routes.csv", "Alpha,Markt,60\n", "place of locations.csv", 1, 2},
      {"input_csv/routes.csv", "Alpha,Market,-60\n", "distance", 1, 3},
      {"input_csv/routes.csv", "Alpha,Market,far\n", "distance", 1, 3},
      {"input_csv/routes.csv", "Alpha,Market,60,7\n", "forced redirection", 1, 4},
      {"input_csv/routes.csv", "\n", "routes", 0, 0},
      {"input_csv/conflicts.csv", "#Day,Alpha\n0,1\n0,1\n", "a day after 0", 3, 1},
      {"input_csv/conflicts.csv", "#Day,Alpha\n0,war\n", "intensity", 2, 2},
      {"input_csv/conflicts.csv", "#Day,Alpha\n0,-1\n", "0 or more", 2, 2},
      {"input_csv/closures.csv", closures + "borders,Home,Abroad,3,6\n", "kind of closure", 2, 1},
      {"input_csv/closures.csv", closures + "country,Home,Nowhere,3,6\n", "country", 2, 3},
      {"input_csv/closures.csv", closures + "country,Home,Abroad,6,3\n", "day 6 or later", 2, 5},
      {"input_csv/closures.csv", closures + "country,Home,Abroad,-3,6\n", "a day", 2, 4},
      {"source_data/data_layout.csv", "", "total,refugees.csv", 0, 0},
      {"source_data/data_layout.csv", "total,refugees.csv\n", "at least one camp", 0, 0},
      {"source_data/data_layout.csv", "total,refugees.csv\nCampOne,none.csv\n", "none.csv", 2, 2},
      {"source_data/one.csv", "", "a date and a count", 0, 0},
      {"source_data/one.csv", "2020-01-01,many\n", "number of people", 1, 2},
      {"source_data/one.csv", "2020-13-01,4\n", "a date", 1, 1},
      {"input_csv/locations.csv", "Z\xC3\n", "UTF-8", 1, 2},
  };
  for (const auto& mistake : mistakes) {
    CAPTURE(mistake.file);
    CAPTURE(mistake.text);
    auto files = made_flee_files();
    files[mistake.file] = mistake.text;
    const auto folder = read(files);
    REQUIRE(!folder.has_value());
    const auto& error = folder.error();
    CHECK(error.message.find(mistake.message) != std::string::npos);
    CHECK(error.where.file.ends_with(mistake.file));
    CHECK(error.where.line == mistake.line);
    CHECK(error.where.column == mistake.column);
    CHECK(!error.hint.empty());
  }
}

TEST_CASE("each file that is not there is named") {
  for (const auto& [name, text] : made_flee_files()) {
    auto files = made_flee_files();
    files.erase(name);
    const auto folder = read(files);
    REQUIRE(!folder.has_value());
    CHECK(describe(folder.error()).find(name.substr(name.find('/') + 1)) != std::string::npos);
  }
}

TEST_CASE("dates out of order are a doubt, since published folders have them, and read on") {
  auto files = made_flee_files();
  files["source_data/one.csv"] = "2020-01-01,0\n2020-01-10,100\n2019-01-12,120\n2020-01-20,300\n";
  const auto folder = read(files);
  REQUIRE(folder.has_value());
  REQUIRE(folder->doubts.size() == 1);
  CHECK(folder->doubts[0].where.line == 3);
  CHECK(folder->doubts[0].where.column == 1);
}

TEST_CASE("a conflict that no route leads away from, and a column of no place, are remarked upon") {
  auto files = made_flee_files();
  files["input_csv/routes.csv"] = "Alpha,Beta,60\nMarket,CampOne,120\nMarket,CampTwo,150\n";
  files["input_csv/conflicts.csv"] = "#Day,Alpha,Gamma\n0,1,0\n";
  const auto folder = read(files);
  REQUIRE(folder.has_value());
  const auto told = [&](std::string_view words) {
    return std::ranges::any_of(folder->remarks, [&](const std::string& remark) {
      return remark.find(words) != std::string::npos;
    });
  };
  CHECK(told("no route leads from Alpha, Beta"));
  CHECK(told("Gamma"));
  CHECK(told("ends on day 0"));
}

TEST_CASE("published folders are read, whatever their variant") {
  if (golden("displacement/README.md").empty()) return;
  const std::string base =
      golden("displacement/README.md")
          .substr(0, golden("displacement/README.md").size() - std::string("README.md").size());
  for (const auto* name :
       {"mali2012", "burundi2015", "tigray2020", "ssudan2013", "car2013", "nigeria2016",
        "ukraine2022", "ethiopia2020", "nigeria2016_adm2", "nigeria2019"}) {
    CAPTURE(name);
    const auto folder = read_flee_folder(base + name, {});
    const std::string said = folder ? "" : describe(folder.error());
    CHECK(said == "");
  }
}

}  // namespace
}  // namespace corridor::flee_folder_test
