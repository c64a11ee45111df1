#include "sources/item_table.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace corridor {
namespace item_table_parts {
namespace {

/// Where the columns of a table stand in the file.
struct Bindings {
  std::vector<std::size_t> codes, names, other_names;
  int parent = -1, place = -1;
  std::vector<std::pair<std::size_t, std::string>> details;
};

Bindings find_columns(const ItemTable& table, const CsvReader& csv) {
  Bindings at{.parent = csv.column(table.parent), .place = csv.column(table.place)};
  std::vector<bool> taken(csv.header().size());
  const auto take = [&](std::span<const std::string_view> columns, auto& indexes) {
    for (const auto name : columns) {
      const int index = csv.column(name);
      if (index < 0) continue;
      indexes.push_back(static_cast<std::size_t>(index));
      taken[indexes.back()] = true;
    }
  };
  take(table.codes, at.codes);
  taken.assign(taken.size(), false);  // a code that is not taken as such is a detail
  take(table.names, at.names);
  take(table.other_names, at.other_names);
  if (at.parent >= 0) taken[static_cast<std::size_t>(at.parent)] = true;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (!taken[i]) at.details.emplace_back(i, snake_case(csv.header()[i]));
  }
  return at;
}

/// The first of the fields that is not empty, by its index.
std::optional<std::size_t> first_filled(const CsvPass& pass, std::span<const std::size_t> indexes) {
  const auto found =
      std::ranges::find_if(indexes, [&](auto index) { return !trim(pass.field(index)).empty(); });
  if (found == indexes.end()) return std::nullopt;
  return *found;
}

/// Names that are not there yet, one a line.
std::string further_names(const CsvPass& pass, const Bindings& at, const std::string& name) {
  std::vector<std::string_view> names{name};
  std::string lines;
  const auto add = [&](std::size_t index) {
    const auto other = trim(pass.field(index));
    if (other.empty() || std::ranges::find(names, other) != names.end()) return;
    names.push_back(other);
    lines += fmt::format("{}{}", lines.empty() ? "" : "\n", other);
  };
  std::ranges::for_each(at.names, add);
  std::ranges::for_each(at.other_names, add);
  return lines;
}

Item read_item(const CsvPass& pass, const Bindings& at, std::size_t code, PlaceReader& places) {
  const auto name = first_filled(pass, at.names);
  Item item{.list = {},
            .code = std::string(trim(pass.field(code))),
            .name = std::string(trim(pass.field(name.value_or(code)))),
            .cell = pass.cell(code)};
  item.other_names = further_names(pass, at, item.name);
  if (at.parent >= 0) item.parent = trim(pass.field(static_cast<std::size_t>(at.parent)));
  if (item.parent == "-1") item.parent.clear();
  if (at.place >= 0) {
    item.place = places(pass.field(static_cast<std::size_t>(at.place))).value_or(Place());
  }
  NamedValues details;
  for (const auto& [index, detail] : at.details) {
    if (index != code) details.add(detail, pass.field(index));
  }
  item.details = details.text();
  return item;
}

}  // namespace
}  // namespace item_table_parts

Reading reading_of_list(const Publication& publication, const std::string& version) {
  Reading reading{.citation = citation_of(publication)};
  reading.citation.version = version.empty() ? "undated" : version;
  return reading;
}

Result<Reading> read_items(const ItemTable& table, const SourceInput& input, Sink& sink,
                           const AlsoOfItem& also) {
  CsvPass pass(input, sink);
  if (table.short_records) pass.fill_short_records();
  PlaceReader places(table.scheme);
  std::optional<item_table_parts::Bindings> at;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    if (!at) at = item_table_parts::find_columns(table, pass.csv());
    const auto code = item_table_parts::first_filled(pass, at->codes);
    if (!code) {
      pass.reject(at->codes.empty() ? 0 : at->codes.front(), "expected a code");
      return {};
    }
    Item item = item_table_parts::read_item(pass, *at, *code, places);
    item.list = table.list;
    if (also) also(pass, item);
    sink.item(std::move(item));
    return {};
  }));
  Reading reading = reading_of_list(
      *table.publication, input.version.empty() ? std::string(table.version) : input.version);
  reading.part = table.part;
  reading.rows = rows;
  return reading;
}

}  // namespace corridor
