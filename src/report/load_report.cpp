#include "report/load_report.h"

#include "base/text.h"

#include <fmt/core.h>

#include <map>
#include <vector>

namespace corridor {
namespace {

constexpr std::size_t examples_shown = 3, reasons_shown = 25;

std::string count(std::int64_t number) { return format_grouped(static_cast<double>(number), 0); }

/// Entries with one reason: how many, and the first few.
struct Group {
  std::size_t number = 0;
  std::string first_reason;
  std::string examples;

  void add(FileCell cell, const std::string& seen, const std::string& reason) {
    if (number == 0) first_reason = reason;
    if (++number > examples_shown) return;
    examples += fmt::format("    row {}, column {}{}\n", cell.row, cell.column,
                            seen.empty() ? "" : fmt::format(": \"{}\"", seen));
  }
};

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

template <class Entries, class Seen>
std::string list(const Entries& entries, std::string_view what, std::int64_t total, Seen seen) {
  if (total == 0) return {};
  std::map<std::string, Group> groups;
  for (const auto& entry : entries) {
    groups[without_numbers(entry.reason)].add(entry.cell, seen(entry), entry.reason);
  }
  std::string out = fmt::format("{}: {}\n", what, count(total));
  std::size_t reasons = 0;
  for (const auto& [reason, group] : groups) {
    if (++reasons > reasons_shown) {
      out += fmt::format("  ... and {} more reasons; `corridor doctor --data` lists all\n",
                         groups.size() - reasons_shown);
      break;
    }
    out += fmt::format("  {} x {}\n{}", count(static_cast<std::int64_t>(group.number)),
                       group.number == 1 ? group.first_reason : reason, group.examples);
  }
  const auto listed = static_cast<std::int64_t>(entries.size());
  if (listed < total) out += fmt::format("  ... and {} more\n", count(total - listed));
  return out;
}

}  // namespace

std::string summary_of(const LoadReport& report) {
  const Edition& e = report.edition;
  if (report.already_loaded) {
    return fmt::format("{}: loaded before as edition {}; nothing was changed\n", cite(e.citation),
                       e.short_id());
  }
  std::string out = fmt::format("{}{}{}: {} rows read, {} figures kept", cite(e.citation),
                                e.part.empty() ? "" : ", part ", e.part, count(e.rows_read),
                                count(e.observations));
  if (e.items > 0) out += fmt::format(", {} entries of lists", count(e.items));
  if (e.rejected > 0) out += fmt::format(", {} rejected", count(e.rejected));
  if (e.flagged > 0) out += fmt::format(", {} flagged as implausible", count(e.flagged));
  return out + fmt::format(" (edition {})\n", e.short_id());
}

void FolderCount::add(const FileOutcome& outcome) {
  if (outcome.report) {
    ++(outcome.report->already_loaded ? loaded_before : loaded);
    figures += outcome.report->already_loaded ? 0 : outcome.report->edition.observations;
    items += outcome.report->already_loaded ? 0 : outcome.report->edition.items;
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
  return fmt::format(
      "{}: {} files loaded ({} figures, {} list entries), {} loaded before, {} of no known source, "
      "{} with mistakes\n",
      folder, count(c.loaded), count(c.figures), count(c.items), count(c.loaded_before),
      count(c.unknown), count(c.failed));
}

std::string remarks_of(const FileOutcome& outcome) {
  if (outcome.report) return remarks_of(*outcome.report);
  if (outcome.unknown) return fmt::format("{}: not loaded, no source knows it\n", outcome.path);
  return describe(outcome.report.error());
}

std::string remarks_of(const LoadReport& report) {
  if (report.already_loaded) return {};
  return list(report.rejections, fmt::format("{}: rejected", report.edition.file),
              report.edition.rejected, [](const Rejection& r) { return r.seen; }) +
         list(report.flags, fmt::format("{}: kept, but implausible", report.edition.file),
              report.edition.flagged, [](const Flag&) { return std::string(); });
}

}  // namespace corridor
