// Workbooks over arbitrary bytes: with the first byte 0 the rest is the file; else the rest is the
// XML of a sheet, of the shared strings and of the styles, with NUL bytes between, in a sound
// package. Rows and columns go up within their limits, and all text is UTF-8.

#include "base/workbook.h"

#include "base/made_workbook.h"

#include <cstddef>
#include <cstdint>

namespace corridor {
namespace {

std::string packed(std::string_view parts) {
  auto members = MadeWorkbook().sheet("S", {}).members();
  for (const auto name : {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"}) {
    const auto end = std::min(parts.find('\0'), parts.size());
    for (auto& member : members) {
      if (member.first == name && end > 0) member.second = parts.substr(0, end);
    }
    parts.remove_prefix(std::min(end + 1, parts.size()));
  }
  return zip_of(members);
}

void read_sheet(Workbook& book, std::size_t index) {
  auto sheet = book.read(index);
  if (!sheet) return;
  std::uint32_t row = 0;
  for (;;) {
    const auto more = sheet->next();
    if (!more || !*more) return;
    ENSURE(sheet->row() > row && sheet->row() <= SheetReader::most_rows, "rows go up");
    row = sheet->row();
    std::uint16_t column = 0;
    for (const auto& cell : sheet->cells()) {
      ENSURE(cell.column > column && cell.column <= SheetReader::most_columns, "columns go up");
      ENSURE(!cell.text.empty(), "a cell that is handed on has content");
      ENSURE(find_invalid_utf8(cell.text) == cell.text.npos, "text is UTF-8");
      column = cell.column;
    }
  }
}

void read(std::uint8_t first, std::string_view rest) {
  const std::string bytes = first == 0 ? std::string(rest) : packed(rest);
  auto book = Workbook::open("fuzz", bytes);
  if (!book) return;
  for (std::size_t i = 0; i < std::min<std::size_t>(book->sheets().size(), 3); ++i) {
    read_sheet(*book, i);
  }
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  corridor::read(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
