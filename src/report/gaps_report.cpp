#include "report/gaps_report.h"

#include "base/json.h"
#include "report/law_notes.h"
#include "scenario/chain/place_gaps.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::string_view weight_rule =
    "weight = severity (3: nothing stands behind a promise or a right; 2: nobody can tell whether "
    "it holds; 1: help is missing) x (1 + recommendations and commitments that hang on it)";

std::string counts_shown(const ChainCounts& counts) {
  return fmt::format(
      "{} commitments hold here; {} are measured, {} with figures of the country. Of {} "
      "protections {} are promised by binding law, in full or in part. Registered here: {} actors, "
      "{} services, {} practices.",
      counts.commitments, counts.measured, counts.with_figures, counts.protections, counts.promised,
      counts.actors, counts.services, counts.practices);
}

std::string says(const Gap& gap) {
  std::string text(gap.kind->says);
  if (!gap.detail.empty()) text.insert(text.size() - 1, fmt::format(" ({})", gap.detail));
  return text;
}

Table table_of(const PlaceGaps& gaps, bool is_for_programs) {
  Table table{.title = fmt::format("Gaps of {}", Gazetteer::get().name(gaps.place))};
  const Column weight{"weight", "Weight", {}, 0, Align::end};
  if (is_for_programs) {
    table.columns = {weight,
                     {"severity", "Severity"},
                     {"kind", "Kind"},
                     {"item", "Item"},
                     {"title", "Title"},
                     {"says", "Says"},
                     {"detail", "Detail"},
                     {"hanging", "Hanging"}};
  } else {
    table.columns = {weight,
                     {"title", "What"},
                     {"says", "What is missing"},
                     {"hanging", "Hangs on it", {}, 0, Align::end}};
  }
  for (const auto& gap : gaps.gaps) {
    const auto weighs = static_cast<double>(gap.weight());
    if (is_for_programs) {
      table.rows.push_back({weighs, static_cast<double>(gap.kind->severity),
                            std::string(gap.kind->code), gap.item, gap.title,
                            std::string(gap.kind->says), gap.detail,
                            fmt::format("{}", fmt::join(gap.hanging, " "))});
    } else {
      table.rows.push_back({weighs, fmt::format("{} ({})", gap.title, gap.item), says(gap),
                            static_cast<double>(gap.hanging.size())});
    }
  }
  table.notes.push_back(counts_shown(gaps.counts));
  table.notes.push_back(fmt::format("The rule: {}.", weight_rule));
  table.notes.emplace_back(
      "What is not registered here may still be there: a gap says what this workspace cannot "
      "show.");
  return table;
}

void write_counts(JsonWriter& json, const ChainCounts& counts) {
  json.key("counts").begin_object().field("commitments", counts.commitments);
  json.field("measured", counts.measured).field("with_figures", counts.with_figures);
  json.field("protections", counts.protections).field("promised", counts.promised);
  json.field("actors", counts.actors).field("services", counts.services);
  json.field("practices", counts.practices).end_object();
}

std::string json_of(const PlaceGaps& gaps) {
  JsonWriter json(2);
  json.begin_object().field("place", gaps.place.code());
  json.field("name", Gazetteer::get().name(gaps.place)).field("rule", weight_rule);
  json.field("weight", gaps.weight());
  write_counts(json, gaps.counts);
  json.key("gaps").begin_array();
  for (const auto& gap : gaps.gaps) {
    json.begin_object().field("kind", gap.kind->code).field("item", gap.item);
    json.field("title", gap.title).field("says", gap.kind->says);
    write_text_or_null(json, "detail", gap.detail);
    json.field("severity", gap.kind->severity).field("weight", gap.weight());
    write_list(json, "hanging", gap.hanging);
    json.end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

std::vector<Place> all_countries() {
  std::vector<Place> countries;
  for (const auto& record : Gazetteer::get().all()) {
    if (record.kind == PlaceKind::country) countries.push_back(record.place);
  }
  return countries;
}

Table all_places(std::vector<PlaceGaps> all) {
  std::ranges::stable_sort(all, std::greater(), &PlaceGaps::weight);
  Table table{.title = "Gaps by country"};
  const auto number = [](const char* name, const char* title) {
    return Column{name, title, {}, 0, Align::end};
  };
  table.columns = {{"place", "Code"},
                   {"name", "Country"},
                   number("weight", "Weight"),
                   number("gaps", "Gaps"),
                   number("needs_without_law", "Needs without law"),
                   number("commitments", "Commitments"),
                   number("with_figures", "With figures"),
                   number("actors", "Actors"),
                   number("services", "Services")};
  for (const auto& one : all) {
    const auto count = [](std::size_t value) { return static_cast<double>(value); };
    const auto needs = std::ranges::count_if(
        one.gaps, [](const Gap& gap) { return gap.kind->code == "need_without_law"; });
    table.rows.push_back({std::string(one.place.code()), Gazetteer::get().name(one.place),
                          static_cast<double>(one.weight()), count(one.gaps.size()),
                          static_cast<double>(needs), count(one.counts.commitments),
                          count(one.counts.with_figures), count(one.counts.actors),
                          count(one.counts.services)});
  }
  table.notes.push_back(fmt::format("The rule: {}.", weight_rule));
  return table;
}

/// A country, not a way between two.
Result<Place> country_of(const std::string& written) {
  const Subject subject = TRY(Gazetteer::get().parse_subject(written));
  if (!subject.is_corridor()) return subject.place;
  return fail({ErrorKind::usage,
               fmt::format("gaps are those of a country, and \"{}\" is a corridor", written),
               {},
               fmt::format("Ask for {} or {}.", subject.origin.code(), subject.place.code())});
}

}  // namespace

Result<std::string> gaps_report(const Workspace& workspace, const std::string& place, Format format,
                                std::size_t width) {
  const Place asked = place.empty() ? Place() : TRY(country_of(place));
  auto finder = TRY(GapFinder::open(workspace));
  const bool is_for_programs = format == Format::csv;
  if (place.empty()) {
    std::vector<PlaceGaps> all;
    for (const Place country : all_countries()) all.push_back(TRY(finder.gaps(country)));
    return render(all_places(std::move(all)), format, width);
  }
  const auto gaps = TRY(finder.gaps(asked));
  if (format == Format::json) return json_of(gaps);
  return render(table_of(gaps, is_for_programs), format, width);
}

}  // namespace corridor
