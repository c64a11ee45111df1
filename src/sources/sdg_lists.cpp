// Lists around the 2030 Agenda: the framework of goals, targets and indicators (a tree), the
// catalogue of the SDG database's series, and the code lists of its breakdowns.
//
// A series of the catalogue may serve several indicators ("15.a.1, 15.b.1"): it is related to each.

#include "base/text.h"
#include "sources/list_reading.h"
#include "sources/sdg_codes.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace corridor {
namespace sdg_lists_parts {
namespace {

constexpr std::string_view framework_header =
    "goal,goal_name,target,target_text,indicator,indicator_text";
constexpr std::string_view catalogue_header =
    "concept,concept_type,description,goal,indicator,name,target";
constexpr std::string_view publisher = "United Nations Statistics Division";
constexpr std::string_view terms = "UN terms with attribution";
constexpr std::string_view url = "https://unstats.un.org/sdgs/indicators/indicators-list/";

/// The code lists at hand: the name of their first column, and of the list.
struct CodeList {
  std::string_view header, list;
};
constexpr std::array<CodeList, 5> code_lists{{
    {"geo_area,name", "sdg_geo_area"},
    {"migratory_status,name", "sdg_migratory_status"},
    {"nature,name", "sdg_nature"},
    {"policy_domains,name", "sdg_policy_domains"},
    {"units,name", "sdg_units"},
}};

const CodeList* code_list_of(std::span<const std::string> header) {
  const auto found = std::ranges::find_if(
      code_lists, [&](const CodeList& one) { return header_is(header, one.header); });
  return found == code_lists.end() ? nullptr : &*found;
}

bool recognise_framework(const Opening& file) { return header_is(file.header, framework_header); }
bool recognise_catalogue(const Opening& file) { return header_is(file.header, catalogue_header); }
bool recognise_codes(const Opening& file) { return code_list_of(file.header) != nullptr; }

Citation citation(std::string dataset, std::string title) {
  return {.publisher = std::string(publisher),
          .dataset = std::move(dataset),
          .title = std::move(title),
          .version = {},
          .licence = std::string(terms),
          .url = std::string(url),
          .retrieved = {}};
}

/// Each row names its goal and target again; the tree has them once.
Result<Reading> read_framework(const SourceInput& input, Sink& sink) {
  std::unordered_set<std::string> seen;
  return read_list(input, sink, citation("sdg_framework", "SDG goals, targets and indicators"),
                   [&](CsvPass& pass) {
                     std::string parent;
                     for (const std::size_t column : {0u, 2u, 4u}) {
                       auto item = list_entry(pass, "sdg", column, column + 1);
                       if (!item) return;
                       item->parent = std::exchange(parent, item->code);
                       const bool is_leaf = column == 4;
                       if (is_leaf || seen.insert(item->code).second) sink.item(std::move(*item));
                     }
                   });
}

Result<Reading> read_catalogue(const SourceInput& input, Sink& sink) {
  return read_list(input, sink, citation("sdg_series", "SDG database, catalogue of series"),
                   [&](CsvPass& pass) {
                     auto item = list_entry(pass, "indicator", 5, 2);
                     if (!item) return;
                     item->details = NamedValues()
                                         .add("goal", pass.field(3))
                                         .add("sdg_indicator", pass.field(4))
                                         .add("target", pass.field(6))
                                         .text();
                     for (const auto serves : split(pass.field(4), ',')) {
                       if (trim(serves).empty()) continue;
                       sink.relate({"indicator", item->code, "measures", "sdg",
                                    std::string(trim(serves)), pass.cell(4)});
                     }
                     sink.item(std::move(*item));
                   });
}

Result<Reading> read_codes(const SourceInput& input, Sink& sink) {
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  const CodeList& codes = *code_list_of(csv.header());
  SdgAreas areas;
  auto reading = TRY(
      read_list(input, sink, citation("sdg_codes", "SDG database, code lists"), [&](CsvPass& pass) {
        auto item = list_entry(pass, codes.list, 0, 1);
        if (!item) return;
        if (codes.list == "sdg_geo_area") item->place = areas(item->code).value_or(Place{});
        sink.item(std::move(*item));
      }));
  reading.part = codes.list;
  return reading;
}

}  // namespace
}  // namespace sdg_lists_parts

extern const Source sdg_framework, sdg_series, sdg_codes;
const Source sdg_framework{"sdg_framework", "SDG goals, targets and indicators",
                           sdg_lists_parts::framework_header, sdg_lists_parts::recognise_framework,
                           sdg_lists_parts::read_framework};
const Source sdg_series{"sdg_series", "SDG database, catalogue of series",
                        sdg_lists_parts::catalogue_header, sdg_lists_parts::recognise_catalogue,
                        sdg_lists_parts::read_catalogue};
const Source sdg_codes{"sdg_codes", "SDG database, a code list", "geo_area,name",
                       sdg_lists_parts::recognise_codes, sdg_lists_parts::read_codes};

}  // namespace corridor
