#include "sources/corridor_export.h"

#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::corridor_export_test {
namespace {

const std::string header = std::string(export_header) + "\r\n";
const std::string of_edition =
    ",persons,undesa_migrant_stock,2020,\"UN DESA, Population Division\",CC-BY-3.0-IGO,"
    "4a73f7fc20ec,4a73f7fc20ec.";

std::string row(std::string_view key, std::string_view figure, std::string_view cell = "7.6") {
  return std::string(key) + "," + std::string(figure) + of_edition + std::string(cell) + "\r\n";
}

const std::string good =
    row("migrant_stock,BGD,MYS,2020,total,total,destination,", "415717,value,A,400000,430000");

/// The reason why a single row is rejected.
std::string reason_of(const std::string& one) {
  RecordingSink sink;
  REQUIRE(read_as("corridor_export", header + one, sink));
  REQUIRE(sink.rejections.size() == 1);
  return sink.rejections.front().reason;
}

}  // namespace

TEST_CASE("an exported table is read with its citation, as a selection; cells are its own") {
  RecordingSink sink;
  const auto reading = read_as("corridor_export", header + good, sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "undesa_migrant_stock");
  CHECK(reading->citation.publisher == "UN DESA, Population Division");
  CHECK(reading->citation.version == "2020");
  CHECK(reading->citation.licence == "CC-BY-3.0-IGO");
  CHECK_FALSE(reading->complete);
  REQUIRE(sink.observations.size() == 1);
  const auto& o = sink.observations.front();
  CHECK(o.key.origin == Place("BGD"));
  CHECK(o.key.reporter == Reporter::destination);
  CHECK(o.value == 415717);
  REQUIRE(o.interval.has_value());
  CHECK(o.interval->high == 430000);
  CHECK(o.cell.row == 2);
  CHECK(o.cell.column == 9);
}

TEST_CASE(
    "read for a package, a figure has the cell of the publisher's file that its proof names") {
  RecordingSink sink;
  const std::string sum =
      "migrant_stock,_W,_W,2020,total,total,destination,,5,value,A,,,persons,d,"
      "2020,p,l,4a73f7fc20ec,sum:4a73f7fc20ec:migrant_stock:_W-_W:2020:total:"
      "total\r\n";
  REQUIRE(read_exported_figures({"f", header + good + sum, {}}, sink, ExportedCells::of_publisher));
  REQUIRE(sink.observations.size() == 2);
  CHECK(sink.observations[0].cell.row == 7);
  CHECK(sink.observations[0].cell.column == 6);
  CHECK(sink.observations[1].cell.row == 0);
  CHECK_FALSE(read_exported_figures({"f", "a,b\n1,2\n", {}}, sink, ExportedCells::of_publisher)
                  .has_value());
}

TEST_CASE("cells that were protected for spreadsheets are read as they were") {
  RecordingSink sink;
  REQUIRE(read_as("corridor_export",
                  header + row("population,,'034,'2020-07,total,'5-9,publisher,", "12.5,value,A,,"),
                  sink));
  REQUIRE(sink.observations.size() == 1);
  const auto& key = sink.observations.front().key;
  CHECK(key.place == Place("034"));
  CHECK(key.period.text() == "2020-07");
  CHECK(key.age == Age{5, 9});
  CHECK(sink.observations.front().value == 12.5);
}

TEST_CASE("a publisher's own series, a place of no gazetteer, further dimensions, each state") {
  RecordingSink sink;
  REQUIRE(read_as(
      "corridor_export",
      header +
          row("EG.ELC.ACCS.ZS,,XY-Z.1,2020,female,65+,origin,area=urban;kind=a", ",missing,O,,") +
          row("EG.ELC.ACCS.ZS,,XY-Z.1,2021,female,65+,origin,area=urban;kind=a",
              ",not applicable,M,,") +
          row("EG.ELC.ACCS.ZS,,XY-Z.1,2022,female,65+,origin,area=urban;kind=a", ",suppressed,Q,,"),
      sink));
  REQUIRE(sink.observations.size() == 3);
  CHECK(sink.observations[0].key.indicator == "EG.ELC.ACCS.ZS");
  CHECK(sink.observations[0].key.place == Place("XY-Z.1"));
  CHECK(sink.observations[0].key.dimensions == "area=urban;kind=a");
  CHECK(sink.observations[0].state == State::missing);
  CHECK(sink.observations[1].state == State::not_applicable);
  CHECK(sink.observations[2].state == State::suppressed);
}

TEST_CASE("what does not follow the form is rejected by its field") {
  const std::string figure = "5,value,A,,";
  CHECK(reason_of(row(",BGD,MYS,2020,total,total,publisher,", figure)) == "expected an indicator");
  CHECK(reason_of(row("x,B GD,MYS,2020,total,total,publisher,", figure)) ==
        "expected the code of a place");
  CHECK(reason_of(row("x,BGD,,2020,total,total,publisher,", figure)) ==
        "expected the code of a place");
  CHECK(reason_of(row("x,BGD,0123456789abcdef,2020,total,total,publisher,", figure)) ==
        "expected the code of a place");
  CHECK(reason_of(row("x,BGD,MYS,soon,total,total,publisher,", figure)) == "expected a period");
  CHECK(reason_of(row("x,BGD,MYS,2020,women?,total,publisher,", figure)) == "expected a sex");
  CHECK(reason_of(row("x,BGD,MYS,2020,total,old,publisher,", figure)) == "expected an age");
  CHECK(reason_of(row("x,BGD,MYS,2020,total,total,me,", figure)) ==
        "expected publisher, origin or destination");
  const std::string key = "x,BGD,MYS,2020,total,total,publisher,";
  CHECK(reason_of(row(key, "5,missing,O,,")) ==
        "expected a number where the state is value, and nothing else");
  CHECK(reason_of(row(key, ",value,A,,")) ==
        "expected a number where the state is value, and nothing else");
  CHECK(reason_of(row(key, "5,perhaps,A,,")) ==
        "expected value, missing, suppressed or not applicable");
  CHECK(reason_of(row(key, "5,value,AB,,")) == "expected a letter");
  CHECK(reason_of(row(key, "5,value,A,4,")) == "expected two numbers or none");
}

TEST_CASE("a table of several editions, or of none, is refused: a figure has one citation") {
  RecordingSink sink;
  std::string other = good;
  other.replace(other.find("4a73f7fc20ec"), 12, "ffffffffffff");
  const auto several = read_as("corridor_export", header + good + other, sink);
  REQUIRE_FALSE(several.has_value());
  CHECK(several.error().message ==
        "expected figures of one edition, saw \"4a73f7fc20ec\" and \"ffffffffffff\"");
  CHECK(several.error().where.line == 3);
  CHECK(read_as("corridor_export", header, sink).error().kind == ErrorKind::invalid);
}

}  // namespace corridor::corridor_export_test
