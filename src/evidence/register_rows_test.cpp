#include "evidence/register_rows.h"

#include "evidence/proof.h"
#include "evidence/scratch_workspace.h"

#include <doctest/doctest.h>

namespace corridor::register_rows_test {
namespace {

const std::string text = R"(register: small
version: "1"
title: A small register
publisher: A test
licence: CC0-1.0
author: A. Author
reason: First version
known_to: "2020-01-01"
instruments:
  - code: x
    title: {en: X, fr: Le X}
    type: convention
    adopted: "1990-01-01"
    summary: {en: What it does.}
    provisions:
      - {at: art_1, title: One, gives: [wage], summary: {en: S.}}
    events:
      - {kind: ratification, party: BGD, date: "1992-03-04", note: In our words.}
links:
  - {from: "instrument:x", relation: about, to: "place:BGD"}
)";

std::string value(const RegisterRow& row, std::string_view name) {
  for (const auto& field : row.fields) {
    if (field.name == name) return field.value;
  }
  return {};
}

}  // namespace

TEST_CASE("what a register says leads back to its line, by the proof of its place in the file") {
  ScratchWorkspace store;
  const auto path = store.write("small.yml", text);
  const auto report = load_file(*store, path, {});
  REQUIRE(report.has_value());
  const auto id = report->edition.short_id();
  const auto row_at = [&](int line, int column) {
    const auto proof = prove(*store, fmt::format("{}.{}.{}", id, line, column));
    REQUIRE(proof.has_value());
    REQUIRE(proof->rows.size() == 1);
    CHECK(proof->in_file.same_bytes);
    return *proof;
  };
  const auto instrument = row_at(10, 5);
  CHECK(instrument.rows[0].address == "instrument:x");
  CHECK(value(instrument.rows[0], "summary") == "What it does.");
  CHECK(value(instrument.rows[0], "title in fr") == "Le X");
  CHECK(instrument.in_file.cell == "- code: x");
  const auto provision = row_at(16, 9);
  CHECK(provision.rows[0].address == "provision:x/art_1");
  CHECK(value(provision.rows[0], "gives") == "wage");
  const auto event = row_at(18, 9);
  CHECK(event.rows[0].title == "ratification of x by BGD");
  CHECK(value(event.rows[0], "date") == "1992-03-04");
  CHECK(value(event.rows[0], "note") == "In our words.");
  CHECK(value(event.rows[0], "territory").empty());
  CHECK(row_at(20, 5).rows[0].title == "instrument:x about place:BGD");

  store.write("small.yml", text + "# changed\n");
  const auto changed = prove(*store, id + ".10.5");
  REQUIRE(changed.has_value());
  CHECK_FALSE(changed->in_file.same_bytes);
  CHECK(changed->rows.size() == 1);
  const auto nothing = prove(*store, id + ".11.77");
  REQUIRE_FALSE(nothing.has_value());
  CHECK(nothing.error().kind == ErrorKind::not_found);
}

}  // namespace corridor::register_rows_test
