#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::passport_index_test {
namespace {

const std::string pairs = "Passport,Destination,Requirement\n";
const std::string changes = "snapshot,passport,destination,requirement\n";

/// The number of the category of a requirement on a day; 0 for one's own country, -1 for a
/// rejection.
double category(const std::string& written, const std::string& day) {
  RecordingSink sink;
  const auto reading = read_as("passport_index", pairs + "BGD,MYS," + written + "\n", sink, day);
  REQUIRE(reading.has_value());
  const Observation* figure = sink.find("visa_requirement", "BGD", "MYS");
  if (figure == nullptr) return -1;
  return figure->state == State::value ? figure->value : 0;
}

}  // namespace

TEST_CASE("visas: the three schemes of codes, each in its own time") {
  CHECK(category("3", "2019-12-17") == 1);
  CHECK(category("1", "2019-12-17") == 2);
  CHECK(category("2", "2019-12-17") == 3);
  CHECK(category("0", "2019-12-17") == 5);
  // Letters of 2020 stand for one another.
  CHECK(category("VF", "2020-03-09") == 1);
  CHECK(category("VOA", "2020-03-09") == 2);
  CHECK(category("ETA", "2020-03-09") == 3);
  CHECK(category("VR", "2020-03-09") == 5);
  CHECK(category("visa free", "2025-01-12") == 1);
  CHECK(category("eta", "2025-01-12") == 2);
  CHECK(category("visa on arrival", "2025-01-12") == 3);
  CHECK(category("e-visa", "2025-01-12") == 4);
  CHECK(category("visa required", "2025-01-12") == 5);
  CHECK(category("Hayya Entry Permit", "2022-11-06") == 6);
  CHECK(category("covid ban", "2020-11-19") == 7);
  CHECK(category("no admission", "2025-01-12") == 8);
  CHECK(category("-1", "2025-01-12") == 0);
  for (const auto& [written, day] :
       {std::pair{"VR", "2025-01-12"}, std::pair{"visa free", "2019-12-17"},
        std::pair{"0", "2025-01-12"}, std::pair{"90", "2019-12-17"}, std::pair{"3", "2018-05-01"},
        std::pair{"1000", "2025-01-12"}, std::pair{"perhaps", "2025-01-12"}}) {
    CAPTURE(written);
    CHECK(category(written, day) == -1);
  }
}

TEST_CASE("visas: days make a pair visa-free and are a figure with a cell of their own") {
  RecordingSink sink;
  const auto reading = read_as("passport_index",
                               pairs +
                                   "MYS,THA,60\nMYS,SGP,visa free\nMYS,USA,visa required\n"
                                   "MYS,MYS,-1\n",
                               sink, "2025-01-12");
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2025-01-12");
  CHECK(sink.find("visa_requirement", "MYS", "THA")->value == 1);
  CHECK(sink.find("visa_requirement", "MYS", "THA")->cell.column == 3);
  const Observation* days = sink.find("visa_free_days", "MYS", "THA");
  REQUIRE(days != nullptr);
  CHECK(days->value == 60);
  CHECK(days->cell.column == 4);
  CHECK(days->key.period.text() == "2025-01-12");
  CHECK(sink.find("visa_free_days", "MYS", "SGP")->state == State::missing);
  CHECK(sink.find("visa_free_days", "MYS", "USA")->state == State::not_applicable);
  CHECK(sink.find("visa_requirement", "MYS", "MYS")->state == State::not_applicable);
  CHECK(sink.items.size() == 8);
  CHECK(sink.items[1].name == "electronic authorisation");
}

TEST_CASE("visas: a table without its day is an error that says what to do") {
  RecordingSink sink;
  const auto undated = read_as("passport_index", pairs + "MYS,THA,60\n", sink);
  REQUIRE_FALSE(undated.has_value());
  CHECK(undated.error().kind == ErrorKind::invalid);
  CHECK(undated.error().hint.contains("--release 2025-01-12"));
  CHECK_FALSE(read_as("passport_index", pairs + "MYS,THA,60\n", sink, "2025").has_value());
  CHECK(sink.observations.empty());
}

TEST_CASE("visas: a matrix reads as the pairs it stands for; codes and names of places alike") {
  RecordingSink matrix, tidy;
  REQUIRE(read_as("passport_index", "Passport,BGD,Malaysia\nBGD,-1,e-visa\nMYS,30,-1\n", matrix,
                  "2025-01-12"));
  REQUIRE(read_as("passport_index",
                  pairs + "BGD,BGD,-1\nBD,MY,e-visa\nMalaysia,Bangladesh,30\nMYS,MYS,-1\n", tidy,
                  "2025-01-12"));
  REQUIRE(matrix.observations.size() == 8);
  REQUIRE(tidy.observations.size() == 8);
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(matrix.observations[i].key.origin == tidy.observations[i].key.origin);
    CHECK(matrix.observations[i].key.place == tidy.observations[i].key.place);
    CHECK(matrix.observations[i].state == tidy.observations[i].state);
    CHECK(matrix.observations[i].value == tidy.observations[i].value);
  }
  CHECK(matrix.observations[3].cell.column == 6);
}

TEST_CASE("visas: changes carry their own days and take the last as their version") {
  RecordingSink sink;
  const auto reading = read_as("passport_index_changes",
                               changes +
                                   "2019-11-23,BGD,LKA,1\n2020-11-19,BGD,LKA,covid ban\n"
                                   "2021,BGD,LKA,e-visa\n",
                               sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2020-11-19");
  CHECK(reading->supersession == Supersession::by_figure);
  REQUIRE(sink.observations.size() == 4);
  CHECK(sink.observations[0].value == 2);
  CHECK(sink.observations[2].value == 7);
  CHECK(sink.rejections.size() == 1);
}

}  // namespace corridor::passport_index_test
