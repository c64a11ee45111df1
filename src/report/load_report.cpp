#include "report/load_report.h"

#include "base/json.h"
#include "base/text.h"
#include "evidence/plausibility.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <vector>

namespace corridor {
namespace {

constexpr std::int64_t examples_shown = 3;
constexpr std::size_t reasons_shown = 25;

std::string count(std::int64_t number) { return format_grouped(static_cast<double>(number), 0); }

/// Entries of one kind: how many, what they have in common, and the first few.
struct Group {
  std::int64_t number = 0;
  std::string reason;
  std::string examples;

  void add(FileCell cell, std::string_view seen) {
    if (++number > examples_shown) return;
    examples += fmt::format("    row {}, column {}{}\n", cell.row, cell.column,
                            seen.empty() ? "" : fmt::format(": {}", seen));
  }
};
using Groups = std::map<std::string, Group, std::less<>>;

/// Reasons that differ only in the rows they name belong together.
std::string without_numbers(const std::string& reason) {
  std::string out;
  for (const char c : reason) {
    if (c >= '0' && c <= '9') {
      if (out.empty() || out.back() != '#') out += '#';
    } else {
      out += c;
    }
  }
  return out;
}

Groups groups_of(const std::vector<Rejection>& rejections) {
  Groups groups;
  for (const auto& rejection : rejections) {
    Group& group = groups[without_numbers(rejection.reason)];
    if (group.number == 0) group.reason = rejection.reason;
    group.add(rejection.cell, rejection.seen.empty() ? "" : fmt::format("\"{}\"", rejection.seen));
  }
  for (auto& [reason, group] : groups) {
    if (group.number > 1) group.reason = reason;
  }
  return groups;
}

Groups groups_of(const LoadReport& report) {
  Groups groups;
  for (const auto& flag : report.flags) {
    groups[std::string(flag.check)].add(flag.cell, flag.reason);
  }
  const auto checks = plausibility_checks();
  for (auto& [name, group] : groups) {
    const auto check = std::ranges::find(checks, name, &PlausibilityCheck::name);
    group.reason = check == checks.end() ? name : fmt::format("{} ({})", check->title, name);
    group.number = report.flagged_by_check.at(name);
  }
  return groups;
}

std::string list(const Groups& groups, std::string_view what, std::int64_t total) {
  if (total == 0) return {};
  std::string out = fmt::format("{}: {}\n", what, count(total));
  std::size_t reasons = 0;
  std::int64_t listed = 0;
  for (const auto& [name, group] : groups) {
    listed += group.number;
    if (++reasons > reasons_shown) continue;
    out += fmt::format("  {} x {}\n{}", count(group.number), group.reason, group.examples);
  }
  if (reasons > reasons_shown) {
    out += fmt::format("  ... and {} more reasons; `corridor doctor --data --examples 10000`\n",
                       reasons - reasons_shown);
  }
  if (listed < total) out += fmt::format("  ... and {} more\n", count(total - listed));
  return out;
}

}  // namespace

std::string summary_of(const LoadReport& report) {
  const Edition& e = report.edition;
  if (report.already_loaded) {
    const bool in_package = e.file.starts_with("package:");
    return fmt::format("{}: loaded before as edition {}{}; nothing was changed\n", cite(e.citation),
                       e.short_id(), in_package ? ", from " + e.file : "");
  }
  std::string out = fmt::format("{}{}{}: {} rows read", cite(e.citation),
                                e.part.empty() ? "" : ", part ", e.part, count(e.rows_read));
  const bool is_register = e.records + e.events + e.passages > 0;
  if (e.observations > 0 || !is_register) {
    out += fmt::format(", {} figures kept", count(e.observations));
  }
  if (e.items > 0) out += fmt::format(", {} entries of lists", count(e.items));
  if (e.records > 0) out += fmt::format(", {} records", count(e.records));
  if (e.events > 0) out += fmt::format(", {} events", count(e.events));
  if (e.passages > 0) out += fmt::format(", {} passages of text", count(e.passages));
  if (e.rejected > 0) out += fmt::format(", {} rejected", count(e.rejected));
  if (e.flagged > 0) out += fmt::format(", {} flagged as implausible", count(e.flagged));
  return out + fmt::format(" (edition {})\n", e.short_id());
}

void FolderCount::add(const FileOutcome& outcome) {
  if (outcome.report) {
    ++(outcome.report->already_loaded ? loaded_before : loaded);
    figures += outcome.report->already_loaded ? 0 : outcome.report->edition.observations;
    items += outcome.report->already_loaded ? 0 : outcome.report->edition.items;
    records += outcome.report->already_loaded ? 0 : outcome.report->edition.records;
    events += outcome.report->already_loaded ? 0 : outcome.report->edition.events;
    passages += outcome.report->already_loaded ? 0 : outcome.report->edition.passages;
  } else if (outcome.unknown) {
    ++unknown;
  } else {
    ++failed;
    if (!first_error) first_error = outcome.report.error();
  }
}

Result<void> FolderCount::verdict(const std::string& folder) const {
  if (first_error) return fail(*first_error);
  if (loaded + loaded_before > 0) return {};
  return fail({ErrorKind::invalid,
               "expected files of which a source knows some, saw none",
               {folder},
               "`corridor sources --known` lists what can be read."});
}

std::string summary_of(const FolderCount& c, const std::string& folder) {
  std::string registers;
  if (c.records > 0) registers += fmt::format(", {} records", count(c.records));
  if (c.events > 0) registers += fmt::format(", {} events", count(c.events));
  if (c.passages > 0) registers += fmt::format(", {} passages", count(c.passages));
  return fmt::format(
      "{}: {} files loaded ({} figures, {} list entries{}), {} loaded before, {} of no known "
      "source, {} with mistakes\n",
      folder, count(c.loaded), count(c.figures), count(c.items), registers, count(c.loaded_before),
      count(c.unknown), count(c.failed));
}

std::string remarks_of(const FileOutcome& outcome) {
  if (outcome.report) return remarks_of(*outcome.report);
  if (outcome.unknown) return fmt::format("{}: not loaded, no source knows it\n", outcome.path);
  return describe(outcome.report.error());
}

std::string remarks_of(const LoadReport& report) {
  if (report.already_loaded) return {};
  return list(groups_of(report.rejections), fmt::format("{}: rejected", report.edition.file),
              report.edition.rejected) +
         list(groups_of(report), fmt::format("{}: kept, but implausible", report.edition.file),
              report.edition.flagged);
}

namespace {

constexpr std::size_t rows_listed = 50;

void write_row(JsonWriter& json, FileCell cell, std::string_view seen, std::string_view reason) {
  json.begin_object().field("row", cell.row).field("column", cell.column);
  json.field("seen", seen).field("reason", reason).end_object();
}

}  // namespace

std::string to_json(const LoadReport& report) {
  const Edition& edition = report.edition;
  JsonWriter json;
  json.begin_object().field("summary", trim(summary_of(report)));
  json.field("already_loaded", report.already_loaded).field("rows_read", edition.rows_read);
  json.field("kept", edition.observations + edition.records + edition.events + edition.items);
  json.field("rejected", edition.rejected).field("flagged", edition.flagged);
  json.key("rejections").begin_array();
  for (const auto& one : report.rejections | std::views::take(rows_listed)) {
    write_row(json, one.cell, one.seen, one.reason);
  }
  json.end_array().key("flags").begin_array();
  for (const auto& one : report.flags | std::views::take(rows_listed)) {
    write_row(json, one.cell, one.check, one.reason);
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor
