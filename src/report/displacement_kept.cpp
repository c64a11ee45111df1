#include "report/displacement_kept.h"

#include "base/csv.h"
#include "base/text.h"
#include "store/kept_content.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using displacement::Interval;
using displacement::interval_of;

KeptCamp& camp_named(KeptDisplacement& kept, std::string_view name) {
  const auto found = std::ranges::find(kept.camps, name, &KeptCamp::name);
  if (found != kept.camps.end()) return *found;
  kept.camps.push_back({.name = std::string(name), .people = {}, .counted = {}});
  return kept.camps.back();
}

double number_in(std::string_view field) { return parse_number(field).value_or(0); }

Error no_such_day(const KeptDisplacement& kept, std::int64_t day) {
  return {ErrorKind::invalid,
          fmt::format("run {} has no day {}", kept.record.id(), day),
          {},
          fmt::format("It goes from day 0 to day {}.", kept.last_day)};
}

/// camp,day,date,counted,low,median,high, by camp and then by day: one day of each camp, or its
/// last.
Result<void> read_arrivals(KeptDisplacement& kept, std::optional<std::int64_t> day) {
  CsvReader csv("arrivals.csv", kept.record.findings);
  TRY(csv.read_header());
  const std::array names{csv.column("camp"), csv.column("date"),   csv.column("counted"),
                         csv.column("low"),  csv.column("median"), csv.column("high"),
                         csv.column("day")};
  if (std::ranges::min(names) < 0) {
    return fail({ErrorKind::invalid,
                 fmt::format("run {} was kept without arrivals", kept.record.id()),
                 {},
                 "Run it again and keep it."});
  }
  const auto field = [&](std::size_t i) { return csv.field(static_cast<std::size_t>(names[i])); };
  while (TRY(csv.next())) {
    const auto of = parse_integer(field(6)).value_or(0);
    kept.last_day = std::max(kept.last_day, of);
    if (day && of != *day) continue;
    kept.day = of;
    kept.date = field(1);
    auto& camp = camp_named(kept, field(0));
    camp.counted = parse_number(field(2));
    camp.people = {number_in(field(3)), number_in(field(4)), number_in(field(5))};
  }
  if (day && kept.camps.empty()) return fail(no_such_day(kept, *day));
  return {};
}

/// Runs of an earlier time have no such files: then nothing is read.
std::string file_or_nothing(const Workspace& workspace, const RunRecord& record,
                            std::string_view name) {
  return run_file(workspace, record.id(), name).value_or("");
}

Result<void> read_errors(const std::string& text, KeptDisplacement& kept) {
  CsvReader csv("errors.csv", text);
  if (text.empty() || !csv.read_header()) return {};
  while (TRY(csv.next())) {
    kept.errors.emplace_back(std::string(csv.field(0)), number_in(csv.field(1)));
  }
  return {};
}

Result<void> read_members(const std::string& text, KeptDisplacement& kept) {
  CsvReader csv("member_counts.csv", text);
  if (text.empty() || !csv.read_header()) return {};
  while (TRY(csv.next())) {
    auto& camp = camp_named(kept, csv.field(0));
    for (const auto field : csv.fields().subspan(1)) camp.members.push_back(number_in(field));
  }
  return {};
}

const KeptCamp* find_camp(const KeptDisplacement& kept, std::string_view name) {
  const auto found = std::ranges::find(kept.camps, name, &KeptCamp::name);
  return found == kept.camps.end() ? nullptr : &*found;
}

CampDifference difference_of(const std::string& name, const KeptCamp* first, const KeptCamp* second,
                             bool alike) {
  CampDifference out{.name = name, .first = {}, .second = {}, .difference = {}};
  if (first != nullptr) out.first = first->people;
  if (second != nullptr) out.second = second->people;
  const double median = out.second.median - out.first.median;
  out.difference = {median, median, median};
  const auto count = std::max(first == nullptr ? 0 : first->members.size(),
                              second == nullptr ? 0 : second->members.size());
  const auto has = [&](const KeptCamp* camp) {
    return camp == nullptr || camp->members.size() == count;
  };
  if (!alike || count < 2 || !has(first) || !has(second)) return out;
  std::vector<double> differences(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    if (second != nullptr) differences[i] += second->members[i];
    if (first != nullptr) differences[i] -= first->members[i];
  }
  out.difference = interval_of(std::move(differences));
  out.is_paired = true;
  return out;
}

}  // namespace

Result<KeptDisplacement> kept_displacement(const Workspace& workspace, std::string_view run,
                                           std::optional<std::int64_t> day) {
  KeptDisplacement kept{
      .record = TRY(kept_run(workspace, run)), .date = {}, .camps = {}, .errors = {}};
  if (kept.record.model != "displacement") {
    return fail({ErrorKind::invalid,
                 fmt::format("run {} is one of {}", kept.record.id(), kept.record.model),
                 {},
                 fmt::format("It stands at /runs/{}.", kept.record.id())});
  }
  TRY(read_arrivals(kept, day));
  TRY(read_errors(file_or_nothing(workspace, kept.record, "errors.csv"), kept));
  if (kept.day == kept.last_day) {
    TRY(read_members(file_or_nothing(workspace, kept.record, "member_counts.csv"), kept));
  }
  return kept;
}

Result<std::pair<KeptDisplacement, KeptDisplacement>> kept_beside_each_other(
    const Workspace& workspace, const std::array<std::string, 2>& runs,
    std::optional<std::int64_t> day) {
  auto first = TRY(kept_displacement(workspace, runs[0], day));
  auto second = TRY(kept_displacement(workspace, runs[1], day));
  if (second.day > first.day) second = TRY(kept_displacement(workspace, runs[1], first.day));
  if (first.day > second.day) first = TRY(kept_displacement(workspace, runs[0], second.day));
  return std::pair(std::move(first), std::move(second));
}

bool have_same_random_numbers(const RunRecord& first, const RunRecord& second) {
  for (const std::string_view name : {"engine", "order", "days", "replicates"}) {
    if (first.settings[name] != second.settings[name]) return false;
  }
  const auto is_same = [](const RunInput& a, const RunInput& b) {
    return a.name == b.name && a.sha256 == b.sha256;
  };
  return first.seed == second.seed && first.program == second.program &&
         std::ranges::equal(first.inputs, second.inputs, is_same);
}

std::vector<CampDifference> camp_differences(const KeptDisplacement& first,
                                             const KeptDisplacement& second) {
  const bool alike = have_same_random_numbers(first.record, second.record);
  std::vector<CampDifference> differences;
  for (const auto& camp : first.camps) {
    differences.push_back(difference_of(camp.name, &camp, find_camp(second, camp.name), alike));
  }
  for (const auto& camp : second.camps) {
    if (find_camp(first, camp.name) != nullptr) continue;
    differences.push_back(difference_of(camp.name, nullptr, &camp, alike));
  }
  return differences;
}

}  // namespace corridor
