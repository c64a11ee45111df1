// CsvReader over arbitrary bytes: it reads or refuses, counts rows and lines upwards, hands out
// only UTF-8, and what csv_quote writes of a record reads back as the same record.

#include "base/csv.h"

#include "base/check.h"
#include "base/text.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace corridor {
namespace {

void check_round_trip(const CsvReader& csv) {
  if (csv.fields().size() == 1) return;  // alone, an empty field would be a blank line
  std::string header = "x", record(csv_quote(csv.field(0)));
  for (std::size_t i = 1; i < csv.fields().size(); ++i) {
    header += ",x";
    record += ',' + csv_quote(csv.field(i));
  }
  const std::string text = header + '\n' + record + '\n';
  CsvReader again("again", text);
  ENSURE(again.read_header().has_value(), "a header of ours is read");
  const auto read = again.next();
  ENSURE(read.has_value() && *read, "a record of ours is read");
  for (std::size_t i = 0; i < csv.fields().size(); ++i) {
    ENSURE(again.field(i) == csv.field(i), "a quoted field reads back as it was");
  }
}

void read_all(std::string_view text, char separator) {
  CsvReader csv("fuzz", text, separator);
  if (!csv.read_header()) return;
  std::uint64_t row = csv.row(), line = csv.line();
  ENSURE(row == 1, "the header is row 1");
  for (;;) {
    const auto more = csv.next();
    if (!more) {
      ENSURE(more.error().where.line >= line, "an error is not before the record before it");
      return;
    }
    if (!*more) return;
    ENSURE(csv.row() == row + 1 && csv.line() > line, "rows and lines go up");
    ENSURE(csv.fields().size() == csv.header().size(), "records are as wide as the header");
    for (const auto field : csv.fields()) {
      ENSURE(find_invalid_utf8(field) == std::string_view::npos, "fields are UTF-8");
    }
    row = csv.row();
    line = csv.line();
    check_round_trip(csv);
  }
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  corridor::read_all(text, ',');
  corridor::read_all(text, ';');
  return 0;
}
