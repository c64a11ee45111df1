#include "sources/corridor_figures.h"
#include "sources/recording_sink.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

namespace corridor::all_sources_test {

TEST_CASE("every source is recognised by the header it shows, and by that of no other") {
  std::set<std::string_view> names;
  for (const Source* source : all_sources()) {
    CAPTURE(source->name);
    CHECK(names.insert(source->name).second);
    CHECK(find_source(source->name) == source);
    if (!source->cells_are_csv) continue;  // no header line tells these
    const auto recognised = recognise_source({"x.csv", std::string(source->shape) + "\n", {}});
    REQUIRE(recognised.has_value());
    CHECK(*recognised == source);
  }
  CHECK(find_source("no_such_source") == nullptr);
}

TEST_CASE("the file's name plays no part: a byte-order mark and CRLF do no harm") {
  const auto recognised = recognise_source(
      {"unhcr.csv", "\xEF\xBB\xBForig,dest,year,male,female,total\r\nBGD,MYS,2020,1,1,2\r\n", {}});
  REQUIRE(recognised.has_value());
  CHECK((*recognised)->name == "undesa_2020");
}

TEST_CASE("an unknown header is refused and shown, but not all of a very long one") {
  const auto unknown = recognise_source({"x.csv", "a,b\n1,2\n", {}});
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().kind == ErrorKind::invalid);
  CHECK(unknown.error().message.contains("a,b"));
  CHECK(unknown.error().hint.contains("corridor sources"));
  std::string wide = std::string(50'000, 'a') + ",b\n";
  CHECK(recognise_source({"x.csv", wide, {}}).error().message.size() < 1000);
}

TEST_CASE("a document or a web page in the place of a table is called by its name") {
  for (const std::string_view pdf : {"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n", "%PDF-1.7\n1 0 obj\n"}) {
    CHECK(recognise_source({"x.csv", pdf, {}}).error().message ==
          "expected a table (CSV), saw a PDF document");
  }
  for (const std::string_view page : {"<!DOCTYPE html>\n<html>", "\n <html lang=\"en\">"}) {
    CHECK(recognise_source({"x.csv", page, {}}).error().message ==
          "expected a table (CSV), saw a web page");
  }
  CHECK(
      recognise_source({"x.csv", "<b>,c\n", {}}).error().message.contains("XML of another shape"));
}

TEST_CASE("a source named for a file of another shape is refused with both headers") {
  const std::string text = "orig,dest,year,male,female,total\nBGD,MYS,2020,1,1,2\n";
  CHECK(named_source("undesa_2020", {"x.csv", text, {}}).has_value());
  const auto other = named_source("knomad_migrants", {"x.csv", text, {}});
  REQUIRE_FALSE(other.has_value());
  CHECK(other.error().kind == ErrorKind::invalid);
  CHECK(other.error().message ==
        "expected knomad_migrants: orig_iso3,dest_iso3,orig_name,dest_name,stock; "
        "saw the header orig,dest,year,male,female,total");
  const auto none = named_source("undesa_2021", {"x.csv", text, {}});
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().kind == ErrorKind::usage);
  CHECK(none.error().hint.contains("undesa_2020"));
}

TEST_CASE("a table of figures without its citation is refused") {
  RecordingSink sink;
  const auto reading = read_as("corridor_figures", find_source("corridor_figures")->shape, sink);
  REQUIRE_FALSE(reading.has_value());
  CHECK(reading.error().kind == ErrorKind::invalid);
}

TEST_CASE("figures re-tabulated: cells point into the publisher's file, row 0 is a sum") {
  RecordingSink sink;
  const std::string text = std::string(find_source("corridor_figures")->shape) +
                           "\nmigrant_stock,BGD,MYS,2020,female,total,destination,168432,A,6420,5\n"
                           "migrant_stock,_W,MYS,2020,total,total,destination,3476560,E,0,6\n"
                           "population,,BGD,2021,total,65+,publisher,,O,7,3\n"
                           "no_such,,BGD,2021,total,total,publisher,1,A,7,3\n"
                           "population,,BGD,2021,x,total,publisher,1,A,7,3\n"
                           "population,,BGD,2021,total,total,publisher,1,AA,7,3\n"
                           "population,,BGD,2021,total,total,publisher,1,A,-7,3\n"
                           "population,,BGD,2021,total,total,publisher,1,A,7,99999\n";
  CHECK(read_figures({"f.csv", text, {}}, sink) == 8);
  REQUIRE(sink.observations.size() == 3);
  CHECK(sink.find("migrant_stock", "BGD", "MYS", Sex::female)->cell.row == 6420);
  CHECK(sink.find("migrant_stock", "_W", "MYS")->cell.row == 0);
  CHECK(sink.find("migrant_stock", "_W", "MYS")->status == 'E');
  CHECK(sink.observations[2].state == State::missing);
  CHECK(sink.observations[2].key.age == Age{65, Age::open});
  CHECK(sink.rejections.size() == 5);
}

TEST_CASE("the citation beside the figures is read, a selection is not complete") {
  const auto reading = read_figures_citation(
      "citation.csv",
      "file,publisher,dataset,version,licence,url,retrieved,sha256,title,note\n"
      "figures.csv,UNHCR,unhcr_population,2025,CC-BY-4.0,https://x,2026-06-25,abc,Title,Note\n");
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "unhcr_population");
  CHECK(reading->publisher_sha256 == "abc");
  CHECK_FALSE(reading->complete);
  CHECK(read_figures_citation("citation.csv", "file\nother.csv\n").error().kind ==
        ErrorKind::malformed);
}

}  // namespace corridor::all_sources_test
