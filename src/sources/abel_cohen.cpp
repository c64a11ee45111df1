// Abel and Cohen, bilateral international migration flows: how many people moved from each country
// to each other within five years, estimated from tables of migrant stocks by six methods. The
// methods stand side by side in the authors' files, by sex, by type of move, by both or by
// neither; they are alternatives, told apart by a dimension (method=da_pb_closed), and never added
// up. Types (type=outward, return, transit) are parts of one flow. Sums of female and male differ
// from the total where a country's figure was estimated for each alone.
//
// A release is called by the year of the newest stocks it uses: where the last period ends.
//
// Files with names and one flow a row come from a visualisation and have one method each, which
// the file does not state: it is told by what it says of Mexico to the United States. They have
// the same figures, without those that are zero: selections, which count where the whole is not
// loaded.

#include "base/text.h"
#include "sources/column_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace abel_cohen_parts {
namespace {

constexpr Publication publication{.publisher = "Guy Abel and Joel Cohen",
                                  .dataset = "abel_cohen_flows",
                                  .title = "Bilateral international migration flow estimates",
                                  .licence = "CC-BY-4.0",
                                  .url = "https://doi.org/10.6084/m9.figshare.7731233"};

Result<Period> five_years_from(std::string_view text) {
  const Period start = TRY(Period::parse(text));
  if (start.kind() == Period::Kind::year) {
    return Period::years(start.start_year(), start.start_year() + 5);
  }
  return fail({ErrorKind::malformed,
               fmt::format("expected the first year of a period, saw \"{}\"", clip(text, 40)),
               {},
               {}});
}

Result<std::string> type_of_move(std::string_view text) {
  constexpr std::array<std::string_view, 3> types{"outward", "return", "transit"};
  if (std::ranges::find(types, text) != types.end()) return fmt::format("type={}", text);
  return fail({ErrorKind::malformed,
               fmt::format("expected outward, return or transit, saw \"{}\"", clip(text, 40)),
               {},
               {}});
}

constexpr FigureColumn flow(std::string_view name, std::string_view dimensions) {
  return {.name = name, .indicator = "migration_flow", .dimensions = dimensions};
}
constexpr std::array<FigureColumn, 6> methods{{
    flow("sd_drop_neg", "method=sd_drop_neg"),
    flow("sd_rev_neg", "method=sd_rev_neg"),
    flow("mig_rate", "method=mig_rate"),
    flow("da_min_open", "method=da_min_open"),
    flow("da_min_closed", "method=da_min_closed"),
    flow("da_pb_closed", "method=da_pb_closed"),
}};

constexpr ColumnTable table{
    .publication = &publication,
    .header =
        "year0,sex,orig,dest,sd_drop_neg,sd_rev_neg,mig_rate,da_min_open,da_min_closed,"
        "da_pb_closed",
    .keys =
        {.place = "dest", .origin = "orig", .period = "year0", .sex = "sex", .dimension = "type"},
    .columns = methods,
    .status = 'E',
    .period_of = five_years_from,
    .dimension_of = type_of_move};

bool has(std::span<const std::string> header, std::string_view name) {
  return std::ranges::find(header, name) != header.end();
}

bool recognise(const Opening& file) {
  return has(file.header, "year0") && has(file.header, "orig") && has(file.header, "dest") &&
         std::ranges::any_of(methods, [&](const auto& m) { return has(file.header, m.name); });
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  const bool by_sex = csv.column("sex") >= 0, by_type = csv.column("type") >= 0;
  Reading reading = TRY(read_columns(table, input, sink));
  reading.part = by_sex && by_type ? "by_sex_and_type"
                 : by_sex          ? "by_sex"
                 : by_type         ? "by_type"
                                   : "all";
  return reading;
}

constexpr ColumnTable selection{
    .publication = &publication,
    .header = "orig_iso3,dest_iso3,orig_name,dest_name,period_start,flow_5yr",
    .keys = {.place = "dest_iso3", .origin = "orig_iso3", .period = "period_start"},
    .columns = {},
    .status = 'E',
    .complete = false,
    .period_of = five_years_from};

constexpr std::array<Mark, 3> methods_of_selections{{
    {"MEX,USA,Mexico,United States,1990,1673024", "method=da_min_closed"},
    {"MEX,USA,Mexico,United States,1990,2238239", "method=da_pb_closed"},
    {"MEX,USA,Mexico,United States,1990,1749674", "method=mig_rate"},
}};

Result<Reading> read_selection(const SourceInput& input, Sink& sink) {
  const auto method = meaning_of_mark(input.text, methods_of_selections);
  if (method.empty()) {
    return fail({ErrorKind::invalid,
                 "the file does not state its method of estimation, and what it has for Mexico to "
                 "the United States in 1990 is none of the known methods'",
                 {input.name},
                 "Load the authors' file, which has all methods side by side."});
  }
  const FigureColumn column = flow("flow_5yr", method);
  ColumnTable one = selection;
  one.columns = {&column, 1};
  one.part = method.substr(method.find('=') + 1);
  return read_columns(one, input, sink);
}

}  // namespace
}  // namespace abel_cohen_parts

extern const Source abel_cohen_flows, abel_cohen_selection;
const Source abel_cohen_flows{"abel_cohen_flows", "Abel and Cohen, migration flows by six methods",
                              abel_cohen_parts::table.header, abel_cohen_parts::recognise,
                              abel_cohen_parts::read};
const Source abel_cohen_selection{
    "abel_cohen_selection", "Abel and Cohen, migration flows by one method",
    abel_cohen_parts::selection.header, is_table<abel_cohen_parts::selection>,
    abel_cohen_parts::read_selection};

}  // namespace corridor
