#include "sources/registers/register_rows.h"

#include "sources/recording_sink.h"

#include <fmt/format.h>

#include <doctest/doctest.h>

namespace corridor::register_rows_test {
namespace {

/// The table of one row, as it is written.
template <class Row> std::string table(std::string_view header, const Row& row) {
  std::string text(header);
  text += '\n';
  const auto fields = fields_of(row);
  for (std::size_t i = 0; i < fields.size(); ++i)
    text += (i == 0 ? "" : ",") + csv_quote(fields[i]);
  return text + '\n';
}

Period date(std::string_view text) { return *Period::parse(text); }

}  // namespace

TEST_CASE("rows of registers read back as they were written") {
  RecordingSink sink;
  const Record record{.kind = "provision",
                      .code = "t/art_1",
                      .title = "A, \"b\"",
                      .summary = "c\nd",
                      .parent = "t",
                      .places = {Place("BGD"), Place("MYS")},
                      .since = date("1990"),
                      .until = date("2001-02"),
                      .names = "fr=e",
                      .fields = "gives=wage\nstrength=duty",
                      .cell = {3, 4}};
  REQUIRE(read_register_rows({"records.csv", table(records_header, record), {}}, sink));
  REQUIRE(sink.records.size() == 1);
  CHECK(fields_of(sink.records[0]) == fields_of(record));
  const LawEvent event{.instrument = "t",
                       .kind = LawEventKind::reservation,
                       .party = Place("GBR"),
                       .territory = Place("FLK"),
                       .date = date("1956-10-25"),
                       .effective = date("1957-01-23"),
                       .provisions = "art_8 art_9",
                       .other = "FRA",
                       .note = "n",
                       .cell = {9, 1}};
  REQUIRE(read_register_rows({"events.csv", table(events_header, event), {}}, sink));
  CHECK(fields_of(sink.events.at(0)) == fields_of(event));
  const Link link{.from = "term:a",
                  .relation = "about",
                  .to = "place:BGD",
                  .since = date("2001"),
                  .source = "us",
                  .cell = {1, 1}};
  REQUIRE(read_register_rows({"links.csv", table(links_header, link), {}}, sink));
  CHECK(fields_of(sink.links.at(0)) == fields_of(link));
  const Passage passage{.item = "expression:a",
                        .place_in = "art_1",
                        .heading = "h",
                        .text = "t, u",
                        .language = "ar",
                        .places = {Place("EGY")},
                        .since = date("2020-01-01"),
                        .cell = {2, 2}};
  REQUIRE(read_register_rows({"passages.csv", table(passages_header, passage), {}}, sink));
  CHECK(fields_of(sink.passages.at(0)) == fields_of(passage));
}

TEST_CASE("a table of registers that was changed is refused at its field") {
  RecordingSink sink;
  const auto refused = [&](std::string_view text) {
    const auto read = read_register_rows({"t.csv", text, {}}, sink);
    REQUIRE(!read);
    return read.error();
  };
  const std::string events = std::string(events_header) + "\n";
  CHECK(refused(events + "t,ratified,BGD,,1990,,,,,1,1\n").where.column == 2);
  CHECK(refused(events + "t,ratification,BGD,,soon,,,,,1,1\n").where.column == 5);
  CHECK(
      refused(events + "t,ratification,A-CODE-TOO-LONG-FOR-A-PLACE,,1990,,,,,1,1\n").where.column ==
      3);
  CHECK(refused(events + "t,ratification,BGD,,1990,,,,,-1,1\n").where.column == 10);
  CHECK(refused("a,b\n1,2\n").kind == ErrorKind::malformed);
}

}  // namespace corridor::register_rows_test
