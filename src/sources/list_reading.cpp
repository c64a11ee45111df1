#include "sources/list_reading.h"

#include "base/text.h"

#include <fmt/core.h>

namespace corridor {

Result<Reading> read_list(const SourceInput& input, Sink& sink, Citation citation,
                          const std::function<void(CsvPass&)>& each) {
  CsvPass pass(input, sink);
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    each(pass);
    return {};
  }));
  if (citation.version.empty() || !input.version.empty()) {
    citation.version = LatestPeriod{}.version(input.version);
  }
  return Reading{.citation = std::move(citation), .rows = rows};
}

std::optional<Item> list_entry(CsvPass& pass, std::string_view list, std::size_t code_column,
                               std::size_t name_column) {
  const auto code = trim(pass.field(code_column));
  if (code.empty()) {
    pass.reject(code_column, fmt::format("an entry of the list {} without a code", list));
    return std::nullopt;
  }
  return Item{.list = list,
              .code = std::string(code),
              .name = std::string(trim(pass.field(name_column))),
              .cell = pass.cell(code_column)};
}

Place place_of_entry(CsvPass& pass, std::size_t column, PlaceReader& places) {
  const auto written = trim(pass.field(column));
  if (written.empty()) return {};
  if (const auto& place = places(written)) return *place;
  pass.flag(column, "unknown_place",
            fmt::format("kept without its place: none is called \"{}\"", clip(written, 80)));
  return {};
}

std::string joined_lines(std::initializer_list<std::string_view> names) {
  std::string lines;
  for (const auto name : names) {
    const auto clean = trim(name);
    if (clean.empty()) continue;
    if (!lines.empty()) lines += '\n';
    lines += clean;
  }
  return lines;
}

}  // namespace corridor
