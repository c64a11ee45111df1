// World Bank, country and lending groups: the income group of each economy in each year, the list
// of economies of a fiscal year, and who belongs to which group.
//
// Income groups become numbers, 1 low to 4 high; the year is that of the income measured, and the
// Bank uses the group in its fiscal year two years on. A group with a star (LM*) differs in
// definition, status D. YUG is Serbia and Montenegro.
//
// The list of economies leaves out empty fields at the end of a row.

#include "base/text.h"
#include "sources/item_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace corridor {
namespace worldbank_lists_parts {
namespace {

constexpr Publication worldbank(std::string_view dataset, std::string_view title) {
  return {.publisher = "World Bank",
          .dataset = dataset,
          .title = title,
          .licence = "CC-BY-4.0",
          .url = "https://datahelpdesk.worldbank.org/knowledgebase/articles/906519"};
}

// ---- income groups over time ------------------------------------------------

constexpr Publication income_publication =
    worldbank("worldbank_income_groups", "Income groups by year");
constexpr std::string_view income_header = "iso3,name,year,income_group";
constexpr std::array<std::string_view, 4> income_groups{"L", "LM", "UM", "H"};

void read_income_group(CsvPass& pass, ObservationKey key, Sink& sink) {
  auto written = pass.field(3);
  const bool other_definition = written.ends_with('*');
  if (other_definition) written.remove_suffix(1);
  const auto group = std::ranges::find(income_groups, written);
  if (group == income_groups.end()) {
    pass.reject(3, "expected an income group: L, LM, UM or H");
    return;
  }
  sink.observe({.key = std::move(key),
                .value = static_cast<double>(group - income_groups.begin() + 1),
                .status = other_definition ? 'D' : 'A',
                .cell = pass.cell(3)});
}

Result<Reading> read_income_groups(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::worldbank);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto place = pass.place(0, places);
    const auto year = pass.period(2);
    if (!place || !year) return {};
    latest.see(*year);
    read_income_group(pass, {.indicator = "income_group", .place = *place, .period = *year}, sink);
    return {};
  }));
  Reading reading = reading_of_list(income_publication, latest.version(input.version));
  reading.rows = rows;
  reading.steps = {{4, "income_group", "L, LM, UM and H written as 1, 2, 3 and 4"}};
  return reading;
}

// ---- economies and groups ---------------------------------------------------

constexpr Publication economy_publication =
    worldbank("worldbank_economies", "Country and lending groups");
constexpr std::array<std::string_view, 1> economy_code{"Code"}, economy_name{"Economy"};
constexpr ItemTable economies{
    .publication = &economy_publication,
    .part = "economies",
    .header = "Economy,Code,Region,Income group,Lending category,Other (EMU or HIPC)",
    .list = "country",
    .codes = economy_code,
    .names = economy_name,
    .place = "Code",
    .scheme = Scheme::worldbank,
    .short_records = true};

constexpr std::string_view groups_header = "GroupCode,GroupName,CountryCode,CountryName";

/// Entries that many rows name, each with the names it goes by.
class Named {
 public:
  Named(std::string_view list, Sink& sink) : list_(list), sink_(sink) {}

  void see(std::string_view code, std::string_view name, FileCell cell) {
    const auto [entry, is_new] = items_.try_emplace(std::string(code));
    Item& item = entry->second;
    if (is_new) {
      item = {.list = list_, .code = entry->first, .name = std::string(name), .cell = cell};
    } else if (item.name != name && item.other_names != name) {
      item.other_names = name;
    }
  }

  void hand_on(PlaceReader* places) {
    for (auto& [code, item] : items_) {
      if (places != nullptr) item.place = (*places)(code).value_or(Place());
      sink_.item(std::move(item));
    }
  }

 private:
  std::string_view list_;
  Sink& sink_;
  std::map<std::string, Item, std::less<>> items_;
};

Result<Reading> read_groups(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::worldbank);
  Named groups("worldbank_group", sink), countries("country", sink);
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto group = pass.field(0), country = pass.field(2);
    if (group.empty() || country.empty()) {
      pass.reject(group.empty() ? 0 : 2, "expected a code");
      return {};
    }
    groups.see(group, pass.field(1), pass.cell(0));
    countries.see(country, pass.field(3), pass.cell(2));
    sink.relate({.from_list = "country",
                 .from = std::string(country),
                 .relation = "member_of",
                 .to_list = "worldbank_group",
                 .to = std::string(group),
                 .cell = pass.cell(2)});
    return {};
  }));
  groups.hand_on(nullptr);
  countries.hand_on(&places);
  Reading reading = reading_of_list(economy_publication, input.version);
  reading.part = "groups";
  reading.rows = rows;
  return reading;
}

}  // namespace
}  // namespace worldbank_lists_parts

extern const Source worldbank_income_groups, worldbank_economies, worldbank_groups;
const Source worldbank_income_groups{"worldbank_income_groups", "World Bank, income groups by year",
                                     worldbank_lists_parts::income_header,
                                     [](const Opening& file) {
                                       return header_is(file.header,
                                                        worldbank_lists_parts::income_header);
                                     },
                                     worldbank_lists_parts::read_income_groups};
const Source worldbank_economies{
    "worldbank_economies", "World Bank, list of economies", worldbank_lists_parts::economies.header,
    is_list<worldbank_lists_parts::economies>, read_list<worldbank_lists_parts::economies>};
const Source worldbank_groups{"worldbank_groups", "World Bank, members of groups",
                              worldbank_lists_parts::groups_header,
                              [](const Opening& file) {
                                return header_is(file.header, worldbank_lists_parts::groups_header);
                              },
                              worldbank_lists_parts::read_groups};

}  // namespace corridor
