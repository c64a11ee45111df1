// source_data/: what was counted in each camp, and registration_corrections.csv.

#include "base/text.h"
#include "sources/flee_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <ranges>

namespace corridor {
namespace {

using displacement::DayValue;
using displacement::Observed;

bool is_heading(const std::string& cell) {
  return cell.starts_with("Date") || cell.starts_with("date") || cell.starts_with("DATE");
}

Result<std::vector<DayValue>> read_counts(FleeJob& job, const std::string& path) {
  const auto table = TRY(job.table(path));
  std::vector<DayValue> counts;
  for (const auto& row : table.rows) {
    if (is_heading(row.cell(0)) || row.cell(1).empty()) continue;
    const auto date = days_of_date(row.cell(0).substr(0, 10));
    if (!date) {
      return fail(table.error(row, 0, fmt::format("expected a date, saw \"{}\"", row.cell(0)),
                              "Write it as 2012-02-29."));
    }
    const double count = TRY(table.number(row, 1, "a number of people"));
    if (count < 0) {
      return fail(table.error(row, 1, fmt::format("expected 0 or more people, saw {}", row.cell(1)),
                              "Remove the row where nothing was counted."));
    }
    const int day = static_cast<int>(*date - job.start);
    if (!counts.empty() && day < counts.back().day) {
      job.doubt(table.error(row, 0,
                            fmt::format("expected a date after {}, saw {}",
                                        date_of_days(job.start + counts.back().day), row.cell(0)),
                            "Put the rows in the order of dates, or mend the date; meanwhile the "
                            "row counts from where it stands."));
    }
    if (!counts.empty() && day == counts.back().day) {
      counts.back().value = count;
    } else {
      counts.push_back({day, count});
    }
  }
  if (counts.empty()) {
    return fail(table.error("expected rows with a date and a count, saw none",
                            "Add what was counted, or take the camp out of data_layout.csv."));
  }
  return counts;
}

double last_value(const std::vector<DayValue>& counts, int day) {
  const auto after = std::ranges::upper_bound(counts, day, {}, &DayValue::day);
  return after == counts.begin() ? 0 : (after - 1)->value;
}

/// Two files of one camp as the reference adds them. It walks through the second: rows of the first
/// from before take the second's last value; a row on a day of its own takes the first's *next*
/// row, though that was counted later; rows of the first after the second's end are dropped.
std::vector<DayValue> add_as_reference(const std::vector<DayValue>& first,
                                       const std::vector<DayValue>& second) {
  std::vector<DayValue> sum;
  std::size_t next = 0;
  double last = 0;
  for (const auto& row : second) {
    for (; first[next].day < row.day; ++next) {
      sum.push_back({first[next].day, first[next].value + last});
      if (next + 1 == first.size()) break;
    }
    const bool both = first[next].day == row.day;
    if (both || row.day < first[next].day) sum.push_back({row.day, row.value + first[next].value});
    if (both && next + 1 < first.size()) ++next;
    if (both || row.day < first[next].day) last = row.value;
  }
  return sum;
}

std::vector<DayValue> add_counts(const std::vector<DayValue>& first,
                                 const std::vector<DayValue>& second, bool repaired) {
  if (!repaired) return add_as_reference(first, second);
  std::vector<DayValue> sum;
  std::vector<int> days;
  for (const auto& row : first) days.push_back(row.day);
  for (const auto& row : second) days.push_back(row.day);
  std::ranges::sort(days);
  days.erase(std::ranges::unique(days).begin(), days.end());
  for (const int day : days) sum.push_back({day, last_value(first, day) + last_value(second, day)});
  return sum;
}

Result<void> correct(const FleeJob& job, const FleeTable& table, const FleeRow& row,
                     Observed& camp) {
  const auto date = days_of_date(row.cell(1));
  if (!date) {
    return fail(table.error(row, 1, fmt::format("expected a date, saw \"{}\"", row.cell(1)),
                            "Write it as 2012-02-29."));
  }
  const int day = static_cast<int>(*date - job.start);
  if (day < 0) return {};
  const auto found = std::ranges::find(camp.counts, day, &DayValue::day);
  if (found == camp.counts.end()) {
    return fail(table.error(
        row, 1, fmt::format("expected a date with a count of {}, saw {}", camp.name, row.cell(1)),
        "A correction begins on a day on which the camp was counted."));
  }
  // A date that stands twice corrects twice, as in the reference.
  for (auto at = found; at != camp.counts.end(); ++at) {
    if (at->day != day || at == camp.counts.begin() || (at - 1)->value == 0) continue;
    const double factor = at->value / (at - 1)->value;
    for (auto early = camp.counts.begin(); early != at; ++early) early->value *= factor;
  }
  return {};
}

Result<void> read_corrections(FleeJob& job) {
  if (!job.has("registration_corrections.csv")) return {};
  const auto table = TRY(job.table(job.input_file("registration_corrections.csv")));
  for (const auto& row : table.rows) {
    const auto camp = std::ranges::find(job.world().camps, row.cell(0), &Observed::name);
    if (camp == job.world().camps.end()) {
      job.remark(fmt::format("{}:{}: a correction for {}, which has no data", table.file, row.line,
                             row.cell(0)));
      continue;
    }
    if (auto done = correct(job, table, row, *camp); !done) {
      // The reference stops here; a correction that cannot be made changes nothing.
      if (done.error().where.column == 2 && done.error().message.starts_with("expected a date,")) {
        return done;
      }
      job.remark(fmt::format("{}:{}: {}", table.file, row.line, done.error().message));
    }
  }
  return {};
}

Result<void> read_camp(FleeJob& job, const FleeTable& layout, const FleeRow& row) {
  Observed camp;
  camp.name = row.cell(0);
  const auto found = job.places.find(camp.name);
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    if (row.cell(i).empty()) continue;
    const std::string path = job.data + "/" + row.cell(i);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
      if (found == job.places.end()) {
        job.remark(fmt::format("{}:{}: {} is not there, nor is {} a place", layout.file, row.line,
                               row.cell(i), camp.name));
        return {};
      }
      return fail(layout.error(row, i, fmt::format("expected the file {}, saw none", path),
                               "Add it to source_data, or take the row out."));
    }
    auto counts = TRY(read_counts(job, path));
    camp.counts =
        i == 1 ? std::move(counts) : add_counts(camp.counts, counts, job.reading.repaired);
  }
  if (camp.counts.empty()) {
    return fail(layout.error(row, 1, fmt::format("expected a file for {}, saw none", camp.name),
                             "Write the camp and its file: Mentao,bf-mentao.csv."));
  }
  if (found == job.places.end()) {
    job.remark(
        fmt::format("{} is counted, but is no place of locations.csv: it counts in the total "
                    "only",
                    camp.name));
  } else {
    camp.place = found->second;
  }
  if (std::ranges::find(job.world().camps, camp.name, &Observed::name) != job.world().camps.end()) {
    return fail(layout.error(row, 0,
                             fmt::format("expected each camp once, saw {} again", camp.name),
                             "Name several files of a camp in one row."));
  }
  camp.as_reported = camp.counts;
  job.world().camps.push_back(std::move(camp));
  return {};
}

}  // namespace

Result<void> read_flee_data(FleeJob& job) {
  if (job.data.empty()) {
    if (!job.reading.needs_data) return {};
    return fail({ErrorKind::not_found,
                 "expected source_data/ with what was counted, saw none",
                 {job.input, 0, 0},
                 "Add source_data/data_layout.csv, or let people flee by conflict: "
                 "conflict_driven_spawning in the settings."});
  }
  const auto layout = TRY(job.table(job.data + "/data_layout.csv"));
  if (layout.rows.empty()) {
    return fail(layout.error("expected total,refugees.csv and a row for each camp, saw none",
                             "Name the total first, then each camp with its file."));
  }
  const auto& total = layout.rows.front();
  job.world().total.name = total.cell(0);
  if (total.cell(1).empty()) {
    return fail(layout.error(total, 1, "expected the file of the total, saw nothing",
                             "Begin with total,refugees.csv."));
  }
  job.world().total.counts = TRY(read_counts(job, job.data + "/" + total.cell(1)));
  for (const auto& row : layout.rows | std::views::drop(1)) TRY(read_camp(job, layout, row));
  if (job.world().camps.empty() && job.reading.needs_data) {
    return fail(layout.error("expected at least one camp with its file, saw none",
                             "Add a row such as Mentao,bf-mentao.csv."));
  }
  return read_corrections(job);
}

}  // namespace corridor
