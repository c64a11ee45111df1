#include "scenario/population/project.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/scratch_folder.h"
#include "base/text.h"
#include "test_data.h"

#include <cmath>
#include <filesystem>
#include <map>

#include <doctest/doctest.h>

namespace corridor::project_test {
namespace {

/// Largest relative difference between cells of the projection and those of a golden table.
double worst_cell(const Projection& projection, const std::string& golden_path) {
  std::map<std::string, const ProjectedPlace*> places;
  for (const auto& place : projection.places) places[place.code] = &place;
  const auto file = read_file(golden_path);
  REQUIRE(file.has_value());
  CsvReader csv(golden_path, file->view());
  REQUIRE(csv.read_header().has_value());
  double worst = 0;
  while (*csv.next()) {
    if (csv.field(0) == "784") continue;  // its migration is larger than its age groups
    const auto* place = places.at(std::string(trim(csv.field(0))));
    const auto year = *parse_integer(csv.field(1));
    const auto point = static_cast<std::size_t>((year - place->first_year) / place->width_years);
    const std::string age(csv.field(2));
    const auto group =
        static_cast<std::size_t>(*parse_integer(age.substr(0, age.find_first_of("-+")))) / 5;
    for (std::size_t sex = 0; sex < 2; ++sex) {
      const double expected = *parse_number(trim(csv.field(3 + sex)));
      const double found = place->population(point)[sex].at(group);
      const double off = std::abs(found - expected);
      worst = std::max(worst, expected > 0 ? off / expected : off);
    }
  }
  return worst;
}

/// Five age groups of one place, with one period of rates; a test spoils one file.
class SmallFolder {
 public:
  SmallFolder() {
    write("people.csv",
          "country_code,year,age,male_k,female_k\n"
          "A,2020,0-4,10,10\nA,2020,5-9,10,10\nA,2020,10-14,10,10\n"
          "A,2020,15-19,10,10\nA,2020,20+,10,10\n");
    write("deaths.csv",
          "country_code,age,period,mxM,mxF\n"
          "A,0,2020-2025,0.01,0.01\nA,1,2020-2025,0.001,0.001\n"
          "A,5,2020-2025,0.001,0.001\nA,10,2020-2025,0.001,0.001\n"
          "A,15,2020-2025,0.001,0.001\nA,20+,2020-2025,0.02,0.02\n");
    write("births_by_age.csv", "country_code,age,period,pct_asfr\nA,15-19,2020-2025,100\n");
    write("births.csv", "country_code,period,tfr,srb\nA,2020-2025,2,1.05\n");
    write("migrants.csv",
          "country_code,age,period,migM,migF\n"
          "A,0-4,2020-2025,0,0\nA,5-9,2020-2025,0,0\nA,10-14,2020-2025,1,1\n"
          "A,15-19,2020-2025,1,1\nA,20+,2020-2025,0,0\n");
  }
  void write(const std::string& name, const std::string& text) {
    REQUIRE(write_file(folder_.file(name), text).has_value());
  }
  void replace(const std::string& name, const std::string& from, const std::string& to) {
    auto text = folder_.read(name);
    const auto at = text.find(from);
    REQUIRE(at != text.npos);
    write(name, text.replace(at, from.size(), to));
  }
  Result<Projection> project() const {
    return project_folder(folder_.file(""), {.from_year = {}, .to_year = 2025});
  }
  std::string wrong() const {
    const auto projected = project();
    REQUIRE_FALSE(projected.has_value());
    return describe(projected.error());
  }

 private:
  ScratchFolder folder_;
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("published: bayesPop's ages of the countries at hand, from their vital events") {
  const auto path = golden("flows/ccmp_wpp2019/expected_pop_age_sex_15_countries.csv");
  if (path.empty()) return;
  const auto folder = std::filesystem::path(path).parent_path().string();
  const auto projection = project_folder(folder, {.from_year = {}, .to_year = 2100});
  REQUIRE(projection.has_value());
  CHECK(projection->places.size() >= 8);
  CHECK(worst_cell(*projection, path) < 1e-9);
}

TEST_CASE("published: bayesPop's totals of 201 countries, from World Population Prospects 2019") {
  const auto path = golden("flows/ccmp_wpp2019/expected_totals_all_countries.csv");
  const auto data = test_data("17_flows/wpp2019_mx.csv.gz");
  if (path.empty() || data.empty()) return;
  const auto folder = std::filesystem::path(data).parent_path().string();
  const auto projection = project_folder(folder, {.from_year = {}, .to_year = 2100});
  REQUIRE(projection.has_value());
  std::map<std::string, const ProjectedPlace*> places;
  for (const auto& place : projection->places) places[place.code] = &place;
  const auto file = read_file(path);
  CsvReader csv(path, file->view());
  REQUIRE(csv.read_header().has_value());
  int compared = 0;
  double worst = 0;
  while (*csv.next()) {
    if (csv.field(0) == "784") continue;
    const auto* place = places.at(std::string(csv.field(0)));
    const auto point = static_cast<std::size_t>((*parse_integer(csv.field(1)) - 2020) / 5);
    const double expected = *parse_number(trim(csv.field(2)));
    worst = std::max(worst,
                     std::abs(cohort_projection::total(place->population(point)) / expected - 1));
    ++compared;
  }
  CHECK(compared > 3000);
  CHECK(worst < 1e-8);
  CHECK(worst_cell(*projection,
                   golden("flows/ccmp_wpp2019/expected_pop_age_sex_15_countries.csv")) < 1e-8);
}

TEST_CASE("a folder of small tables is projected, and written age by age") {
  const SmallFolder folder;
  const auto projection = folder.project();
  REQUIRE(projection.has_value());
  REQUIRE(projection->places.size() == 1);
  const auto csv = projection_csv(*projection);
  CHECK(csv.starts_with("country_code,year,age,male_k,female_k\nA,2020,0-4,10,10\n"));
  CHECK(has(csv, "\nA,2025,20+,"));
  CHECK(has(projection->notes.front(), "nothing says when"));
}

TEST_CASE("a gap in ages is named") {
  SmallFolder folder;
  folder.replace("people.csv", "A,2020,10-14,10,10\n", "");
  CHECK(has(folder.wrong(), "expected age 10, saw 15-19"));
}

TEST_CASE("rates per 1,000 are named, of deaths and of births") {
  SmallFolder deaths;
  deaths.replace("deaths.csv", "2020-2025,0.01,0.01", "2020-2025,10,10");
  CHECK(has(deaths.wrong(), "deaths per 1,000: divide"));
  SmallFolder births;
  births.replace("births.csv", "2020-2025,2,", "2020-2025,400,");
  CHECK(has(births.wrong(), "births per 1,000 women: divide"));
}

TEST_CASE("totals that contradict their ages are named, of people and of fertility") {
  SmallFolder people;
  people.replace("people.csv", "A,2020,20+,10,10\n", "A,2020,20+,10,10\nA,2020,total,60,50\n");
  CHECK(has(people.wrong(), "expected the total of the ages, 50, saw 60"));
  SmallFolder shares;
  shares.replace("births_by_age.csv", ",100\n", ",1\n");
  CHECK(has(shares.wrong(), "shares of 1: multiply by 100"));
}

TEST_CASE("a missing sex is named, as a column and as rows") {
  SmallFolder column;
  column.replace("people.csv", "male_k,female_k", "male_k,women");
  CHECK(has(column.wrong(), "expected a column female_k beside male_k"));
  SmallFolder rows;
  rows.write("deaths.csv",
             "country_code,item,age,period,value\nA,mxm,0-1,2020-2025,0.01\n"
             "A,mxm,1-4,2020-2025,0.001\nA,mxm,5-9,2020-2025,0.001\n"
             "A,mxm,10-14,2020-2025,0.001\nA,mxm,15-19,2020-2025,0.001\n"
             "A,mxm,20+,2020-2025,0.02\n");
  CHECK(has(rows.wrong(), "saw no females"));
}

TEST_CASE("what is missing whole, negative or impossible is named") {
  SmallFolder migrants;
  migrants.write("migrants.csv", "country_code,age,period,migM,migF\nB,0-4,2020-2025,0,0\n");
  CHECK(has(migrants.wrong(), "no migration"));
  SmallFolder people;
  people.replace("people.csv", "A,2020,5-9,10,10", "A,2020,5-9,-10,10");
  CHECK(has(people.wrong(), "expected people, saw -10"));
  SmallFolder boys;
  boys.replace("births.csv", "1.05", "105");
  CHECK(has(boys.wrong(), "boys per 100 girls"));
  SmallFolder empty;
  empty.replace("people.csv", "A,2020,5-9,10,10", "A,2020,5-9,,10");
  CHECK(has(empty.wrong(), "people.csv:3:4: expected a number for male_k"));
}

TEST_CASE("two files that say different things are in conflict, not chosen from") {
  SmallFolder folder;
  folder.write("other.csv",
               "country_code,year,age,male_k,female_k\n"
               "A,2020,0-4,11,10\nA,2020,5-9,10,10\nA,2020,10-14,10,10\n"
               "A,2020,15-19,10,10\nA,2020,20+,10,10\n");
  CHECK(has(folder.wrong(), "Keep one of the two files"));
}

TEST_CASE("migration known in all only is spread over ages, and said to be") {
  SmallFolder folder;
  folder.write("migrants.csv", "a,b\n1,2\n");
  folder.write("births.csv", "country_code,period,tfr,srb,netmig_k\nA,2020-2025,2,1.05,3\n");
  const auto projection = folder.project();
  REQUIRE(projection.has_value());
  CHECK(has(projection->notes.front(), "Rogers and Castro"));
  const auto& outcome = projection->places[0].findings.outcomes[0];
  CHECK(outcome.migrants[0] + outcome.migrants[1] == doctest::Approx(3));
}

TEST_CASE("single years of age go forward a year at a time") {
  SmallFolder folder;
  std::string people = "country_code,year,age,male_k,female_k\n";
  std::string deaths = "country_code,age,period,mxM,mxF\n";
  std::string migrants = "country_code,age,period,migM,migF\n";
  for (int age = 0; age <= 30; ++age) {
    const std::string name = std::to_string(age) + (age == 30 ? "+" : "");
    people += "A,2020," + name + ",10,10\n";
    for (int year = 2020; year < 2025; ++year) {
      deaths += "A," + name + "," + std::to_string(year) + ",0.01,0.01\n";
      migrants += "A," + name + "," + std::to_string(year) + ",0,0\n";
    }
  }
  std::string births = "country_code,period,tfr,srb\n", ages = "country_code,age,period,pct_asfr\n";
  for (int year = 2020; year < 2025; ++year) {
    births += "A," + std::to_string(year) + ",2,1.05\n";
    ages += "A,20," + std::to_string(year) + ",60\nA,21," + std::to_string(year) + ",40\n";
  }
  folder.write("people.csv", people);
  folder.write("deaths.csv", deaths);
  folder.write("migrants.csv", migrants);
  folder.write("births.csv", births);
  folder.write("births_by_age.csv", ages);
  const auto projection = folder.project();
  REQUIRE(projection.has_value());
  const auto& place = projection->places[0];
  CHECK(place.points() == 6);
  const double q = 0.01 / 1.005;  // a year at a rate of 0.01, the dead living half of it
  CHECK(place.population(1)[0][10] == doctest::Approx(10 * (1 - q)));
  CHECK(place.findings.outcomes[0].births[1] > 0);
}

}  // namespace corridor::project_test
